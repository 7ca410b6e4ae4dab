import Dialogue
import TestSupport
import Testing

/// One slip in the sample script: the first place that reads `right` becomes `wrong`, with `①` where it is reported.
struct Slip: Sendable, CustomTestStringConvertible {
  var right: String
  var wrong: String
  var message: String
  var fix: String
  /// Nodes that can still be read.
  var nodeIDs = JSONSamples.nodeIDs

  init(_ right: String, _ wrong: String, _ message: String, _ fix: String, nodeIDs: [String] = JSONSamples.nodeIDs) {
    self.right = right
    self.wrong = wrong
    self.message = message
    self.fix = fix
    self.nodeIDs = nodeIDs
  }

  var testDescription: String { wrong }

  var plain: String { MarkedText(applied()).text }

  func applied(to script: String = JSONSamples.script) -> String {
    guard let range = script.firstRange(of: right) else { return "the script does not hold: " + right }
    return script.replacingCharacters(in: range, with: wrong)
  }
}

extension String {
  fileprivate func firstRange(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }

  fileprivate func replacingCharacters(in range: Range<String.Index>, with part: String) -> String {
    self[..<range.lowerBound] + part + self[range.upperBound...]
  }
}

struct JSONMistakeTests {
  static let punctuation: [Slip] = [
    Slip("\"once\": true }\n", "\"once\": true }①,\n", "comma before the closing ]", "Delete this comma"),
    Slip("\"next\": \"keep\"\n", "\"next\": \"keep\"①,\n", "comma before the closing }", "Delete this comma"),
    Slip("\"a few dates\"]", "\"a few dates\"①,]", "comma before the closing ]", "Delete this comma"),
    Slip("\"locale\": \"en\",", "\"locale\": \"en\"①", "comma is missing", "line 6"),
    Slip("\"sensitive\": true }\n  },", "\"sensitive\": true }\n  }①", "comma is missing", "line 13"),
    Slip("\"own-line\" },\n", "\"own-line\" }①\n", "comma is missing", "line 20"),
    Slip("[\"before\", \"early\"", "[\"before\"① \"early\"", "comma is missing", "Put a comma"),
    Slip("\"format\": 1,", "\"format\": 1,①,", "one comma too many", "Delete this comma"),
    Slip("\"format\": 1,", "①,\"format\": 1,", "one comma too many", "Delete this comma"),
    Slip("\"format\": 1,", "\"format\": 1①;", "semicolon", "Write , instead"),
    Slip("\"title\": ", "\"title\"① ", "colon is missing after \"title\"", "Write \"title\":"),
    Slip("\"slot\": {", "\"slot\"① {", "colon is missing after \"slot\"", "Write \"slot\":"),
    Slip("\"checkpoint\": true", "\"checkpoint\"① true", "colon is missing", "Write"),
    Slip("\"title\": ", "\"title\" ①= ", "equals sign", "Write : instead"),
    Slip("\"title\": ", "\"title\" ①=> ", "equals sign", "Write : instead"),
    Slip("\"title\": ", "\"title\":①: ", "one colon too many", "Delete this colon"),
    Slip("\"reask\": \"Roughly where are you two?\",", "①\"reask\",", "\"reask\" has no value", "Write a colon"),
    Slip("\"reask\": \"Roughly where are you two?\",", "①\"reask\":,", "\"reask\" has no value", "Write a colon"),
    Slip("\"reask\": \"Roughly where are you two?\",", "①\"reask\":", "\"reask\" has no value", "Write a colon"),
    Slip("\"renamed\": { \"ask-stage\"", "①{ \"ask-stage\"", "without a key", "Write a key"),
    Slip("\"renamed\": {", "①: {", "without a key", "Write a key"),
    Slip("10.5", "10①,5", "a number is written with a comma", "1.5"),
  ]

