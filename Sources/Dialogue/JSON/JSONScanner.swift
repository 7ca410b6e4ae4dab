/// Turns bytes into the tape, one pass from left to right, without recursion.
///
/// The straight road is in this file. Whatever is not plain JSON goes to the extensions, which report it and put the
/// scanner where it can go on as if the mistake had not been made, so that one mistake gives one finding.
struct JSONScanner {
  /// A container that is still open.
  struct Frame {
    enum Awaits { case first, next, comma }

    var entry: Int
    var opener: Int
    var isObject: Bool
    /// The bracket that ends it; after a slip in the opening bracket it may be the other kind.
    var closer: UInt8
    var awaits = Awaits.first
    /// Start of the line with the opener, and how far that line is indented.
    var openerLine: Int
    var openerIndent: Int
    /// Indentation of the first item if it begins a line.
    var itemIndent: Int?
    /// A comma that is missing now belongs to a mistake already reported.
    var forgivesComma = false
    var saidColon = false
    /// There is no place for this value: leave it off the tape.
    var isDropped = false
    /// Its opening bracket is missing.
    var isImplied = false

    var openerCharacter: Character { isObject ? "{" : "[" }
  }

  /// What stands between quotes.
  struct Text {
    var start: Int
    var end: Int
    var hasEscapes = false
    var openQuote: UInt8 = 1
    var closeQuote: UInt8 = 1
  }

  struct Found {
    var problem: JSONProblem
    var start: Int
    var end: Int
  }

  /// How far a guess may look ahead; bounds the work that one mistake can cause.
  static let lookahead = 4_096
  static let bracketLookahead = 65_536

  let bytes: [UInt8]
  /// In a second reading, indentation decides where brackets close.
  let trustsIndentation: Bool
  var at = 0
  var entries: [JSONDocument.Entry] = []
  var open: [Frame] = []
  var found: [Found] = []
  var mistakeCount = 0
  var duplicateCount = 0
  var bracketsAreInDoubt = false
  /// The reason why the file ends too early is already reported.
  var endIsExplained = false
  var isStopped = false
  var saidTooDeep = false
  var saidInvisible = false
  var isUTF8 = true
  /// Start of the line that `at` is in, and the first byte on it that is not blank.
  var lineStart = 0
  var firstOnLine = 0
  var lastEnd = 0
  var lastComma = 0
  var memberBuffer: [Int] = []
  var lineStarts: [Int] = []

  init(bytes: [UInt8], trustsIndentation: Bool = false) {
    self.bytes = bytes
    self.trustsIndentation = trustsIndentation
  }

  var indent: Int { firstOnLine - lineStart }

  mutating func run() {
    entries.reserveCapacity(min(bytes.count / 24, JSONDocument.valueLimit) + 1)
    skipBlank()
    guard at < bytes.count else { return report(.empty, 0, 0) }
    readValue(key: nil)
    while !open.isEmpty, !isStopped { step() }
    if isStopped { return closeAll() }
    passEnd()
  }

  /// Moves on by one comma, one bracket, one member or one element.
  mutating func step() {
    skipBlank()
    guard at < bytes.count else { return reachEnd() }
    let byte = bytes[at]
    let top = open.count - 1
    if trustsIndentation, obeysIndentation(byte) { return }
    if open[top].awaits == .comma {
      if byte == JSONByte.comma {
        lastComma = at
        at += 1
        open[top].awaits = .next
        open[top].forgivesComma = false
      } else if byte == open[top].closer {
        close()
      } else {
        repairSeparator(byte)
      }
      return
    }
    if open[top].awaits == .first { open[top].itemIndent = at == firstOnLine ? indent : nil }
    if JSONByte.isCloser(byte) {
      closeWithoutItem(byte)
    } else if byte == JSONByte.comma {
      report(.extraComma, at, at + 1)
      at += 1
    } else if !open[top].isObject {
      open[top].awaits = .comma
      readValue(key: nil)
    } else if byte == JSONByte.quote {
      open[top].awaits = .comma
      readMember(readString())
    } else {
      open[top].awaits = .comma
      repairKey(byte)
    }
  }

  private mutating func closeWithoutItem(_ byte: UInt8) {
    let top = open[open.count - 1]
    guard byte == top.closer else { return closeWrongly(byte) }
    if top.awaits == .next {
      report(.trailingComma(closer: Character(Unicode.Scalar(byte))), lastComma, lastComma + 1)
    }
    close()
  }

