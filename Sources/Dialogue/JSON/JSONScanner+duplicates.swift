/// Keys that stand twice in one object.
extension JSONScanner {
  mutating func reportDuplicates(in parent: Int) {
    let end = Int(entries[parent].next)
    guard mayHaveDuplicates(from: parent + 1, to: end) else { return }
    memberBuffer.removeAll(keepingCapacity: true)
    var index = parent + 1
    var hasEscapes = false
    while index < end {
      if entries[index].keyStart > 0 {
        memberBuffer.append(index)
        hasEscapes = hasEscapes || entries[index].keyHasEscapes
      }
      index = Int(entries[index].next)
    }
    guard memberBuffer.count > 1 else { return }
    if hasEscapes { return reportDecodedDuplicates() }
    if memberBuffer.count > 16 { return reportManyDuplicates() }
    for later in 1..<memberBuffer.count {
      for first in 0..<later where haveEqualKeys(memberBuffer[first], memberBuffer[later]) {
        reportDuplicate(memberBuffer[later], of: memberBuffer[first])
        break
      }
    }
  }

  /// False where no two keys have the same length and first letter, as in most objects.
  private func mayHaveDuplicates(from start: Int, to end: Int) -> Bool {
    var keys = KeyFilter()
    var index = start
    while index < end {
      let entry = entries[index]
      let isAlone = keys.insert(entry, of: bytes)
      if !isAlone || entry.keyHasEscapes { return true }
      index = Int(entry.next)
    }
    return false
  }

  /// Sorting keeps the work small however many keys there are, and whatever they are.
  private mutating func reportManyDuplicates() {
    let sorted = memberBuffer.sorted { isKey($0, before: $1) }
    var first = sorted[0]
    for index in sorted.dropFirst() {
      if haveEqualKeys(first, index) { reportDuplicate(index, of: first) } else { first = index }
      if isStopped { return }
    }
  }

  private mutating func reportDecodedDuplicates() {
    var firsts: [[UInt8]: Int] = [:]
    for index in memberBuffer where !isStopped {
      let entry = entries[index]
      let raw = bytes[Int(entry.keyStart)..<Int(entry.keyEnd)]
      let key = entry.keyHasEscapes ? Array(JSONText.decoded(raw).utf8) : Array(raw)
      if let first = firsts[key] { reportDuplicate(index, of: first) } else { firsts[key] = index }
    }
  }

  private mutating func reportDuplicate(_ index: Int, of first: Int) {
    let start = Int(entries[index].keyStart)
    let end = Int(entries[index].keyEnd)
    let problem = JSONProblem.duplicateKey(clip(start, end), line: line(of: Int(entries[first].keyStart)))
    reportKey(problem, start, end)
    // The tape is whole: a second key spoils nothing but itself.
    duplicateCount += 1
  }

  private func keyLength(_ index: Int) -> Int { Int(entries[index].keyEnd - entries[index].keyStart) }

  private func haveEqualKeys(_ left: Int, _ right: Int) -> Bool {
    let count = keyLength(left)
    guard count == keyLength(right) else { return false }
    let leftStart = Int(entries[left].keyStart)
    let rightStart = Int(entries[right].keyStart)
    for offset in 0..<count where bytes[leftStart + offset] != bytes[rightStart + offset] { return false }
    return true
  }

  /// By length, then by bytes, then by position in the file.
  private func isKey(_ left: Int, before right: Int) -> Bool {
    let count = keyLength(left)
    guard count == keyLength(right) else { return count < keyLength(right) }
    let leftStart = Int(entries[left].keyStart)
    let rightStart = Int(entries[right].keyStart)
    for offset in 0..<count where bytes[leftStart + offset] != bytes[rightStart + offset] {
      return bytes[leftStart + offset] < bytes[rightStart + offset]
    }
    return left < right
  }
}