  static let quotes: [Slip] = [
    Slip("\"title\":", "①title:", "key title has no quotes", "Write \"title\""),
    Slip("\"own-line\": {", "①own-line: {", "key own-line has no quotes", "Write \"own-line\""),
    Slip("\"title\":", "①title\":", "quote is missing before", "Add"),
    Slip("\"title\":", "①\"title:", "quote is missing after", "Add"),
    Slip("\"Bring it up with someone new\"", "①Bring it up with someone new\"", "quote is missing before", "Add"),
    Slip("\"Bring it up with someone new\"", "①Bring it up with someone new", "has no quotes", "\"Bring it up"),
    Slip("\"before\", \"text\"", "①\"before, \"text\"", "quote is missing after", "Add"),
    Slip("\"Bring it up with someone new\",", "①\"Bring it up with someone new,", "no closing quote", "same line"),
    Slip("\"next\": \"keep\"\n", "\"next\": ①\"keep\n", "no closing quote", "same line"),
    Slip("\"a few dates\"], \"next\": \"own-line\" },", "①\"a few dates ] },", "no closing quote", "same line"),
    Slip("\"Bring it up with someone new\"", "①'Bring it up with someone new'", "single quotes", "straight double"),
    Slip("\"It's early days\"", "①'It's early days'", "single quotes", "straight double"),
    Slip("\"title\"", "①'title'", "single quotes", "straight double"),
    Slip("\"title\"", "①`title`", "single quotes", "straight double"),
    Slip("\"title\"", "①“title”", "curly quotes", "straight double"),
    Slip("\"Bring it up with someone new\"", "①“Bring it up with someone new”", "curly quotes", "straight double"),
    Slip("\"Bring it up with someone new\"", "①„Bring it up with someone new“", "curly quotes", "straight double"),
    Slip("\"Bring it up with someone new\"", "①‘Let's bring it up’", "curly quotes", "straight double"),
    Slip("\"Bring it up with someone new\"", "①“Bring it up with someone new\"", "curly quotes", "straight double"),
    Slip("\"Bring it up with someone new\"", "\"Bring it up①”", "closed with a curly quote", "straight double"),
    Slip("with someone new", "with ①\"someone\" new", "quote inside the text", "both as curly quotes, “ ”, or each"),
    Slip("\"No rush.\"", "\"No ①\"rush\".\"", "quote inside the text", "both as curly quotes, “ ”, or each"),
    Slip(
      "\"Before our first time\"", "\"Before ①\"our\", say, first\"", "quote inside the text",
      "both as curly quotes, “ ”, or each"),
    Slip("with someone new", "with①\n  someone new", "over the end of the line", "\\n"),
    Slip("with someone new", "with①\n\n  some-\n  one new", "over the end of the line", "\\n"),
    Slip("with someone new\",", "with someone new①\n\",", "over the end of the line", "\\n"),
    Slip("with someone new", "with①\tsomeone\tnew", "tab inside", "\\t"),
    Slip("with someone new", "with①\u{1}someone new", "control character", "Delete"),
    Slip("with someone new", "with①\\dsomeone new", "\\d means nothing", "\\\\"),
    Slip("with someone new", "with①\\'someone\\\" new", "\\' means nothing", "\\\\"),
    Slip("with someone new", "with①\\u12 new", "four digits", "\\u00e9"),
    Slip("with someone new", "with①\\ud83d new", "half of a character", "\\ud83d"),
    Slip("with someone new", "with①\\ude00 new", "half of a character", "\\ud83d"),
    Slip("with someone new", "with①\\ud83d\\u0041 new", "half of a character", "\\ud83d"),
  ]