  /// Reads the colon and the value of a member; the key has been passed.
  mutating func readMember(_ key: Text) {
    var key = key
    lastEnd = at
    skipBlank()
    guard at < bytes.count else { return reachEnd() }
    if bytes[at] == JSONByte.colon {
      at += 1
    } else if !repairColon(&key) {
      return
    }
    skipBlank()
    guard at < bytes.count else { return reachEnd() }
    readValue(key: key)
  }

  /// Reads a scalar, or opens a container and leaves its content to the following steps.
  mutating func readValue(key: Text?) {
    let start = at
    switch bytes[at] {
    case JSONByte.quote: append(.string, from: start, key: key, text: readString())
    case JSONByte.openBrace, JSONByte.openBracket: openContainer(key: key)
    case JSONByte.minus, JSONByte.zero...0x39: readNumber(key: key)
    case 0x74 where passes("true"): append(.bool, from: start, key: key)
    case 0x66 where passes("false"): append(.bool, from: start, key: key)
    case 0x6E where passes("null"): append(.null, from: start, key: key)
    default: repairValue(key: key)
    }
  }

  private mutating func openContainer(key: Text?) {
    guard open.count < JSONDocument.depthLimit else { return skipTooDeep(key: key) }
    let opener = at
    at += 1
    append(bytes[opener] == JSONByte.openBrace ? .object : .array, from: opener, key: key)
    guard !isStopped else { return }
    open.append(
      Frame(
        entry: entries.count - 1, opener: opener, isObject: bytes[opener] == JSONByte.openBrace,
        closer: bytes[opener] &+ 2, openerLine: lineStart, openerIndent: indent))
  }

  /// Ends the innermost container with the bracket at hand.
  mutating func close() {
    at += 1
    closeFrame(end: at)
  }

  mutating func closeFrame(end: Int) {
    let frame = open.removeLast()
    lastEnd = end
    entries[frame.entry].end = UInt32(truncatingIfNeeded: end)
    entries[frame.entry].next = UInt32(truncatingIfNeeded: entries.count)
    if frame.isObject { reportDuplicates(in: frame.entry) }
    if frame.isDropped { entries.removeSubrange(frame.entry...) }
  }

  mutating func closeAll() {
    while !open.isEmpty { closeFrame(end: max(lastEnd, open[open.count - 1].opener + 1)) }
  }

  mutating func append(_ kind: JSONValue.Kind, from start: Int, key: Text?, text: Text? = nil) {
    lastEnd = at
    guard entries.count < JSONDocument.valueLimit else {
      report(.tooManyValues, start, start + 1)
      isStopped = true
      return
    }
    var entry = JSONDocument.Entry(
      kind: kind, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: at),
      next: UInt32(truncatingIfNeeded: entries.count + 1))
    if let text {
      entry.hasEscapes = text.hasEscapes
      entry.openQuote = text.openQuote
      entry.closeQuote = text.closeQuote
    }
    if let key {
      entry.keyStart = UInt32(truncatingIfNeeded: key.start)
      entry.keyEnd = UInt32(truncatingIfNeeded: key.end)
      entry.keyHasEscapes = key.hasEscapes
    }
    entries.append(entry)
  }

  mutating func skipBlank() {
    while at < bytes.count {
      let byte = bytes[at]
      if byte == JSONByte.lineFeed {
        lineStart = at + 1
        at = endOfSpaces(lineStart)
        firstOnLine = at
      } else if byte == JSONByte.space || byte == JSONByte.tab || byte == JSONByte.carriageReturn {
        at = endOfSpaces(at + 1)
      } else if byte == JSONByte.slash || byte == JSONByte.hash || byte >= 0x80 {
        guard passOddBlank() else { return }
      } else {
        return
      }
    }
  }

  private func endOfSpaces(_ start: Int) -> Int {
    var cursor = start
    while cursor < bytes.count, bytes[cursor] == JSONByte.space || bytes[cursor] == JSONByte.tab { cursor += 1 }
    return cursor
  }

  private mutating func passes(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard at + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[at + offset] != word.utf8Start[offset] { return false }
    guard at + count == bytes.count || !JSONByte.isWord(bytes[at + count]) else { return false }
    at += count
    return true
  }
}
