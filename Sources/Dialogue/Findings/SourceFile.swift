/// One file of a book as it was read: its path below the book's folder, and its bytes.
package struct SourceFile: Hashable, Sendable {
  /// Relative to the book's folder, with `/` between parts: `scripts/hello.json`.
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
