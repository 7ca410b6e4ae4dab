import Dialogue
import TestSupport
import Testing

struct JSONGrammarTests {
  @Test(arguments: [
    "{}", "[]", " { } ", "[ \n\t\r ]", "null", "true", "false", "\"\"", "0", "-0", "-0.0", "0e0", "0E+1", "1e-2",
    "123456789012345678901234567890", "1.5E+10", "[1,2]", "[[],[[]],{}]", "{\"\":0}", "{\"a\":{\"b\":[null]}}",
    #"["\"\\\/\b\f\n\r\t"]"#, #"["\u00e9\uD83D\uDE42"]"#, "[\"\u{7F}\"]", "[\"é 🙂 \u{2028}\"]", "\u{FEFF}{}",
    "[\"// no comment\"]", "[\"a\",\r\n\"b\"]", "[1 ,2]", "{\"a\" : 1 , \"b\":2}", #"{"a":1,"A":2}"#, "[\"a\u{0301}\"]",
    "{\"a\u{0301}\": 1, \"\u{E1}\": 2}", "[-1, -1.25, 1e3]", "[false,null,true]", #"["\\u0000", "\u0000"]"#,
  ])
  func `well-formed JSON is read without a finding`(_ text: String) throws {
    let reading = Reading(text)

    #expect(reading.findings.isEmpty)
    #expect(try #require(reading.document).isComplete)
  }

  @Test(arguments: [
    "", " ", "\n\n", "{", "[", "}", "]", "[}", "{]", "[1", "[1,", "[1,]", "[,1]", "[1,,2]", "[1 2]", "{\"a\"}",
    "{\"a\":}", "{\"a\":1,}", "{,}", "{:1}", "{1:2}", "{a:1}", "{'a':1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "[a]",
    "['a']",
    "[tru]", "[nul]", "[TRUE]", "[truex]", "[NaN]", "[Infinity]", "[-Infinity]", "[01]", "[-01]", "[1.]", "[.5]",
    "[+1]", "[1e]", "[1e+]", "[-]", "[--1]", "[0x1]", "[1_000]", "[1.2.3]", "[1e400]", "[-1e400]", "[\"]", "[\"\\\"]",
    "[\"\\d\"]", "[\"\\u12\"]", "[\"\\u12G4\"]", "[\"\\uD800\"]", "[\"\\uDC00\"]", "[\"\\uD800\\u0041\"]",
    "[\"\\U0041\"]",
    "[\"a\nb\"]", "[\"a\tb\"]", "[\"a\u{1}b\"]", "[1]]", "[1][2]", "{}{}", "{} x", "[1]x", "[1]//", "/*", "/**/[1",
    "//",
    "[1]/", "\u{A0}[1]", "[\u{2003}1]", "[\u{FEFF}1]", "\"a", "\"a\" \"b\"", "[\"a\",\"]", "{\"a\":\"b}", "[“a”]",
    "[`a`]",
    "{\"a\":1;\"b\":2}", "{\"a\"=1}", "{\"a\"::1}", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "@", "[@]", "{@}",
    "[1,\u{0B}2]", "\\", "[\\]", "{\"a\":[}", "[{]}", "#", "{}#", "=", ":", ",", "{\"a\":1,,}", "{\"a\"b\":1}", "-",
    "+",
  ])
  func `malformed JSON gives a finding within the file`(_ text: String) {
    let reading = Reading(text)

    #expect(!reading.findings.isEmpty)
    for finding in reading.findings {
      #expect(finding.fix.hasSuffix("."), "\(finding.fix)")
      #expect(!finding.message.hasSuffix("."), "\(finding.message)")
    }
  }

