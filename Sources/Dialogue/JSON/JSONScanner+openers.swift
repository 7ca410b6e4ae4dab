/// Opening brackets that are missing, wrong or too many: what follows does not fit what is open.
extension JSONScanner {
  /// A colon follows a value: something is wrong with a bracket before it, or the colon is one too many.
  mutating func repairColonAfterValue() {
    let top = open[open.count - 1]
    let followsText = entries.last.map { $0.kind == .string && Int($0.end) == lastEnd } ?? false
    guard followsText, entries.count - 1 > top.entry, top.isObject || !top.saidColon else {
      report(.extraColon, at, at + 1)
      at += 1
      open[open.count - 1].awaits = top.isObject ? .comma : .next
      open[open.count - 1].forgivesComma = true
      return
    }
    if top.isObject { return openImplied() }
    let start = takeBackText()
    if entries.count == top.entry + 1 {
      // The first thing in a list is a key: either an object's bracket is missing, or the list should be one.
      let isInObject = open.count < 2 || open[open.count - 2].isObject
      if isInObject, let closer = nextCloser(from: at), bytes[closer] == JSONByte.closeBrace,
        isListOfObjects(after: closer + 1)
      {
        return openImplied(at: start)
      }
      retype(asObject: true, closer: nextCloser(from: at).map { bytes[$0] } ?? JSONByte.closeBrace)
    } else if entries[lastChild(of: top.entry)].kind == .object {
      return openImplied(at: start)
    } else {
      at = start
      closeUnclosed(above: open.count - 2)
      if let parent = open.last, !parent.isObject { return openImplied(at: start) }
    }
    at = start
    if let parent = open.indices.last { open[parent].awaits = .next }
  }

  /// Reads the last string again, as the first key of an object whose `{` is missing.
  mutating func openImplied() {
    let index = entries.count - 1
    let entry = entries[index]
    let start = Int(entry.start)
    if let top = open.last, start == firstOnLine, top.itemIndent == indent {
      // The next key stands where a value was expected.
      _ = takeBackText()
      at = start
      var unreadable = entry
      unreadable.kind = .unreadable
      unreadable.end = entry.start
      entries.append(unreadable)
      let key = clip(Int(entry.keyStart), Int(entry.keyEnd))
      reportKey(.missingValue(key: key), Int(entry.keyStart), Int(entry.keyEnd))
      open[open.count - 1].awaits = .next
      return
    }
    _ = takeBackText()
    let hasKey = entry.keyStart > 0
    var key = Text(start: Int(entry.keyStart), end: Int(entry.keyEnd))
    key.hasEscapes = entry.keyHasEscapes
    openImplied(at: start, key: hasKey ? key : nil)
  }

  private mutating func openImplied(at start: Int, key: Text? = nil) {
    report(.missingOpener("{"), start, start)
    if let parent = open.indices.last { open[parent].awaits = .comma }
    at = start
    append(.object, from: start, key: key)
    guard !isStopped else { return }
    open.append(
      Frame(
        entry: entries.count - 1, opener: start, isObject: true, closer: JSONByte.closeBrace, awaits: .next,
        openerLine: lineStart, openerIndent: indent, isImplied: true))
  }

  /// Takes the last string off the tape, to read it again; what was wrong in it will come up again.
  private mutating func takeBackText() -> Int {
    let start = Int(entries.removeLast().start)
    mistakeCount -= found.count { $0.start >= start }
    found.removeAll { $0.start >= start }
    lastEnd = start
    return start
  }

  /// The innermost container was opened with the wrong bracket; it holds nothing yet.
  private mutating func retype(asObject: Bool, closer: UInt8) {
    let top = open.count - 1
    let opener = open[top].opener
    if closer == (asObject ? JSONByte.closeBrace : JSONByte.closeBracket) {
      report(.wrongOpener(expected: asObject ? "{" : "["), opener, opener + 1)
    } else {
      report(asObject ? .keyInList : .listInBraces, opener, opener + 1)
    }
    open[top].isObject = asObject
    open[top].closer = closer
    entries[open[top].entry].kind = asObject ? .object : .array
  }

