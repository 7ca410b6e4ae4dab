import Dialogue
import TestSupport
import Testing

struct JSONHostileTests {
  private func expectSane(_ reading: Reading, of bytes: [UInt8], _ comment: String) {
    let lines = 1 + bytes.count { $0 == 0x0A }
    for finding in reading.findings {
      let isInFile =
        (1...lines).contains(finding.location.line) && (1...bytes.count + 1).contains(finding.location.column)
      #expect(isInFile, "\(comment): \(finding)")
      #expect(!finding.message.isEmpty && !finding.fix.isEmpty && finding.message.count < 200, "\(comment): \(finding)")
    }
    guard let document = reading.document else { return }
    #expect(document.isComplete || !reading.findings.isEmpty, "\(comment)")
    let root = document.root
    let sizes = [root.count, walk(root)]
    #expect(sizes[1] >= sizes[0], "\(comment)")
  }

  /// Touches everything a reader could ask for.
  private func walk(_ value: JSONValue) -> Int {
    _ = value.key
    _ = value.string
    _ = value.number
    _ = value.bool
    _ = value.rawText.count + Int(value.place.end - value.place.start)
    _ = value.keyPlace
    return value.children.reduce(1) { $0 + walk($1) }
  }

  @Test func `a script cut off at any byte is read as far as it goes, with one finding or two`() {
    let script = Array(JSONSamples.script.utf8)

    for length in 0..<script.count - 2 {
      let bytes = Array(script[..<length])
      let reading = Reading(bytes: bytes)
      expectSane(reading, of: bytes, "length \(length)")
      #expect((1...2).contains(reading.findings.count), "length \(length): \(reading.findings)")
    }
  }

  @Test func `random damage never traps, and findings stay within the file`() {
    let seed: UInt64 = 4_711
    var random = SeededGenerator(seed: seed)
    let script = Array(JSONSamples.script.utf8)
    let telling = Array("{}[],:\"\\'/*#\n\t 0-.eEtfnu+=;“”\u{A0}\u{FEFF}".utf8)

    for round in 0..<20_000 {
      let start = Int.random(in: 0..<script.count, using: &random)
      var bytes = round % 4 == 0 ? script : Array(script[start..<min(script.count, start + 300)])
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let offset = Int.random(in: 0..<max(bytes.count, 1), using: &random)
        let byte =
          Bool.random(using: &random)
          ? telling.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where !bytes.isEmpty: bytes.remove(at: offset)
        case 1 where !bytes.isEmpty: bytes[offset] = byte
        case 2: bytes.removeSubrange(min(offset, bytes.count)..<min(bytes.count, offset + 20))
        default: bytes.insert(byte, at: min(offset, bytes.count))
        }
      }
      expectSane(Reading(bytes: bytes), of: bytes, "seed \(seed), round \(round)")
    }
  }

  @Test func `random punctuation never traps`() {
    let seed: UInt64 = 815
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "1", "a", "\n", "  ", "\\", "'", "“", "//", "/*", "true", "é",
    ]

    for round in 0..<20_000 {
      let count = Int.random(in: 0...30, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let bytes = Array(text.utf8)
      expectSane(Reading(bytes: bytes), of: bytes, "seed \(seed), round \(round)")
    }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "[", "\"", "{", "}", "[]", "[],", "{\"a\":", "[1,", "\\", "\"\\", "/", "/*", "//\n", "'", "“", ",", ":", "a",
      "a:", "=", "/**/", "1",
      "\"a\":1,", "[}", "[{", "\u{A0}", "\"a\" ", "{\"a\"", "\n", "\t", "[\"\n", "{\"a\":\"b\"", "{[",
    ])
  func `a large file of one thing over and over is read in bounded time`(_ piece: String) {
    let unit = Array(piece.utf8)
    var bytes: [UInt8] = []
    for prefix in ["", "[", "{", "{\"a\":", "{\"a\":["] {
      bytes = Array(prefix.utf8)
      while bytes.count < 60_000 { bytes += unit }
      let reading = Reading(bytes: bytes)
      #expect(reading.findings.count <= Findings.limitPerFile)
    }
  }
}
