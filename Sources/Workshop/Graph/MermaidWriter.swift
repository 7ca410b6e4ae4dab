/// Writes a graph for Mermaid, which many editors and Git hosts draw by themselves.
package struct MermaidWriter {
  /// Mermaid's own limits, unless whoever draws it raises them.
  package static let edgeLimit = 500
  package static let characterLimit = 50_000

  private let graph: ScriptGraph
  private let showsLabels: Bool
  private var text = ""
  private var classes: [(name: String, ids: [String])] = []
  /// Numbers of the edges written so far, by the style they have.
  private var linkStyles: [(style: String, numbers: [String])] = []
  private var edgeCount = 0

  package static func text(of graph: ScriptGraph, showsLabels: Bool = true) -> String {
    var writer = MermaidWriter(graph, showsLabels: showsLabels)
    writer.write()
    return writer.text
  }

  private init(_ graph: ScriptGraph, showsLabels: Bool) {
    self.graph = graph
    self.showsLabels = showsLabels
  }

  private mutating func write() {
    text += "---\ntitle: \"\(Self.plain(graph.title))\"\n---\n"
    text += "flowchart TB\n  accTitle: \(Self.plain(graph.title))\n  accDescr: \(Self.plain(graph.summary))\n"
    for item in graph.contents(of: nil) { write(item, depth: 1) }
    for edge in graph.edges { write(edge, from: "n\(edge.from)", to: "n\(edge.to)", isLabelled: showsLabels) }
    writeLegend()
    writeStyles()
  }

  private mutating func write(cluster index: Int, depth: Int) {
    let cluster = graph.clusters[index]
    let indent = String(repeating: "  ", count: depth)
    let lines = [cluster.title] + cluster.notes
    text += "\(indent)subgraph c\(index)[\"\(Self.label(lines))\"]\n"
    for item in graph.contents(of: index) { write(item, depth: depth + 1) }
    text += "\(indent)end\n"
  }

  private mutating func write(_ item: ScriptGraph.Item, depth: Int) {
    switch item {
    case .cluster(let index): write(cluster: index, depth: depth)
    case .node(let index): write(graph.nodes[index], "n\(index)", depth: depth)
    }
  }

  private mutating func write(_ node: GraphNode, _ id: String, depth: Int) {
    let lines =
      [node.title] + node.shortText + node.allNotes + node.findingLines.map(\.text)
    let (open, close) = Self.brackets(node.kind)
    text += String(repeating: "  ", count: depth)
    text += "\(id)\(open)\"\(Self.label(lines))\"\(close)\n"
    add(id, to: "kind-\(node.kind.rawValue)")
    if node.isStart { add(id, to: "start") }
    if let visit = node.visit { add(id, to: visit.rawValue) }
    if !node.findings.isEmpty { add(id, to: node.findings.contains(where: \.isError) ? "error" : "advice") }
  }

  private static func brackets(_ kind: GraphNode.Kind) -> (String, String) {
    switch kind {
    case .waiting: ("(", ")")
    case .passing: ("[", "]")
    case .calling, .group: ("[[", "]]")
    case .ending, .returning, .resuming: ("([", "])")
    case .locking: ("{{", "}}")
    case .missing: (">", "]")
    case .outside: ("[/", "/]")
    }
  }

  private mutating func add(_ id: String, to name: String) {
    if let position = classes.firstIndex(where: { $0.name == name }) {
      classes[position].ids.append(id)
    } else {
      classes.append((name, [id]))
    }
  }

  private mutating func write(_ edge: GraphEdge, from: String, to: String, isLabelled: Bool) {
    let arrow =
      switch edge.kind {
      case .next: "-->"
      case .answer: "==>"
      case .call: "<-->"
      case .blocked: "--x"
      case .later: "--o"
      }
    let label = Self.label(edge.shortLabels)
    text += "  \(from) \(arrow)\(isLabelled && !edge.labels.isEmpty ? "|\"\(label)\"|" : "") \(to)\n"
    if let visit = edge.visit, let style = Self.linkStyle(visit) {
      if let position = linkStyles.firstIndex(where: { $0.style == style }) {
        linkStyles[position].numbers.append(String(edgeCount))
      } else {
        linkStyles.append((style, [String(edgeCount)]))
      }
    }
    edgeCount += 1
  }

  private static func linkStyle(_ visit: GraphVisit) -> String? {
    switch visit {
    case .visited: "stroke:#009E73,stroke-width:3px"
    case .unvisited: "stroke:#767676,stroke-dasharray:4 4"
    case .partly: nil
    }
  }

  private mutating func writeLegend() {
    let legend = GraphLegend(graph)
    text += "  subgraph legend[\"Legend\"]\n"
    for (index, node) in legend.nodes.enumerated() { write(node, "l\(index)", depth: 2) }
    for index in legend.nodes.indices.dropFirst() {
      text += "    l\(index - 1) ~~~ l\(index)\n"
      edgeCount += 1
    }
    for index in 0...legend.edges.count { text += "    e\(index)((\" \"))\n" }
    for (index, edge) in legend.edges.enumerated() {
      write(edge, from: "  e\(index)", to: "e\(index + 1)", isLabelled: true)
    }
    text += "  end\n"
  }

  private static let styles: [(name: String, style: String)] = [
    ("kind-waiting", "fill:#D6E8F7,stroke:#767676,color:#1A1A1A"),
    ("kind-passing", "fill:#FFFFFF,stroke:#767676,color:#1A1A1A"),
    ("kind-calling", "fill:#FFFFFF,stroke:#767676,color:#1A1A1A"),
    ("kind-ending", "fill:#E8E8E8,stroke:#767676,color:#1A1A1A"),
    ("kind-returning", "fill:#E8E8E8,stroke:#767676,color:#1A1A1A"),
    ("kind-resuming", "fill:#E8E8E8,stroke:#767676,color:#1A1A1A"),
    ("kind-locking", "fill:#E8E8E8,stroke:#767676,color:#1A1A1A"),
    ("kind-missing", "fill:#FBE3D6,stroke:#D55E00,color:#1A1A1A"),
    ("kind-group", "fill:#FFFFFF,stroke:#767676,color:#1A1A1A"),
    ("kind-outside", "fill:#F0F0F0,stroke:#767676,color:#1A1A1A"),
    ("start", "stroke-width:4px"),
    ("visited", "stroke:#009E73,stroke-width:3px"),
    ("partly", "stroke:#009E73,stroke-dasharray:4 4"),
    ("unvisited", "stroke:#767676,stroke-dasharray:4 4"),
    ("advice", "stroke:#E69F00,stroke-width:5px"),
    ("error", "stroke:#D55E00,stroke-width:5px"),
  ]

  private mutating func writeStyles() {
    for (name, style) in Self.styles {
      guard let ids = classes.first(where: { $0.name == name })?.ids else { continue }
      text += "  classDef \(name) \(style)\n  class \(ids.joined(separator: ",")) \(name)\n"
    }
    for (style, numbers) in linkStyles { text += "  linkStyle \(numbers.joined(separator: ",")) \(style)\n" }
  }

  /// Lines within quotes; never nothing, which Mermaid does not take.
  private static func label(_ lines: [String]) -> String {
    let label = lines.map(escaped).filter { !$0.isEmpty }.joined(separator: "<br/>")
    return label.isEmpty ? " " : label
  }

  /// Text within quotes: letters, digits and a few signs as they are, all else by its number.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in GraphText.line(text).unicodeScalars {
      if isPlain(scalar) || scalar.value > 0x7F {
        escaped.unicodeScalars.append(scalar)
      } else {
        escaped += "#\(scalar.value);"
      }
    }
    return escaped
  }

  /// Text without quotes, in which no sign can be written by number.
  static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        GraphText.line(text).unicodeScalars.map { isPlain($0) || $0.properties.isAlphabetic ? $0 : " " }))
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", " ", ".", ",", "?", "!": true
    default: false
    }
  }
}