  static let values: [Slip] = [
    Slip("true", "①True", "True means nothing", "true in small"),
    Slip("true", "①FALSE", "FALSE means nothing", "false in small"),
    Slip("true", "①None", "None means nothing", "null"),
    Slip("true", "①undefined", "undefined means nothing", "null"),
    Slip("true", "①yes", "yes has no quotes", "\"yes\""),
    Slip("10.5", "①NaN", "NaN is no number", "digits"),
    Slip("10.5", "①Infinity", "Infinity is no number", "digits"),
    Slip("10.5", "①-Infinity", "-Infinity is no number", "digits"),
    Slip("10.5", "①01", "01 is no number", "Write 1."),
    Slip("10.5", "①1.", "1. is no number", "Write 1."),
    Slip("10.5", "①.5", ".5 is no number", "Write 0.5."),
    Slip("10.5", "①-.5", "-.5 is no number", "Write -0.5."),
    Slip("10.5", "①+1", "+1 is no number", "Write 1."),
    Slip("10.5", "①1e", "1e is no number", "Put quotes"),
    Slip("10.5", "①1e999", "too large", "smaller"),
    Slip("10.5", "①-", "- is no number", "Put quotes"),
    Slip("10.5", "①0x1F", "0x1F is no number", "Put quotes"),
    Slip("\"18:30\"", "①18:30", "18:30 is no number", "Put quotes"),
    Slip("\"1d\"", "①1d", "1d is no number", "Put quotes"),
    Slip("10.5", "10 ①minutes", "minutes does not belong here", "Delete"),
    Slip("10.5", "①@", "@ does not belong here", "Delete"),
    Slip("  \"start\"", "  ①// where it begins\n  \"start\"", "comment", "note"),
    Slip("  \"start\"", "  ①// where\n  // it begins\n\n  // really\n  \"start\"", "comment", "note"),
    Slip("  \"start\"", "  ①# where it begins\n  \"start\"", "comment", "note"),
    Slip("\"start\":", "\"start\": ①/* here,\n it begins */", "comment", "note"),
    Slip("\"locale\": \"en\",", "\"locale\": \"en\", ①// English", "comment", "note"),
    Slip("  \"start\"", "①\u{A0}\u{A0}\"start\"", "invisible character", "type it again"),
  ]

  static let brackets: [Slip] = [
    Slip("\"early\", \"app\"]", "\"early\", \"app\"①}", "a } where the [ of line 9", "Write ]"),
    Slip("\"once\": true }\n      ]", "\"once\": true }\n      ①}", "a } where the [ of line 18", "Write ]"),
    Slip("\"sensitive\": true }\n  }", "\"sensitive\": true }\n  ①]", "a ] where the { of line 8", "Write }"),
    Slip("\"a few dates\"], ", "\"a few dates\"①}, ", "a } where the [ of line 20", "Write ]"),
    Slip("\"of\": [\"before\", \"early\", \"app\"]", "\"of\": ①[\"before\"", "[ is not closed", "Add a ]"),
    Slip("{ \"to\": \"keep\" }\n", "①{ \"to\": \"keep\"\n", "{ is not closed", "Add a }"),
    Slip("\"to\": \"keep\" }\n      ]", "\"to\": \"keep\" }\n", "[ is not closed", "Add a ]"),
    Slip("\"to\": \"add-question\" },", "\"to\": \"add-question\"", "{ is not closed", "Add a }"),
    Slip("\"to\": \"add-question\" },", "\"to\": \"add-question\",", "{ is not closed", "Add a }"),
    Slip("        \"else\": \"keep\"\n      },", "        \"else\": \"keep\"\n", "{ is not closed", "Add a }"),
    Slip("        \"else\": \"keep\"\n      },", "        \"else\": \"keep\",", "{ is not closed", "Add a }"),
    Slip("\"next\": \"keep\"\n    },", "\"next\": \"keep\"\n", "{ is not closed", "Add a }"),
    Slip("\"next\": \"keep\"\n    },", "\"next\": \"keep\",\n", "{ is not closed", "Add a }"),
    Slip("      ]\n    },\n    \"own", "      ]\n    \"own", "{ is not closed", "Add a }"),
    Slip("      ]\n    },\n    \"own", "    },\n    \"own", "[ is not closed", "Add a ]"),
    Slip("  },\n  \"nodes\"", "  \"nodes\"", "{ is not closed", "Add a }"),
    Slip("  }\n}\n", "  }\n", "the file ends before this {", "Add a }"),
    Slip("  }\n}\n", "}\n", "{ is not closed", "Add a }"),
    Slip("    },\n    \"own", "    },\n    ①},\n    \"own", "one } too many", "Delete"),
    Slip("      ]\n    },\n    \"own", "      ]\n      ①]\n    },\n    \"own", "one ] too many", "Delete"),
    Slip("  }\n}\n", "  }\n}\n①}\n", "one } too many", "Delete"),
    Slip("  }\n}\n", "  }\n}\n①hello\n", "more text after the end", "Delete"),
    Slip("\"nodes\": {", "\"nodes\":", "{ is missing before this key", "Put a {"),
    Slip("\"bye\": { ", "\"bye\": ①", "{ is missing before this key", "Put a {"),
    Slip("{\n  \"format\"", "\n  ①\"format\"", "{ is missing before this key", "Put a {"),
  ]

