import Foundation
import Storage
import TestSupport
import Testing

/// `chat --save`, at several sittings.
struct KeptTalkTests {
  private static let echo = MiniBook.script(
    """
    "ask": { "text": "Say something.", "slot": { "set": "line", "type": "text" }, "next": "said" },
    "said": { "text": "You said {line|else: nothing}.", "choices": [
        { "id": "more", "text": "More", "next": "ask" }, { "id": "enough", "text": "Enough", "end": true } ] }
    """, variables: "\"line\": { \"type\": \"text\" }")
  private static let marker = "zanzibar-oboe"

  private static func chat(
    _ book: borrowing TemporaryBook, _ lines: String..., arguments: [String] = ["--save"],
    with changes: [String: String] = [:]
  ) throws -> ProgramRun {
    try ProgramRun(
      ["chat"] + arguments, input: lines.map { $0 + "\n" }.joined(),
      environment: ["XDG_DATA_HOME": book.folder.path + "/data"].merging(changes) { $1 }, folder: book.folder.path)
  }

  private static func kept(_ book: borrowing TemporaryBook) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: book.folder.path + "/data/afterword")) ?? []).sorted()
  }

  @Test func `a kept talk goes on where it was, and says so`() throws {
    let book = try TemporaryBook(["scripts/tea.json": Self.echo])

    let first = try Self.chat(book, Self.marker)
    let second = try Self.chat(book, "more")
    let third = try Self.chat(book)

    let path = book.folder.path + "/data/afterword/talk"
    #expect(first.exitCode == 0, "\(first.errors)")
    let words = first.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.hasPrefix("This talk is kept, sealed, in \(path), and goes on from there."), "\(words)")
    #expect(words.hasSuffix("Take care. What is kept of this talk is sealed in \(path)."))
    #expect(second.output.contains("[backToPlace]\nYou said \(Self.marker).\n"), "\(second.output)")
    #expect(third.output.contains("Say something."))
    #expect(Self.kept(book) == ["talk", "talk.key", "talk.lock"])
    for name in Self.kept(book) {
      let bytes = try Data(
        contentsOf: URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent(name))
      #expect(bytes.range(of: Data(Self.marker.utf8)) == nil, "\(name)")
    }
  }

  @Test func `forget me leaves nothing on the disk, and the next talk begins anew`() throws {
    let book = try TemporaryBook(["scripts/tea.json": Self.echo])

    _ = try Self.chat(book, Self.marker)
    let forgotten = try Self.chat(book, "forget me")
    let left = Self.kept(book)
    let next = try Self.chat(book)

    #expect(forgotten.output.contains("Nothing of this talk is left in"))
    #expect(forgotten.output.hasSuffix("\nTake care. Nothing of this was kept.\n"))
    #expect(left == ["talk.lock"])
    #expect(next.output.contains("Say something.") && !next.output.contains("[backToPlace]"))
  }

  @Test func `without --save nothing is read or written, whatever was kept`() throws {
    let book = try TemporaryBook(["scripts/tea.json": Self.echo])

    let plain = try Self.chat(book, "hello", arguments: [])
    let none = Self.kept(book)
    _ = try Self.chat(book, Self.marker)
    let other = try Self.chat(book, "hello", arguments: [])

    #expect(none == [])
    #expect(plain.output == other.output)
  }

  @Test func `a file and a key of one's own are used`() throws {
    let book = try TemporaryBook(["scripts/tea.json": Self.echo])
    let key = ["AFTERWORD_TALK_KEY": MasterKey.random().secretText]

    let first = try Self.chat(book, Self.marker, arguments: ["--save", "mine"], with: key)
    let second = try Self.chat(book, arguments: ["--save", "mine"], with: key)
    let wrong = try Self.chat(
      book, arguments: ["--save", "mine"], with: ["AFTERWORD_TALK_KEY": MasterKey.random().secretText])
    let lost = try Self.chat(book, arguments: ["--save", "mine"])
    let weak = try Self.chat(book, arguments: ["--save", "mine"], with: ["AFTERWORD_TALK_KEY": "pass"])

    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(second.output.contains("You said \(Self.marker)."))
    #expect(!FileManager.default.fileExists(atPath: book.folder.path + "/mine.key"))
    #expect(Self.kept(book) == [])
    #expect(wrong.exitCode == 2 && wrong.errors.contains("this is another key, or the file is damaged"))
    #expect(lost.exitCode == 2 && lost.errors.contains("mine.key is gone"))
    #expect(weak.exitCode == 2 && weak.errors.hasPrefix("AFTERWORD_TALK_KEY: The master key"))
  }

  @Test func `what does not go together, and a folder that is not there, are told`() throws {
    let book = try TemporaryBook(["scripts/tea.json": Self.echo])

    let script = try Self.chat(book, arguments: ["--save", "--script", "tea"])
    let seed = try Self.chat(book, arguments: ["--seed", "7", "--save"])
    let nowhere = try Self.chat(book, arguments: ["--save", "no/such/folder/talk"])

    #expect(script.exitCode == 64 && script.errors.contains("leave out --script."))
    #expect(seed.exitCode == 64 && seed.errors.contains("leave out --seed."))
    #expect(nowhere.exitCode == 2 && nowhere.errors.contains("Name one in a folder of yours."))
  }
}
