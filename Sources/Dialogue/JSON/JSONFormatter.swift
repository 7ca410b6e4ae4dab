/// Writes a file the way all files of a book look, and changes nothing that it means.
///
/// Keys stay in the order their writer gave them. Two spaces; on one line what is short; one choice, topic or check to
/// a line.
package enum JSONFormatter {
  /// The file's new bytes, or nil where a mistake in it was found: what is not understood is not rewritten.
  package static func format(_ file: SourceFile, index: UInt16, findings: inout Findings) -> [UInt8]? {
    let before = findings.list.count
    let document = JSONDocument.read(file, index: index, findings: &findings)
    guard let document, document.isComplete, findings.list.count == before else { return nil }
    return Array(text(of: document.root).utf8)
  }

  /// A whole file: its outermost brackets never share a line with what is in them.
  static func text(of root: JSONValue) -> String {
    let layout = JSONLayout(root)
    var text = ""
    if layout.depth > 0 { layout.writeSpread(to: &text, indent: 0) } else { layout.write(to: &text) }
    return text + "\n"
  }
}