  @Test func `values are what they say`() throws {
    let text = #"""
      {"s": "a\"\\\/\b\f\n\r\té🙂 é", "e": "\u00e9\uD83D\uDE42\u0000", "n": -12.5e1, "i": 9007199254740991, "z": -0,
       "long": 0.1234567890123456789, "t": true, "f": false, "u": null, "a": [1, [2], {}], "o": {"k\u0065y": "v"}}
      """#

    let root = try #require(Reading(text).document).root

    #expect(root["s"]?.string == "a\"\\/\u{8}\u{C}\n\r\té🙂 é")
    #expect(root["e"]?.string == "é🙂\0")
    #expect(root["n"]?.number == -125)
    #expect(root["n"]?.integer == -125)
    #expect(root["i"]?.integer == 9_007_199_254_740_991)
    #expect(root["z"]?.number?.sign == .minus)
    #expect(root["long"]?.number == 0.1234567890123456789)
    #expect(root["long"]?.integer == nil)
    #expect(root["t"]?.bool == true)
    #expect(root["f"]?.bool == false)
    #expect(root["u"]?.kind == .null)
    #expect(root["a"]?.elements.map(\.rawText) == ["1", "[2]", "{}"])
    #expect(root["a"]?.count == 3)
    #expect(root["o"]?["key"]?.string == "v")
    #expect(root["o"]?.children.first { $0.keyEquals("key") } != nil)
    #expect(root["missing"] == nil)
    #expect(root["s"]?["s"] == nil)
    #expect(root["s"]?.number == nil)
    #expect(root.members.map(\.key) == ["s", "e", "n", "i", "z", "long", "t", "f", "u", "a", "o"])
  }

  @Test func `places span the value and the key as they stand in the file`() throws {
    let text = "{ \"a\": [1, \"zwei\"],\n  \"é\": {\"c\": null} }"
    let bytes = Array(text.utf8)
    func part(_ place: Place) -> String { String(decoding: bytes[Int(place.start)..<Int(place.end)], as: UTF8.self) }

    let root = try #require(Reading(text).document).root

    #expect(part(root.place) == text)
    #expect(root.children.map { part($0.keyPlace) } == ["\"a\"", "\"é\""])
    #expect(root.children.map { part($0.place) } == ["[1, \"zwei\"]", "{\"c\": null}"])
    #expect(root["a"]?.elements.map { part($0.place) } == ["1", "\"zwei\""])
    #expect(root.keyPlace == root.place)
  }

  @Test func `the second of two equal keys is reported, with the line of the first, and the first one counts`() throws {
    let many = (0..<40).map { "  \"key\($0)\": \($0),\n" }.joined()
    let marked = MarkedText("{\n  \"a\": 1,\n\(many)  ①\"a\": 2,\n  ①\"key7\": 3\n}")

    let reading = Reading(marked.text)

    #expect(reading.findings.map(\.rule) == [.duplicateKey, .duplicateKey])
    #expect(reading.marks == marked.marks)
    #expect(reading.findings[0].message.contains("line 2"))
    #expect(reading.findings[1].message.contains("line 10"))
    #expect(reading.document?.root["a"]?.integer == 1)
    #expect(reading.document?.isComplete == true)
  }

  @Test func `64 levels are read, and the 65th is reported once`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
    }

    #expect(Reading(nested(64)).findings.isEmpty)

    let reading = Reading("[\(nested(64)), \(nested(70)), 7]")
    #expect(reading.marks == ["1:65"])
    #expect(reading.document?.root.elements.map(\.integer) == [nil, nil, 7])
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x7B, 0, 0x7D, 0], "UTF-16", "1:1"), ([0x7B, 0, 0x0A, 0, 0x7D, 0], "UTF-16", "1:2"),
      ([0, 0x7B, 0, 0x0A, 0, 0x7D], "UTF-16", "1:1"), ([0x7B, 0x0A, 0x20, 0, 0x7D], "byte 3 is zero", "2:2"),
      ([0x5B, 0x22, 0x63, 0xE9, 0x22, 0x5D], "byte 3 is wrong", "1:4"),
      ([0x5B, 0x22, 0xC0, 0xAF, 0x22, 0x5D], "byte 2 is wrong", "1:3"),
      ([0x5B, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x5D], "byte 2 is wrong", "1:3"),
      ([0x5B, 0x31, 0xE2, 0x82], "byte 2 is wrong", "1:3"),
    ] as [([UInt8], String, String)])
  func `a file that is not text in UTF-8 is refused at the byte that shows it`(
    _ bytes: [UInt8], _ message: String, _ mark: String
  ) throws {
    let reading = Reading(bytes: bytes)

    let finding = try #require(reading.findings.first { $0.rule == .fileUnreadable })
    #expect(finding.message.contains(message), "\(finding.message)")
    #expect("\(finding.location.line):\(finding.location.column)" == mark)
  }

  @Test func `a file over the limit is reported and not read`() {
    let reading = Reading(bytes: Array(repeating: 0x20, count: JSONDocument.byteLimit + 1))

    #expect(reading.findings.map(\.rule) == [.fileUnreadable])
    #expect(reading.document == nil)
  }

  @Test func `a file of blanks is called empty`() {
    #expect(Reading("\u{FEFF} \n").findings.map(\.message) == ["the file is empty"])
    #expect(Reading("").document == nil)
  }
}