  @Test(arguments: punctuation + quotes + values + brackets)
  func `one slip in a script is one finding, where it was made, with what to do`(_ slip: Slip) throws {
    let marked = MarkedText(slip.applied())

    let reading = Reading(marked.text)

    #expect(reading.findings.map(\.rule) == [.jsonSyntax], "\(reading.findings)")
    let finding = try #require(reading.findings.first)
    if !marked.marks.isEmpty { #expect(reading.marks == marked.marks, "\(reading.findings)") }
    #expect(finding.message.contains(slip.message), "\(finding.message)")
    #expect(finding.fix.contains(slip.fix), "\(finding.fix)")
    #expect(reading.nodeIDs == slip.nodeIDs)
    #expect(reading.document?.isComplete == false)
  }

  @Test(arguments: Array("{}[],:"))
  func `a punctuation mark forgotten or typed twice anywhere is one finding, and all nodes are read`(
    _ mark: Character
  ) throws {
    let script = Array(JSONSamples.script.utf8)
    let byte = try #require(mark.asciiValue)

    for offset in script.indices where script[offset] == byte {
      for isDoubled in [false, true] {
        var changed = script
        if isDoubled { changed.insert(byte, at: offset) } else { changed.remove(at: offset) }
        let reading = Reading(bytes: changed)
        let isInText = JSONSamples.offsetsInText.contains(offset)
        #expect(
          reading.findings.count == (isInText ? 0 : 1), "byte \(offset), twice: \(isDoubled): \(reading.findings)")
        #expect(reading.nodeIDs.count >= JSONSamples.nodeIDs.count, "byte \(offset), twice: \(isDoubled)")
      }
    }
  }

  @Test(arguments: Array("{}[]"))
  func `the wrong kind of bracket anywhere is one finding`(_ mark: Character) throws {
    let script = Array(JSONSamples.script.utf8)
    let byte = try #require(mark.asciiValue)
    let other: [UInt8: UInt8] = [0x7B: 0x5B, 0x5B: 0x7B, 0x7D: 0x5D, 0x5D: 0x7D]

    for offset in script.indices where script[offset] == byte && !JSONSamples.offsetsInText.contains(offset) {
      var changed = script
      changed[offset] = other[byte] ?? 0
      let reading = Reading(bytes: changed)
      #expect(reading.findings.count == 1, "byte \(offset): \(reading.findings)")
    }
  }

  @Test func `a quote forgotten or typed twice is one finding nearly everywhere, and never an avalanche`() {
    let script = Array(JSONSamples.script.utf8)
    var counts: [Int: Int] = [:]

    for offset in script.indices where script[offset] == UInt8(ascii: "\"") {
      var changed = script
      changed.insert(script[offset], at: offset)
      counts[Reading(bytes: changed).findings.count, default: 0] += 1
      changed.removeSubrange(offset...offset + 1)
      counts[Reading(bytes: changed).findings.count, default: 0] += 1
    }

    #expect(counts[0] == nil)
    #expect(counts.keys.max() ?? 0 <= 3, "\(counts)")
    #expect(counts[1, default: 0] * 100 >= 98 * counts.values.reduce(0, +), "\(counts)")
  }

  @Test func `two slips in different nodes are two findings`() {
    // Of two brackets, one too many and one missing may make good for each other.
    let simple = Self.punctuation + Self.quotes + Self.values
    let slips = simple + Self.brackets
    var random = SeededGenerator(seed: 20_261_122)
    var tried = 0

    while tried < 500 {
      let first = slips.randomElement(using: &random) ?? slips[0]
      let second = simple.randomElement(using: &random) ?? slips[1]
      let once = first.applied()
      let twice = second.applied(to: once)
      let lines = [Reading(first.plain), Reading(second.plain)].flatMap { $0.findings.map(\.location.line) }
      guard lines.count == 2, abs(lines[0] - lines[1]) > 4, !twice.contains("does not hold") else { continue }
      tried += 1
      let reading = Reading(MarkedText(twice).text)
      #expect(reading.findings.count == 2, "\(first.wrong) | \(second.wrong): \(reading.findings)")
    }
  }
}
