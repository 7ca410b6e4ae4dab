import Dialogue

/// Which node of which script each finding is about.
struct GraphFindings {
  private(set) var ofNodes: [Int: [GraphFinding]] = [:]
  /// About a script's file, and no node of it.
  private(set) var ofScripts: [Int: [GraphFinding]] = [:]
  /// About another file of the book.
  private(set) var ofBook: [GraphFinding] = []

  init(_ diagnostics: [Diagnostic], in book: Book, _ files: [SourceFile]) {
    let byFile = Dictionary(grouping: diagnostics, by: \.location.file)
    for (path, diagnostics) in byFile.sorted(by: { $0.key < $1.key }) {
      let found = diagnostics.map {
        GraphFinding(code: $0.rule.rawValue, isError: $0.severity == .error, message: $0.message)
      }
      guard let script = book.scripts.firstIndex(where: { $0.path == path }),
        let file = files.firstIndex(where: { $0.path == path })
      else {
        ofBook += found
        continue
      }
      let lines = Self.lineStarts(files[file].bytes)
      let spans = Self.spans(files[file], index: file, book, script)
      for (diagnostic, finding) in zip(diagnostics, found) {
        let offset = Self.offset(of: diagnostic.location, in: files[file].bytes, lines)
        if let node = spans.first(where: { $0.bytes.contains(offset) })?.node {
          ofNodes[node, default: []].append(finding)
        } else {
          ofScripts[script, default: []].append(finding)
        }
      }
    }
  }

  /// From the first letter of a node's key to its last brace.
  private static func spans(
    _ file: SourceFile, index: Int, _ book: Book, _ script: Int
  ) -> [(node: Int, bytes: ClosedRange<UInt32>)] {
    var findings = Findings(files: [file])
    let nodes = JSONDocument.read(file, index: UInt16(clamping: index), findings: &findings)?.root["nodes"]
    guard let nodes, nodes.kind == .object else { return [] }
    var byStart: [UInt32: Int] = [:]
    for node in book.scripts[script].nodes { byStart[book.nodes[node].place.start] = node }
    return nodes.members.compactMap { _, value in
      guard let node = byStart[value.keyPlace.start], value.keyPlace.start <= value.place.end else { return nil }
      return (node, value.keyPlace.start...value.place.end)
    }
  }

  private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
    [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
  }

  private static func offset(of location: SourceLocation, in bytes: [UInt8], _ lines: [Int]) -> UInt32 {
    guard lines.indices.contains(location.line - 1) else { return .max }
    var at = lines[location.line - 1]
    var column = 1
    while column < location.column, at < bytes.count {
      at += 1
      while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
      column += 1
    }
    return UInt32(clamping: at)
  }
}