  /// A text or an object without key and colon stands in an object: true when a bracket explains it.
  ///
  /// `start` is where the item begins; nothing of it is on the tape.
  mutating func repairItemWithoutKey(from start: Int) -> Bool {
    let top = open[open.count - 1]
    if bytes[start] == JSONByte.openBrace, start == top.opener + 1 {
      report(.extraOpener("{"), top.opener, top.opener + 1)
      at = start + 1
      open[open.count - 1].awaits = .first
      return true
    }
    guard let closer = nextCloser(from: start) else { return false }
    if entries.count == top.entry + 1 {
      guard bytes[closer] == JSONByte.closeBracket || !hasColon(from: start, to: closer) else { return false }
      retype(asObject: false, closer: bytes[closer])
    } else {
      guard bytes[closer] == JSONByte.closeBracket else { return false }
      wrapLastChild(of: top.entry)
    }
    at = start
    open[open.count - 1].awaits = .next
    return true
  }

  /// Puts the last member's value into a list whose `[` is missing before it.
  private mutating func wrapLastChild(of parent: Int) {
    let child = lastChild(of: parent)
    let start = Int(entries[child].start)
    report(.missingOpener("["), start, start)
    var list = entries[child]
    list.kind = .array
    entries[child].keyStart = 0
    entries[child].keyEnd = 0
    for index in child..<entries.count { entries[index].next += 1 }
    entries.insert(list, at: child)
    open.append(
      Frame(
        entry: child, opener: start, isObject: false, closer: JSONByte.closeBracket, openerLine: lineStart,
        openerIndent: indent, isImplied: true))
    open[open.count - 2].awaits = .comma
  }

  private func lastChild(of parent: Int) -> Int {
    var child = parent + 1
    while Int(entries[child].next) < entries.count { child = Int(entries[child].next) }
    return child
  }

  /// The first bracket from here on that closes something opened before.
  private func nextCloser(from start: Int) -> Int? {
    var depth = 0
    var cursor = start
    let limit = min(bytes.count, start + Self.bracketLookahead)
    while cursor < limit {
      let byte = bytes[cursor]
      if byte == JSONByte.quote {
        cursor = endOfQuoted(cursor, limit)
        continue
      }
      if JSONByte.isOpener(byte) { depth += 1 }
      if JSONByte.isCloser(byte) {
        if depth == 0 { return cursor }
        depth -= 1
      }
      cursor += 1
    }
    return nil
  }

  private func endOfQuoted(_ start: Int, _ limit: Int) -> Int {
    var cursor = start + 1
    while cursor < limit, bytes[cursor] != JSONByte.quote, !JSONByte.isLineEnd(bytes[cursor]) {
      cursor += bytes[cursor] == JSONByte.backslash ? 2 : 1
    }
    return cursor + 1
  }

  /// Whether a colon stands between these offsets, outside quotes and inner brackets.
  private func hasColon(from start: Int, to end: Int) -> Bool {
    var depth = 0
    var cursor = start
    while cursor < end {
      let byte = bytes[cursor]
      if byte == JSONByte.quote {
        cursor = endOfQuoted(cursor, end)
        continue
      }
      if byte == JSONByte.colon, depth == 0 { return true }
      if JSONByte.isOpener(byte) { depth += 1 }
      if JSONByte.isCloser(byte) { depth -= 1 }
      cursor += 1
    }
    return false
  }

  /// Whether a list goes on with another object, or ends, after the bracket before `offset`.
  private func isListOfObjects(after offset: Int) -> Bool {
    var cursor = offset
    let limit = min(bytes.count, offset + Self.lookahead)
    while cursor < limit, JSONByte.isBlank(bytes[cursor]) { cursor += 1 }
    if holds(JSONByte.closeBracket, at: cursor) { return true }
    guard holds(JSONByte.comma, at: cursor) else { return false }
    cursor += 1
    while cursor < limit, JSONByte.isBlank(bytes[cursor]) { cursor += 1 }
    return holds(JSONByte.openBrace, at: cursor)
  }
}
