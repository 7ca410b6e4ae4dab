import Dialogue
import TestSupport
import Testing

/// Slips of any kind: a book with a value dropped, doubled, or put in another's place.
struct MutatedBookTests {
  /// 30 seeds of 100 books: 10 of the large one, 90 of the small.
  @Test(arguments: UInt64(1)...30)
  func `a book with a slip is read, and if nothing is wrong with it, it runs`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let proof = try Repository.files("Tests/Fixtures/ProofBook").filter { !$0.path.hasPrefix("scenarios/") }
    for round in 0..<100 {
      let files = Self.mutated(round % 10 == 0 ? proof : MiniBook.files(), &generator)

      let reading = BookReader.read(files, withAdvice: true)

      #expect(reading.hasErrors == (reading.runnable == nil), "seed \(seed), round \(round)")
      guard let book = reading.runnable else { continue }
      var chat = Chat(book)
      chat.send(.start(passGate: Bool.random(using: &generator)))
      for turn in 0..<20 {
        #expect(chat.reply.faults.isEmpty, "seed \(seed), round \(round), turn \(turn): \(chat.reply.faults)")
        chat.wander(&generator)
      }
    }
  }

  private static func mutated(_ files: [SourceFile], _ generator: inout SeededGenerator) -> [SourceFile] {
    var files = files
    for _ in 0..<Int.random(in: 1...2, using: &generator) {
      let index = Int.random(in: 0..<files.count, using: &generator)
      var findings = Findings(files: files)
      guard let document = JSONDocument.read(files[index], index: UInt16(index), findings: &findings) else { continue }
      var values: [JSONValue] = []
      collect(document.root, into: &values)
      guard let value = values.randomElement(using: &generator), let other = values.randomElement(using: &generator)
      else {
        continue
      }
      let bytes = files[index].bytes
      let text = bytes[Int(value.place.start)..<Int(value.place.end)]
      let member = bytes[Int(value.hasKey ? value.keyPlace.start : value.place.start)..<Int(value.place.end)]
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: files[index].bytes = without(member, bytes)
      case 1: files[index].bytes = Array(bytes[..<member.endIndex] + [0x2C] + member + bytes[member.endIndex...])
      case 2, 3: replace(text, by: bytes[Int(other.place.start)..<Int(other.place.end)], in: &files[index].bytes)
      default:
        let odd = ["true", "0", "-1", "1e9", "\"\"", "\"=1\"", "null", "[]", "{}", "\"help\"", "\"tea\"", "\"{x}\""]
        replace(text, by: ArraySlice((odd.randomElement(using: &generator) ?? "0").utf8), in: &files[index].bytes)
      }
    }
    return files
  }

  private static func collect(_ value: JSONValue, into values: inout [JSONValue]) {
    for child in value.children {
      values.append(child)
      collect(child, into: &values)
    }
  }

  /// Takes a member away with the comma after it, or else the one before.
  private static func without(_ member: ArraySlice<UInt8>, _ bytes: [UInt8]) -> [UInt8] {
    var (start, end) = (member.startIndex, member.endIndex)
    if let after = bytes[end...].firstIndex(where: { $0 > 0x20 }), bytes[after] == 0x2C {
      end = after + 1
    } else if let before = bytes[..<start].lastIndex(where: { $0 > 0x20 }), bytes[before] == 0x2C {
      start = before
    }
    return Array(bytes[..<start] + bytes[end...])
  }

  private static func replace(_ old: ArraySlice<UInt8>, by new: ArraySlice<UInt8>, in bytes: inout [UInt8]) {
    bytes = Array(bytes[..<old.startIndex] + new + bytes[old.endIndex...])
  }
}
