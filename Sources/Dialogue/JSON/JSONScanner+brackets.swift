/// Brackets that are missing, wrong or too many, and what the indentation says about them.
extension JSONScanner {
  /// The file ends inside a container.
  mutating func reachEnd() {
    bracketsAreInDoubt = true
    if !endIsExplained, let innermost = open.last(where: { !$0.isImplied }) {
      let around = open.count { !$0.isImplied } - 1
      report(.unclosedAtEnd(opener: innermost.openerCharacter, around: around), innermost.opener, innermost.opener + 1)
    }
    closeAll()
  }

  /// Looks at what follows the outermost value.
  mutating func passEnd() {
    skipBlank()
    while at < bytes.count {
      if bytes[at] == JSONByte.colon, entries.count == 1, entries[0].kind == .string {
        openImplied()
        while !open.isEmpty, !isStopped { step() }
        if isStopped { return closeAll() }
        skipBlank()
        continue
      }
      bracketsAreInDoubt = true
      let byte = bytes[at]
      if JSONByte.isCloser(byte) {
        report(.extraCloser(Character(Unicode.Scalar(byte))), at, at + 1)
      } else if isUTF8 || byte < 0x80 {
        report(.extraText, at, endOfCharacter(at))
      }
      return
    }
  }

  /// A bracket of the other kind: either a slip of the finger, or the right one is missing before it.
  mutating func closeWrongly(_ byte: UInt8) {
    bracketsAreInDoubt = true
    let top = open[open.count - 1]
    if lastEnd == at, bytes[at - 1] == byte, isDoubled() {
      report(.extraCloser(Character(Unicode.Scalar(byte))), at, at + 1)
      at += 1
      return
    }
    guard let match = open.lastIndex(where: { $0.closer == byte }), isMissing(match, byte) else {
      let line = line(of: top.opener)
      report(
        .wrongCloser(
          found: Character(Unicode.Scalar(byte)), expected: Character(Unicode.Scalar(top.closer)), line: line),
        at, at + 1)
      return close()
    }
    closeUnclosed(above: match)
    close()
  }

  /// Whether the bracket at hand belongs to the container `match`, so that those within it are not closed.
  ///
  /// Where lines tell nothing, the rest of the line does: it closes what the line opened, or it does not.
  private func isMissing(_ match: Int, _ byte: UInt8) -> Bool {
    let top = open[open.count - 1]
    let outer = open[match]
    if at == firstOnLine, top.openerIndent != outer.openerIndent { return outer.openerIndent == indent }
    guard outer.openerLine == lineStart else { return false }
    return closersAhead() < 1
  }

  /// Whether a bracket was typed twice: what is open will still be closed.
  private func isDoubled() -> Bool {
    open[open.count - 1].openerLine != lineStart || closersAhead() > 0
  }

  /// How many more brackets the rest of the line closes than it opens.
  private func closersAhead() -> Int {
    var balance = 0
    var isInText = false
    var cursor = at + 1
    let limit = min(bytes.count, at + Self.lookahead)
    while cursor < limit, !JSONByte.isLineEnd(bytes[cursor]) {
      if bytes[cursor] == JSONByte.quote { isInText.toggle() }
      if !isInText, JSONByte.isOpener(bytes[cursor]) { balance -= 1 }
      if !isInText, JSONByte.isCloser(bytes[cursor]) { balance += 1 }
      cursor += 1
    }
    return balance
  }

  mutating func closeUnclosed(above index: Int) {
    let hasMore = at < bytes.count && !JSONByte.isCloser(bytes[at])
    while open.count > index + 1 {
      let frame = open[open.count - 1]
      if !frame.isImplied {
        report(
          .unclosed(opener: frame.openerCharacter, before: line(of: at), hasMore: hasMore), frame.opener,
          frame.opener + 1)
      }
      closeFrame(end: max(lastEnd, frame.opener + 1))
    }
  }

  /// Closes the containers within the one to which the item at hand belongs by its indentation.
  ///
  /// An item that begins a line is as far in as the first item of its own container.
  mutating func closesByIndentation() -> Bool {
    let isKey = !JSONByte.isOpener(bytes[at])
    guard let top = open.last, !belongs(to: top) else { return false }
    var index = open.count - 1
    while index > 0, isDeeper(open[index]) {
      index -= 1
      guard open[index].itemIndent == indent else { continue }
      guard isKey || !open[index].isObject else { return false }
      let awaits = top.awaits
      closeUnclosed(above: index)
      open[index].awaits = awaits == .comma ? .comma : .next
      open[index].forgivesComma = awaits == .comma
      return true
    }
    return false
  }

  private func belongs(to frame: Frame) -> Bool {
    frame.itemIndent == indent || frame.itemIndent == nil && frame.openerIndent < indent
  }

  private func isDeeper(_ frame: Frame) -> Bool {
    if let itemIndent = frame.itemIndent { return itemIndent > indent }
    return frame.openerLine < lineStart && frame.openerIndent >= indent
  }

  /// In a second reading, closes or ignores brackets as the indentation has it; false when it has no say.
  mutating func obeysIndentation(_ byte: UInt8) -> Bool {
    let top = open[open.count - 1]
    guard JSONByte.isCloser(byte) else {
      return at == firstOnLine && top.awaits == .next && closesByIndentation()
    }
    guard top.openerLine < lineStart, top.openerIndent != indent else { return false }
    if at == firstOnLine, indent < top.openerIndent {
      guard let match = open.lastIndex(where: { $0.openerIndent == indent }), open[match].closer == byte else {
        return false
      }
      closeUnclosed(above: match)
      close()
      return true
    }
    guard top.itemIndent == indent else { return false }
    report(.extraCloser(Character(Unicode.Scalar(byte))), at, at + 1)
    at += 1
    if top.awaits == .next, holds(JSONByte.comma, at: at) { at += 1 }
    return true
  }

  /// Passes a value that is nested too deep, without looking into it.
  mutating func skipTooDeep(key: Text?) {
    let start = at
    if !saidTooDeep { report(.tooDeep, at, at + 1) }
    saidTooDeep = true
    var depth = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == JSONByte.quote {
        at += 1
        while at < bytes.count, bytes[at] != JSONByte.quote { at += bytes[at] == JSONByte.backslash ? 2 : 1 }
      } else if byte == JSONByte.lineFeed {
        lineStart = at + 1
      } else if JSONByte.isOpener(byte) {
        depth += 1
      } else if JSONByte.isCloser(byte) {
        depth -= 1
      }
      at += 1
      if depth == 0 { break }
    }
    at = min(at, bytes.count)
    if at == bytes.count { endIsExplained = true }
    append(.unreadable, from: start, key: key)
  }
}
