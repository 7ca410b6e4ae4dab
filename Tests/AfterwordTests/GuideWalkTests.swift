import Dialogue
import Foundation
import TestSupport
import Testing

/// “A script of your own in fifteen minutes”, as the writers' guide tells it, in a copy of the book that ships.
struct GuideWalkTests {
  @Test func `the steps of the guide lead from an empty file to a tested script`() throws {
    let folder = try TemporaryFolder()
    for file in try Repository.files("dialogues") { try folder.write(file.bytes, to: "dialogues/" + file.path) }
    let guide = try String(contentsOfFile: Repository.path("dialogues/README.md"), encoding: .utf8)
    let script = try #require(try Guide.read().examples.first { $0.kind == "script" })
    func run(_ command: String, input: String = "") throws -> ProgramRun {
      #expect(guide.contains("afterword \(command)"), "the guide no longer says so")
      let parts = command.split(separator: "'").map(String.init)
      let arguments = parts[0].split(separator: " ").map(String.init) + parts.dropFirst()
      return try ProgramRun(arguments, input: input, folder: folder.path)
    }

    try folder.write(Array(script.text.utf8), to: "dialogues/scripts/tea.json")
    let alone = try run("lint")
    try Self.addTopic(to: folder, as: guide)
    let linked = try run("lint")
    let heard = try run("play --script tea --choices 'something warm please'")
    let missed = try run("play --script tea --choices 'something hot'")
    let recorded = try run("record --script tea water", input: "water please\n")
    let tested = try run("test --script tea --coverage")
    let drawn = try run("graph --script tea --output tea.svg")
    let walked = try run("simulate --script tea")

    #expect(alone.exitCode == 0 && alone.output.hasSuffix("1 piece of advice in 1 file.\n"), "\(alone.output)")
    #expect(alone.output.contains("[script-never-entered]"))
    #expect(linked.output.hasPrefix("Nothing to mend"), "\(linked.output)")
    #expect(heard.output.contains("One tea it is."))
    #expect(!missed.output.contains("One tea it is.") && missed.output.contains("Tea, or water?"))
    #expect(recorded.exitCode == 0, "\(recorded.errors)")
    #expect(tested.output == "tea: 2 of 2 nodes, 1 of 2 choices\n  never taken: tea#ask.tea\n1 passed, 0 failed\n")
    #expect(drawn.exitCode == 0 || drawn.errors.contains("no “dot” here"), "\(drawn.errors)")
    #expect(walked.exitCode == 0, "\(walked.output)")
  }

  /// Puts the topic that the guide shows into `topics` of book.json.
  private static func addTopic(to folder: borrowing TemporaryFolder, as guide: String) throws {
    let topic = try #require(guide.firstMatch(of: #/\{ "id": "tea", "entry": "tea".*\}/#)).output
    let path = folder.path + "/dialogues/book.json"
    let book = try String(contentsOfFile: path, encoding: .utf8)
    let place = try #require(book.firstRange(of: "\"topics\": ["))
    try book.replacingCharacters(in: place, with: "\"topics\": [ \(topic),").write(
      toFile: path, atomically: true, encoding: .utf8)
  }
}
