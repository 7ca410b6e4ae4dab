import Conversation
import Dialogue
import Files
import Foundation
import Logging
import TestSupport
import Testing

@testable import afterword

@Suite final class BookReloaderTests {
  private let folder: TemporaryFolder
  private let books: BookShelf
  private let assembly: Assembly

  init() throws {
    let folder = try TemporaryFolder()
    for file in MiniBook.files() { try folder.write(file.bytes, to: file.path) }
    var configuration = Configuration(path: "afterword.json")
    configuration.book = folder.path
    assembly = Assembly(
      configuration: configuration, environment: [:], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    books = BookShelf(try assembly.book())
    self.folder = folder
  }

  private func reloader() -> BookReloader {
    BookReloader(assembly, books, stamps: BookFolder.stamps(assembly.configuration.book))
  }

  @Test func `a book whose files changed is read again, once they rest`() async throws {
    let (reloader, before) = (reloader(), books.newest.version)
    try folder.write(
      MiniBook.tea.replacing("One {drink} it is.", with: "Here is your {drink}.").utf8, to: "scripts/tea.json")

    await reloader.look()
    #expect(books.newest.version == before)
    await reloader.look()

    #expect(books.newest.version != before)
  }

  @Test func `a book that breaks leaves the old one in use, and is read again when it is mended`() async throws {
    let (reloader, before) = (reloader(), books.newest.version)
    try folder.write("{".utf8, to: "scripts/tea.json")
    for _ in 0..<3 { await reloader.look() }
    #expect(books.newest.version == before)

    try folder.write(MiniBook.tea.replacing("One {drink} it is.", with: "Yours: {drink}.").utf8, to: "scripts/tea.json")
    for _ in 0..<3 { await reloader.look() }

    #expect(books.newest.version != before)
  }

  @Test func `a change is told once, and only when two looks agree`() throws {
    let path = folder.path
    let stamps = try #require(BookFolder.stamps(path))
    var watch = BookWatch(stamps)
    try folder.write("{}".utf8, to: "scripts/more.json")
    let more = BookFolder.stamps(path)
    try folder.write("{ }".utf8, to: "scripts/more.json")
    let most = BookFolder.stamps(path)

    let told = [stamps, more, most, nil, most, most, most, stamps].map { watch.isChanged($0) }

    #expect(told == [false, false, false, false, false, true, false, false])
  }
}
