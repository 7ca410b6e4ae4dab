import Dialogue
import TestSupport
import Testing

/// What the writers' guide shows, writers can write.
@Suite struct GuideExampleTests {
  static let kinds: Set<String> = ["script", "node", "choices", "book", "safety", "rubrics", "scenario"]

  @Test func `every example says what it is`() throws {
    let unknown = try Guide.read().examples.filter { !Self.kinds.contains($0.kind) }

    #expect(unknown.isEmpty, "write one of \(Self.kinds.sorted()) after ```json: \(unknown)")
  }

  /// Scenarios are held by the workshop's own test of the guide.
  @Test(arguments: try Guide.read().examples.filter { $0.kind != "scenario" })
  func `an example is read without a finding`(_ example: Guide.Example) throws {
    let (path, text) = Self.place(example)

    let found = BookReader.read(GuideBook.files([path: text])).diagnostics.filter { $0.location.file == path }

    #expect(found.filter { !Self.isLeftOut($0, of: example) }.map(\.description) == [])
  }

  private static func place(_ example: Guide.Example) -> (path: String, text: String) {
    switch example.kind {
    case "script": ("scripts/tea.json", example.text)
    case "node": ("scripts/tea.json", GuideBook.script(node: example.text))
    case "choices":
      ("scripts/tea.json", GuideBook.script(node: "{ \"text\": \"Which?\", \"choices\": \(example.text) }"))
    default: (example.kind + ".json", example.text)
    }
  }

  /// The example of book.json shows a few commands and phrases, not all; that of a node shows one of a script.
  private static func isLeftOut(_ finding: Diagnostic, of example: Guide.Example) -> Bool {
    switch example.kind {
    case "book": finding.rule == .missingKey || finding.rule == .wordNotHeard
    case "node", "choices": finding.rule == .unreachableNode
    default: false
    }
  }

  @Test func `the script of the guide can be talked with`() throws {
    let example = try #require(try Guide.read().examples.first { $0.kind == "script" })
    let files = GuideBook.files(["scripts/tea.json": example.text])
    var chat = Chat(try Books.runnable(BookReader.read(files, leaving: .unreachableNode)), at: "tea#ask")

    chat.say("h2o")

    #expect(chat.reply.bubbles == ["One water it is."])
  }
}
