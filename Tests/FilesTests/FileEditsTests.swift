import Files
import Foundation
import TestSupport
import Testing

@Suite struct FileEditsTests {
  private func edit(_ path: String, _ old: String, _ new: String) -> FileEdit {
    FileEdit(path: path, old: Array(old.utf8), new: Array(new.utf8))
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func `a file gets its new bytes and keeps its permissions, and nothing is left beside it`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old".utf8, to: "a.json")
    let path = folder.path + "/a.json"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)

    try FileEdits.write([edit(path, "old", "new")])

    #expect(try text(path) == "new")
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.json"])
  }

  @Test func `a link goes on pointing at its file, which is changed`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old".utf8, to: "real/a.json")
    let link = folder.path + "/link.json"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real/a.json")

    try FileEdits.write([edit(link, "old", "new")])

    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real/a.json")
    #expect(try text(folder.path + "/real/a.json") == "new")
  }

  @Test func `where one file cannot be written, none is`() throws {
    let folder = try TemporaryFolder()
    try folder.write("one".utf8, to: "a.json")
    try folder.write("other than read".utf8, to: "b.json")
    let (first, second) = (folder.path + "/a.json", folder.path + "/b.json")

    #expect(throws: FileEditProblem.changedMeanwhile(second)) {
      try FileEdits.write([edit(first, "one", "new"), edit(second, "two", "new")])
    }
    #expect(throws: FileEditProblem.unwritable(folder.path + "/c.json", "No such file or directory")) {
      try FileEdits.write([edit(first, "one", "new"), edit(folder.path + "/c.json", "", "new")])
    }

    #expect(try text(first) == "one")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.json", "b.json"])
  }

  @Test func `a move that fails takes back what was written and moved before it`() throws {
    let folder = try TemporaryFolder()
    try folder.write("one".utf8, to: "a.json")
    try folder.write("x".utf8, to: "tea/x.json")
    let path = folder.path
    let moves = [
      FileMove(from: path + "/tea", to: path + "/chai"), FileMove(from: path + "/none", to: path + "/nothing"),
    ]

    #expect(throws: FileEditProblem.self) { try FileEdits.write([edit(path + "/a.json", "one", "new")], moving: moves) }

    #expect(try text(path + "/a.json") == "one")
    #expect(try text(path + "/tea/x.json") == "x")
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).sorted() == ["a.json", "tea"])
  }

  @Test func `nothing is moved over what is there already`() throws {
    let folder = try TemporaryFolder()
    try folder.write("one".utf8, to: "a.json")
    try folder.write("two".utf8, to: "b.json")

    #expect(throws: FileEditProblem.alreadyThere(folder.path + "/b.json")) {
      try FileEdits.write([], moving: [FileMove(from: folder.path + "/a.json", to: folder.path + "/b.json")])
    }

    #expect(try text(folder.path + "/b.json") == "two")
  }
}
