import Dialogue
import Files
import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct BookFolderTests {
  private func folder(_ files: [String: String] = ["book.json": "{}"]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text.utf8, to: name) }
    return folder
  }

  private func problem(_ path: String) -> BookFolderProblem? {
    do {
      _ = try BookFolder.read(path)
      return nil
    } catch { return error }
  }

  @Test func `every JSON file is read, in the order of the paths, and nothing else`() throws {
    let folder = try folder([
      "scripts/tea.json": "tea", "book.json": "book", "scripts/.hidden.json": "no", ".git/config.json": "no",
      "README.md": "no", "scenarios/tea/a.json": "a", "empty.json": "",
    ])

    let files = try BookFolder.read(folder.path)

    #expect(files.map(\.path) == ["book.json", "empty.json", "scenarios/tea/a.json", "scripts/tea.json"])
    #expect(files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["book", "", "a", "tea"])
    #expect(try BookFolder.read(folder.path + "/").map(\.path) == files.map(\.path))
  }

  @Test func `scenarios are left out for those who do not hold them`() throws {
    let folder = try folder(["book.json": "", "scenarios/tea/a.json": "{", "scripts/scenarios/b.json": ""])

    let files = try BookFolder.read(folder.path, withScenarios: false)

    #expect(files.map(\.path) == ["book.json", "scripts/scenarios/b.json"])
  }

  @Test func `help lines beside the book are read, unless it brings its own`() throws {
    let folder = try folder(["book/book.json": "", "config/helplines.json": "theirs"])
    let beside = try BookFolder.read(folder.path + "/book").map(\.path)
    try folder.write("own".utf8, to: "book/helplines.json")

    #expect(beside == ["../config/helplines.json", "book.json"])
    #expect(try BookFolder.read(folder.path + "/book").map(\.path) == ["book.json", "helplines.json"])
  }

  @Test func `what is no folder is told`() throws {
    let folder = try folder()

    #expect(problem("/nowhere/at/all") == .noFolder("/nowhere/at/all"))
    #expect(problem("") == .noFolder(""))
    #expect(problem(folder.path + "/book.json") == .isFile(folder.path + "/book.json"))
    #expect(problem(folder.path + "/book.json/book") == .noFolder(folder.path + "/book.json/book"))
  }

  @Test func `links lead to files, and a cycle of links is told`() throws {
    let folder = try folder()
    try link(folder, "scripts.json", to: "book.json")
    try link(folder, "again", to: ".")

    #expect(try BookFolder.read(folder.path).map(\.path) == ["book.json", "scripts.json"])

    try link(folder, "round.json", to: "round.json")
    #expect("\(String(describing: problem(folder.path)))".contains("/round.json"))
    try link(folder, "loop", to: "loop")
    #expect("\(String(describing: problem(folder.path + "/loop")))".contains("/loop"))
  }

  private func link(_ folder: borrowing TemporaryFolder, _ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/" + name, withDestinationPath: target)
  }

  @Test func `a pipe, a device and a folder named as JSON are told, never read`() throws {
    let pipe = try folder()
    try #require(mkfifo(pipe.path + "/x.json", 0o600) == 0)
    let device = try folder()
    try link(device, "zero.json", to: "/dev/zero")
    let linked = try folder()
    try link(linked, "all.json", to: ".")
    let named = try folder(["book.json": "", "tea.json/deeper.json": ""])

    #expect(problem(pipe.path) == .noFile(pipe.path + "/x.json"))
    #expect(problem(device.path) == .noFile(device.path + "/zero.json"))
    #expect(problem(linked.path) == .noFile(linked.path + "/all.json"))
    #expect(try BookFolder.read(named.path).map(\.path) == ["book.json", "tea.json/deeper.json"])
  }

  /// A file of zeros that takes no room on the disk.
  private func fill(_ folder: borrowing TemporaryFolder, _ name: String, bytes: Int) throws {
    try folder.write([], to: name)
    try #require(truncate(folder.path + "/" + name, off_t(bytes)) == 0)
  }

  @Test func `a file over the limit is read up to it`() throws {
    let folder = try folder()
    try fill(folder, "big.json", bytes: 20 << 20)

    let big = try BookFolder.read(folder.path).first { $0.path == "big.json" }

    #expect(big?.bytes.count == BookFolder.fileByteLimit + 1)
  }

  @Test func `a folder too large, too full or too deep for a book is told in bounded time`() throws {
    let large = try folder()
    for number in 0...8 { try fill(large, "\(number).json", bytes: BookFolder.fileByteLimit) }
    let full = try folder()
    for number in 0...BookFolder.entryLimit { try #require(mkdir("\(full.path)/\(number)", 0o700) == 0) }
    let deep = try folder(["a/b/c/d/e.json": ""])

    #expect(problem(large.path) == .tooLarge(large.path))
    #expect(problem(full.path) == .tooManyFiles(full.path))
    #expect(problem(deep.path) == .tooDeep(deep.path + "/a/b/c/d"))
  }

  @Test(arguments: [([0x74, 0xFF], "t\u{FFFD}.json"), ([0x74, 0x1B], "t\u{FFFD}.json")])
  func `a name that cannot be shown is told, and shown without harm`(name: [UInt8], shown: String) throws {
    let folder = try folder()
    let path = Array("\(folder.path)/".utf8) + name + Array(".json".utf8) + [0]
    let made = path.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { mkfifo($0, 0o600) } ?? -1 }
    }
    // macOS refuses such a name by itself.
    guard made == 0 else { return }

    #expect(problem(folder.path) == .oddName(shown, in: folder.path))
  }

  @Test(.enabled(if: getuid() != 0, "nothing is forbidden to root"))
  func `what may not be read is told with the reason`() throws {
    let folder = try folder(["book.json": "", "scripts/tea.json": ""])
    chmod(folder.path + "/scripts/tea.json", 0)
    let file = problem(folder.path)
    chmod(folder.path + "/scripts", 0)
    let inner = problem(folder.path)
    chmod(folder.path + "/scripts", 0o700)

    #expect(file == .unreadable(folder.path + "/scripts/tea.json", "Permission denied"))
    #expect(inner == .unreadable(folder.path + "/scripts", "Permission denied"))
  }
}
