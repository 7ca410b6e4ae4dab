import Dialogue
import Files
import TestSupport
import Testing

/// Whatever stands in a folder is read to its end, in time that grows with its size only.
struct HostileBookTests {
  /// Many times what it takes, so that a busy machine fails nothing; a wrong power of two would.
  static let limit = Duration.seconds(60) * Patience.factor

  /// Reads with advice, and gives back the errors alone.
  private func read(_ files: [SourceFile]) -> BookReading {
    let start = ContinuousClock.now
    let reading = BookReader.read(files, withAdvice: true)
    let time = ContinuousClock.now - start
    #expect(time < Self.limit, "took \(time)")
    return BookReading(book: reading.book, diagnostics: reading.diagnostics.filter { $0.severity == .error })
  }

  private func with(_ path: String, _ bytes: [UInt8]) -> [SourceFile] {
    MiniBook.files().filter { $0.path != path } + [SourceFile(path: path, bytes: bytes)]
  }

  @Test func `a file up to the limit is read, a larger one is refused`() {
    let head =
      #"{ "format": 1, "id": "cake", "title": "Cake", "start": "ask", "nodes": { "ask": { "text": "Cake?", "end": true } }, "note": ""#
    let fill = BookFolder.fileByteLimit - head.utf8.count - 2
    let whole = Array(head.utf8) + Array(repeating: 0x61, count: fill) + Array("\"}".utf8)

    #expect(read(with("scripts/cake.json", whole)).diagnostics.isEmpty)
    #expect(read(with("scripts/cake.json", whole + [0x20])).diagnostics.map(\.rule) == [.fileUnreadable])
  }

  @Test(arguments: [
    "[", "{\"a\":", "[{\"a\":[", "\"", "{", "}", "]", ",", ":", "é", "\\u0000", "{\"nodes\":{\"a\":{\"choices\":[",
  ])
  func `one piece again and again`(piece: String) {
    let bytes = Array(String(repeating: piece, count: 20_000).utf8)

    for path in ["scripts/cake.json", "book.json", "safety.json"] {
      #expect(!read(with(path, bytes)).diagnostics.isEmpty)
    }
  }

  @Test func `expressions and placeholders nested without end`() {
    let deep = String(repeating: "(", count: 5_000) + "true" + String(repeating: ")", count: 5_000)
    let nots = String(repeating: "not ", count: 5_000) + "true"
    let ifs = String(repeating: "if(true, 1, ", count: 5_000)
    let braces = String(repeating: "{a|plural: one ", count: 2_000)
    for text in [
      deep, nots, ifs, String(repeating: "true and ", count: 20_000) + "true",
      String(repeating: "1 + ", count: 20_000) + "1",
    ] {
      let script = MiniBook.script(
        "\"ask\": { \"text\": \"\(braces)\", \"next\": [ { \"when\": \"\(text)\", \"to\": \"ask\" }, { \"to\": \"ask\" } ] }",
        id: "cake")

      #expect(!read(MiniBook.files(["scripts/cake.json": script])).diagnostics.isEmpty)
    }
  }

  @Test func `empty, binary and foreign files are findings`() {
    var generator = SeededGenerator(seed: 1)
    let binary = (0..<100_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let wide = MiniBook.tea.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for path in ["scripts/tea.json", "book.json", "safety.json", "rubrics.json", "helplines.json", "safety/help.json"] {
      for bytes in [[], binary, wide, [0xFF, 0xFE] + wide, [0xEF, 0xBB, 0xBF], Array("null".utf8), Array("[]".utf8)] {
        #expect(read(with(path, bytes)).hasErrors, "\(path) with \(bytes.prefix(4))")
      }
    }
    #expect(read([]).diagnostics.map(\.rule) == [.missingFile])
  }

  @Test func `calls in circles are findings, whatever their number`() {
    let nodes = (0..<300).map {
      #""call-\#($0)": { "call": "call-\#(($0 + 1) % 300)", "next": "call-\#(($0 * 7) % 300)" }"#
    }
    let script = MiniBook.script(nodes.joined(separator: ",\n"), id: "cake", start: "call-0")

    let reading = read(MiniBook.files(["scripts/cake.json": script]))

    #expect(Set(reading.diagnostics.map(\.rule)) == [.unboundedCall])
    #expect(reading.runnable == nil)
  }

  @Test func `renames of renames end`() {
    let chain = (0..<2_000).map { "\"old-\($0)\": \"old-\($0 + 1)\"" }.joined(separator: ", ")
    let script = MiniBook.script(
      #""ask": { "text": "Cake?", "end": true }"#, id: "cake", more: ", \"renamed\": { \(chain) }")

    #expect(read(MiniBook.files(["scripts/cake.json": script])).hasErrors)
  }

  @Test func `a book of five thousand nodes is read and clean`() {
    let reading = read(LargeBook.files(nodes: 5_000))

    #expect(reading.diagnostics.prefix(5).map(\.description) == [])
    #expect(reading.runnable?.nodes.count == 5_000 + 7)
  }

  @Test func `a chain through a whole book is followed without recursion`() {
    let nodes = (0..<5_000).map { #""step-\#($0)": { "text": "{guest|else: you}", "next": "step-\#($0 + 1)" }"# }
    let script = MiniBook.script(
      (nodes.reversed() + [#""step-5000": { "text": "For {guest}.", "end": true }"#]).joined(separator: ",\n"),
      id: "cake",
      start: "step-0", variables: #""guest": { "type": "text" }"#)

    #expect(read(MiniBook.files(["scripts/cake.json": script])).diagnostics.map(\.rule) == [.maybeUnset])
  }

  @Test(arguments: ["Tests/Fixtures/ProofBook", "mini"])
  func `a file cut off anywhere is findings`(name: String) throws {
    var generator = SeededGenerator(seed: 7)
    let files =
      name == "mini" ? MiniBook.files() : try Repository.files(name).filter { !$0.path.hasPrefix("scenarios/") }
    for _ in 0..<60 {
      var cut = files
      let index = Int.random(in: 0..<files.count, using: &generator)
      cut[index].bytes = Array(
        files[index].bytes.prefix(Int.random(in: 0..<(files[index].bytes.count - 2), using: &generator)))

      #expect(read(cut).hasErrors, "\(cut[index].path) after \(cut[index].bytes.count) bytes")
    }
  }
}
