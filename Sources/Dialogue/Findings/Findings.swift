/// Collects what is wrong with a book while it is read and linted.
///
/// Nothing here throws: a writer fixes ten things per run, not one.
package struct Findings: Sendable {
  package private(set) var list: [Diagnostic] = []
  private let files: [SourceFile]
  /// Byte offsets of line starts, made for a file when its first finding comes.
  private var lineStarts: [UInt16: [UInt32]] = [:]
  private var countByFile: [UInt16: Int] = [:]

  /// More than this from one file help nobody; the rest are counted out.
  package static let limitPerFile = 200

  package init(files: [SourceFile]) {
    self.files = files
  }

  package var hasErrors: Bool { list.contains { $0.severity == .error } }

  /// Indices of the files something was found in.
  var foundIn: Set<UInt16> { Set(countByFile.keys) }

  /// Where a word stands within a value, for findings about a part of it.
  ///
  /// The value's own place where the word is not found as it is. A word in quotes is found with them.
  func place(of word: String, in place: Place) -> Place {
    guard Int(place.file) < files.count, !word.isEmpty else { return place }
    let bytes = files[Int(place.file)].bytes
    let word = Array(word.utf8)
    var at = Int(place.start)
    let last = min(Int(place.end), bytes.count) - word.count
    while at <= last {
      if bytes[at] == word[0], bytes[at..<(at + word.count)].elementsEqual(word) {
        return Place(file: place.file, start: UInt32(at), end: UInt32(at + word.count))
      }
      at += 1
    }
    return place
  }

  /// As `place(of:in:)`, but not within a longer word: “he” is not in “the”.
  func place(ofWord word: String, in place: Place) -> Place {
    guard Int(place.file) < files.count else { return place }
    let bytes = files[Int(place.file)].bytes
    func isLetter(_ index: Int) -> Bool {
      guard bytes.indices.contains(index) else { return false }
      let byte = bytes[index] | 0x20
      return byte >= 0x61 && byte <= 0x7A || bytes[index] >= 0xC3 && bytes[index] < 0xE0
    }
    var rest = place
    while true {
      let found = self.place(of: word, in: rest)
      if found == rest { return place }
      if !isLetter(Int(found.start) - 1), !isLetter(Int(found.end)) { return found }
      rest.start = found.start + 1
    }
  }

  /// What stands in a file at a place, without the quotes around it.
  func words(at place: Place) -> String {
    guard Int(place.file) < files.count else { return "" }
    var bytes = files[Int(place.file)].bytes[...].prefix(Int(place.end)).dropFirst(Int(place.start))
    if bytes.count > 1, bytes.first == 0x22, bytes.last == 0x22 { bytes = bytes.dropFirst().dropLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// “line 12”, and “line 12 of book.json” where `other` stands in another file.
  mutating func line(of place: Place, seenFrom other: Place) -> String {
    guard Int(place.file) < files.count else { return "book.json" }
    let location = locate(place).0
    return "line \(location.line)" + (place.file == other.file ? "" : " of \(location.file)")
  }

  /// Nothing more is taken of this file.
  func isFull(_ file: UInt16) -> Bool { countByFile[file, default: 0] >= Self.limitPerFile }

  package mutating func add(
    _ rule: LintRule, at place: Place, _ message: String, fix: String, severity: Diagnostic.Severity = .error
  ) {
    let count = countByFile[place.file, default: 0]
    guard count < Self.limitPerFile else { return }
    countByFile[place.file] = count + 1
    guard Int(place.file) < files.count else {
      let nowhere = SourceLocation(file: "book.json", line: 1, column: 1)
      list.append(Diagnostic(rule: rule, severity: severity, message: message, fix: fix, location: nowhere))
      return
    }
    let (location, line, length) = locate(place)
    list.append(
      Diagnostic(
        rule: rule, severity: severity, message: message, fix: fix, location: location, sourceLine: line,
        length: length))
  }

  /// Findings in reading order.
  ///
  /// By file, line and column, as a writer works through them.
  package var sorted: [Diagnostic] {
    list.sorted { left, right in
      (left.location.file, left.location.line, left.location.column, left.rule.rawValue, left.message)
        < (right.location.file, right.location.line, right.location.column, right.rule.rawValue, right.message)
    }
  }

  private mutating func locate(_ place: Place) -> (SourceLocation, String, Int) {
    let file = files[Int(place.file)]
    let starts = lineStarts(of: place.file)
    let offset = min(Int(place.start), file.bytes.count)
    let low = line(of: place) - 1
    let lineStart = Int(starts[low])
    var lineEnd = low + 1 < starts.count ? Int(starts[low + 1]) - 1 : file.bytes.count
    if lineEnd > lineStart, file.bytes[lineEnd - 1] == 0x0D { lineEnd -= 1 }
    // A file of one enormous line must not become an enormous message.
    let shownEnd = min(lineEnd, lineStart + 2_000)
    let line = String(decoding: file.bytes[lineStart..<max(lineStart, shownEnd)], as: UTF8.self)
    let column = scalars(in: file.bytes[lineStart..<max(lineStart, offset)]) + 1
    let end = max(offset, min(Int(place.end), lineEnd))
    let length = max(1, scalars(in: file.bytes[offset..<end]))
    return (SourceLocation(file: file.path, line: low + 1, column: column), line, length)
  }

  /// Counted from 1.
  package mutating func line(of place: Place) -> Int {
    let starts = lineStarts(of: place.file)
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= place.start { low = middle } else { high = middle }
    }
    return low + 1
  }

  private mutating func lineStarts(of file: UInt16) -> [UInt32] {
    if let known = lineStarts[file] { return known }
    var starts: [UInt32] = [0]
    for (index, byte) in files[Int(file)].bytes.enumerated() where byte == 0x0A { starts.append(UInt32(index + 1)) }
    lineStarts[file] = starts
    return starts
  }

  private func scalars(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}
