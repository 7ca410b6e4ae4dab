import Dialogue
import TestSupport
import Testing

/// Wording that varies: in order, shuffled, once, or stopping at the last.
struct VariationTests {
  /// What a node says that comes back to itself sixty times.
  func said(_ mode: String, _ count: Int, seed: UInt64) throws -> [String] {
    let options = (1...count).map { "\"Wording \($0)?\"" }.joined(separator: ", ")
    var chat = Chat(
      try Books.mini([
        "scripts/tea.json": MiniBook.script(
          """
          "ask": { "text": ["Now.", { "vary": "\(mode)", "of": [\(options)] }], "choices": [
            { "id": "again", "text": "Again", "next": "ask" } ] }
          """)
      ]))
    chat.seed = seed
    chat.start()
    var said = [chat.reply.bubbles.dropFirst().first ?? ""]
    for _ in 1..<60 { said.append(chat.tap("again").bubbles.dropFirst().first ?? "") }
    return said
  }

  @Test(arguments: [2, 3, 4, 7], UInt64(1)...12)
  func `a shuffle says each wording once a round, and never the same twice in a row`(count: Int, seed: UInt64) throws {
    let said = try said("shuffle", count, seed: seed)

    for (one, next) in zip(said, said.dropFirst()) { #expect(one != next, "seed \(seed)") }
    for start in stride(from: 0, through: said.count - count, by: count) {
      #expect(Set(said[start..<(start + count)]).count == count, "seed \(seed)")
    }
  }

  @Test func `cycle goes round, stopping stays at the last, once falls silent`() throws {
    #expect(
      try said("cycle", 3, seed: 1).prefix(5) == ["Wording 1?", "Wording 2?", "Wording 3?", "Wording 1?", "Wording 2?"])
    #expect(try said("stopping", 2, seed: 1).prefix(4) == ["Wording 1?", "Wording 2?", "Wording 2?", "Wording 2?"])
    #expect(try said("once", 2, seed: 1).prefix(4) == ["Wording 1?", "Wording 2?", "", ""])
  }
}
