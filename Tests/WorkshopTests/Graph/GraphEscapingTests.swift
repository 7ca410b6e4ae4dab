import Dialogue
import Foundation
import TestSupport
import Testing

@testable import Workshop

/// Whatever a writer writes, the picture's file stays well formed.
@Suite struct GraphEscapingTests {
  static let pieces = [
    "\"", "\\", "\\\"", "'", "`", "```", "end", "END", "-->", "---", "<b>", "</b>", "<BR/>", "&", "&amp;", "&foo;",
    "&#0;", "#quot;", "#35;", ";", ":", ":::", "|", "[", "]", "]]", "(", ")", "{", "}", "{{", ">", "<script>", "%%",
    "%%{",
    "}%%", "subgraph", "click", "style a:#1;", "classDef x:#1;", "\n", "\r\n", "\t", "\u{0}", "\u{7}", "\u{FFFE}",
    "\u{202E}", "\u{200B}", "é", "日本", "👩‍👩‍👧", "١", "//", "/*", "*/", "1. one", "- two", "**", "__", "\\N", "\\n", "\\",
    "$$", "@{", "~~~", "x", " ", "", "accTitle: ", "#", "##", "javascript:", "]]>", "<!--", "-->",
  ]

  static func hostile(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...6, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
      .joined(separator: Bool.random(using: &generator) ? " " : "")
  }

  /// Every kind of node and edge, with hostile text wherever text may stand.
  static func graph(seed: UInt64) -> ScriptGraph {
    var generator = SeededGenerator(seed: seed)
    var graph = ScriptGraph(title: hostile(&generator), summary: hostile(&generator))
    graph.clusters = [
      GraphCluster(title: hostile(&generator), notes: [hostile(&generator)], isScript: true),
      GraphCluster(title: hostile(&generator), parent: 0),
    ]
    for (index, kind) in GraphNode.Kind.allCases.enumerated() {
      var node = GraphNode(key: hostile(&generator) + "\(index)", title: hostile(&generator), kind: kind)
      node.notes = [hostile(&generator)]
      node.text = hostile(&generator)
      node.findings = [GraphFinding(code: "rule", isError: index % 2 == 0, message: hostile(&generator))]
      node.visit = GraphVisit.allCases.randomElement(using: &generator)
      node.cluster = index % 3 == 2 ? nil : index % 3
      graph.nodes.append(node)
    }
    for (index, kind) in (GraphEdge.Kind.allCases + GraphEdge.Kind.allCases).enumerated() {
      let labels = (0..<(index % 5)).map { _ in hostile(&generator) }
      graph.edges.append(GraphEdge(from: index, to: (index * 3 + 1) % 10, kind: kind, labels: labels))
    }
    return graph
  }

  @Test func `Mermaid has nothing within quotes but letters, plain signs and numbers of signs`() throws {
    let written = #/#[0-9]+;|<br\/>/#
    func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value > 0x7F || scalar.properties.isAlphabetic || " .,?!0123456789".unicodeScalars.contains(scalar)
    }
    for seed in 0..<200 as Range<UInt64> {
      let lines = MermaidWriter.text(of: Self.graph(seed: seed)).split(separator: "\n").dropFirst(3)
      for line in lines {
        let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
        #expect(parts.count == 1 || parts.count == 3, "seed \(seed): \(line)")
        guard parts.count == 3 else { continue }
        #expect(parts[1].replacing(written, with: "").unicodeScalars.allSatisfy(isAllowed), "seed \(seed): \(line)")
        #expect(!parts[1].isEmpty, "seed \(seed): \(line)")
      }
    }
  }

  @Test func `as many frames are closed in Mermaid as are opened`() {
    for seed in 0..<200 as Range<UInt64> {
      let lines = MermaidWriter.text(of: Self.graph(seed: seed)).split(separator: "\n").map {
        $0.drop { $0 == " " }
      }
      #expect(lines.count { $0.hasPrefix("subgraph ") } == lines.count { $0 == "end" }, "seed \(seed)")
    }
  }

  @Test(.enabled(if: Graphviz.isInstalled, "Graphviz is not here; .ci/setup test installs it"))
  func `Graphviz takes whatever is written, and its SVG is well-formed XML`() throws {
    for seed in 0..<40 as Range<UInt64> {
      let graph = Self.graph(seed: seed)

      let drawn = try Graphviz.draw(DOTWriter.text(of: graph, showsLabels: true))
      #expect(drawn.status == 0, "seed \(seed): \(drawn.errors)")
      #expect(drawn.errors == "", "seed \(seed)")

      let svg = SVGText.accessible(drawn.svg, title: graph.title, description: graph.summary)
      #expect(try Graphviz.isXML(svg), "seed \(seed)")
      #expect(drawn.svg.components(separatedBy: "class=\"node\"").count - 1 >= graph.nodes.count, "seed \(seed)")
    }
  }

  @Test func `a line has no breaks, no control letters and nothing that turns text around`() {
    #expect(GraphText.line("a\n\tb\u{0}c\u{202E}d") == "a b cd")
    #expect(GraphText.line("👩‍👩‍👧") == "👩‍👩‍👧")
  }

  @Test(arguments: [
    ("Something short", 20, "Something short"), ("A line that goes on, and on", 22, "A line that goes on…"),
    ("Donaudampfschifffahrt", 10, "Donaudamp…"), ("", 5, ""),
  ])
  func `long text is cut at a word`(text: String, length: Int, cut: String) {
    #expect(GraphText.short(text, length) == cut)
  }

  @Test func `a text is wrapped within its lines`() {
    let lines = GraphText.wrapped("One small thing is easiest to say yes to. What would you like?", width: 30, lines: 2)

    #expect(lines == ["One small thing is easiest to", "say yes to. What would you…"])
    #expect(GraphText.wrapped(String(repeating: "x", count: 100), width: 10, lines: 2).allSatisfy { $0.count <= 10 })
  }
}

/// The program `dot`, for a second opinion on what is written for it.
enum Graphviz {
  static let program = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/dot" }
    .first(where: FileManager.default.isExecutableFile)

  static var isInstalled: Bool { program != nil }

  static func draw(_ dot: String) throws -> (status: Int32, svg: String, errors: String) {
    let folder = try TemporaryFolder()
    try folder.write(dot.utf8, to: "in.dot")
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(fileURLWithPath: program ?? "")
    process.arguments = ["-Tsvg", "-o", folder.path + "/out.svg", folder.path + "/in.dot"]
    process.standardInput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let svg = (try? String(contentsOfFile: folder.path + "/out.svg", encoding: .utf8)) ?? ""
    return (process.terminationStatus, svg, String(decoding: said, as: UTF8.self))
  }

  /// As Python's reader of XML finds it.
  static func isXML(_ text: String) throws -> Bool {
    let folder = try TemporaryFolder()
    try folder.write(text.utf8, to: "picture.svg")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", "import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])", folder.path + "/picture.svg",
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
