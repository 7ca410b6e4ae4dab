/// A JSON file as a flat tape of values, each with the place where it stands.
///
/// Writers edit JSON by hand, so reading goes on after a mistake: what could be understood is here, and every mistake
/// is a finding of its own.
package final class JSONDocument: Sendable {
  /// A larger file is reported instead of read; the tape counts bytes in 32 bits.
  package static let byteLimit = 8 << 20
  /// Real scripts nest about ten deep.
  package static let depthLimit = 64
  /// Bounds the tape of a hostile file to about 24 MB.
  package static let valueLimit = 1_000_000

  /// One value on the tape; a container is followed by what it holds.
  struct Entry: Sendable {
    var kind: JSONValue.Kind
    var hasEscapes = false
    var keyHasEscapes = false
    /// Bytes of the quotes that really stand there: 1 each as a rule, 3 for a curly one, 0 for a missing one.
    var openQuote: UInt8 = 1
    var closeQuote: UInt8 = 1
    var start: UInt32
    var end: UInt32
    /// The key between its quotes; 0 when the value has no key.
    var keyStart: UInt32 = 0
    var keyEnd: UInt32 = 0
    /// The entry after this value and all that it holds.
    var next: UInt32
  }

  let bytes: [UInt8]
  let entries: [Entry]
  let fileIndex: UInt16
  /// False when something was left out or guessed after a mistake: a key that seems missing may just be unreadable.
  package let isComplete: Bool

  init(bytes: [UInt8], entries: [Entry], fileIndex: UInt16, isComplete: Bool) {
    self.bytes = bytes
    self.entries = entries
    self.fileIndex = fileIndex
    self.isComplete = isComplete
  }

  package var root: JSONValue { JSONValue(document: self, position: 0) }

  /// Reads all that can be read, and adds a finding for each mistake; `nil` when there is no value at all.
  ///
  /// Time and memory grow with the size of the file only, whatever is in it.
  package static func read(_ file: SourceFile, index: UInt16, findings: inout Findings) -> JSONDocument? {
    var scan = JSONScanner(bytes: file.bytes)
    defer { scan.addFindings(to: &findings, file: index) }
    guard scan.acceptsEncoding() else { return nil }
    scan.run()
    if scan.bracketsAreInDoubt {
      var second = JSONScanner(bytes: file.bytes, trustsIndentation: true)
      _ = second.acceptsEncoding()
      second.run()
      if second.mistakeCount <= scan.mistakeCount { scan = second }
    }
    guard !scan.entries.isEmpty else { return nil }
    return JSONDocument(
      bytes: scan.bytes, entries: scan.entries, fileIndex: index, isComplete: scan.mistakeCount == scan.duplicateCount)
  }
}
