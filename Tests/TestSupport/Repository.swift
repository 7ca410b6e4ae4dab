package import Dialogue
import Files
import Foundation

/// Places in this checkout.
package enum Repository {
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  package static func path(_ relative: String) -> String { root + "/" + relative }

  package static func files(_ relative: String) throws -> [SourceFile] { try BookFolder.read(path(relative)) }
}

/// Books for tests.
package enum Books {
  /// The book that ships.
  package static func shipped() throws -> Book { try read("dialogues") }

  /// The fixture book that proves the format.
  package static func proof() throws -> Book { try read("Tests/Fixtures/ProofBook") }

  package static func read(_ relative: String) throws -> Book {
    try runnable(BookReader.read(Repository.files(relative)))
  }

  package static func runnable(_ reading: BookReading) throws -> Book {
    guard let book = reading.runnable else { throw BrokenBook(diagnostics: reading.diagnostics) }
    return book
  }

  /// The book in `MiniBook.files`, with some files replaced or added.
  package static func mini(_ files: [String: String] = [:]) throws -> Book {
    try runnable(BookReader.read(MiniBook.files(files)))
  }
}

package struct BrokenBook: Error, CustomStringConvertible {
  package var diagnostics: [Diagnostic]

  package var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
