import Dialogue
import TestSupport

/// A book's folder that is there for one test.
struct TemporaryBook: ~Copyable {
  /// Holds nothing but the book, as `dialogues`.
  let folder: TemporaryFolder
  var path: String { folder.path + "/dialogues" }

  /// The mini book, with files replaced or added by path.
  init(_ replacing: [String: String] = [:]) throws {
    let folder = try TemporaryFolder()
    for file in MiniBook.files(replacing) { try folder.write(file.bytes, to: "dialogues/" + file.path) }
    self.folder = folder
  }
}
