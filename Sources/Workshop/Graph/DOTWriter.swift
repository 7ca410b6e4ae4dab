/// Writes a graph for Graphviz.
///
/// Labels are Graphviz's HTML, names and tooltips its quoted strings. Colours are Okabe and Ito's, which all eyes tell
/// apart, and none is alone: a line, a shape or a word says the same. Greys stand out from white and from black.
package struct DOTWriter {
  /// Above this many edges labels are left out, unless asked for: nobody could read them.
  package static let labelledEdgeLimit = 600
  /// Above this many edges nodes are strewn by springs instead of laid in layers.
  package static let layeredEdgeLimit = 1_000

  private let graph: ScriptGraph
  private let showsLabels: Bool
  private var text = ""

  package static func text(of graph: ScriptGraph, showsLabels: Bool? = nil) -> String {
    var writer = DOTWriter(graph, showsLabels: showsLabels ?? (graph.edges.count <= labelledEdgeLimit))
    writer.write()
    return writer.text
  }

  private init(_ graph: ScriptGraph, showsLabels: Bool) {
    self.graph = graph
    self.showsLabels = showsLabels
  }

  private mutating func write() {
    let isLarge = graph.edges.count > Self.layeredEdgeLimit
    text += "digraph \(Self.quoted(graph.title)) {\n"
    text += """
        graph [bgcolor="transparent", rankdir="TB", ranksep="0.35", nodesep="0.25", newrank="true",
          fontname="Helvetica,Arial,sans-serif", fontsize="18", fontcolor="\(Paint.grey)", labelloc="t",
          label=<<B>\(Self.html(graph.title))</B><BR/><FONT POINT-SIZE="12">\(Self.html(graph.summary))</FONT>>]
        node [shape="box", style="filled", fillcolor="#FFFFFF", color="\(Paint.grey)", fontcolor="\(Paint.ink)",
          fontname="Helvetica,Arial,sans-serif", fontsize="12", margin="0.12,0.06", height="0.3"]
        edge [color="\(Paint.grey)", fontcolor="\(Paint.grey)", fontname="Helvetica,Arial,sans-serif", fontsize="10",
          arrowsize="0.7"]

      """
    // Layers take minutes and gigabytes for this many; springs take seconds, and show no clusters.
    if isLarge {
      text += "  graph [layout=\"sfdp\", overlap=\"prism\", splines=\"line\", outputorder=\"edgesfirst\"]\n"
    }
    // In the order of the script: what is written first is drawn higher where ways go round in a circle.
    for item in graph.contents(of: nil) { write(item, depth: 1) }
    for edge in graph.edges { write(edge, from: graph.nodes[edge.from].key, to: graph.nodes[edge.to].key) }
    writeLegend()
    text += "}\n"
  }

  private mutating func write(cluster index: Int, depth: Int) {
    let cluster = graph.clusters[index]
    let indent = String(repeating: "  ", count: depth)
    let notes = cluster.notes.map { "<BR ALIGN=\"LEFT\"/><FONT POINT-SIZE=\"10\">\(Self.html($0))</FONT>" }.joined()
    text += "\(indent)subgraph \"cluster \(index)\" {\n"
    text += "\(indent)  graph [style=\"rounded,filled\", fillcolor=\"\(Paint.shade)\", color=\"\(Paint.grey)\", "
    text += "labeljust=\"l\", fontsize=\"\(cluster.isScript ? 16 : 13)\", tooltip=\(Self.quoted(cluster.title)), "
    text += "label=<<B>\(Self.html(cluster.title))</B>\(notes)<BR ALIGN=\"LEFT\"/>>]\n"
    for item in graph.contents(of: index) { write(item, depth: depth + 1) }
    text += "\(indent)}\n"
  }

  private mutating func write(_ item: ScriptGraph.Item, depth: Int) {
    switch item {
    case .cluster(let index): write(cluster: index, depth: depth)
    case .node(let index): write(graph.nodes[index], depth: depth)
    }
  }

  private mutating func write(_ node: GraphNode, depth: Int) {
    let attributes = Paint.attributes(of: node).map { "\($0)=\"\($1)\"" }.joined(separator: ", ")
    text += String(repeating: "  ", count: depth)
    text += "\(Self.quoted(node.key)) [\(attributes), label=<\(Self.label(of: node))>, "
    text += "tooltip=\(Self.quoted(Self.tooltip(of: node)))]\n"
  }

  private static func label(of node: GraphNode) -> String {
    var lines = ["<B>\(html(node.title))</B>"]
    func add(_ text: String, _ color: String, isBold: Bool = false) {
      let line = isBold ? "<B>\(html(text))</B>" : html(text)
      lines.append("<FONT POINT-SIZE=\"10\" COLOR=\"\(color)\">\(line)</FONT>")
    }
    for line in node.shortText { add(line, Paint.ink) }
    for note in node.allNotes { add(note, Paint.note) }
    for line in node.findingLines { add(line.text, line.isError ? Paint.errorInk : Paint.adviceInk, isBold: true) }
    return lines.joined(separator: "<BR/>")
  }

  /// The whole text, and each finding.
  private static func tooltip(of node: GraphNode) -> String {
    let parts = [node.key] + node.allNotes + [node.text] + node.findings.map { "\($0.text): \($0.message)" }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private mutating func write(
    _ edge: GraphEdge, from: String, to: String, isLabelled: Bool? = nil, isLegend: Bool = false
  ) {
    let paint = Paint.attributes(of: edge).filter { !isLegend || $0.0 != "constraint" }
    var attributes = paint.map { "\($0)=\"\($1)\"" }
    if isLabelled ?? showsLabels, !edge.labels.isEmpty {
      // Spaces that stay keep two labels side by side apart.
      let lines = edge.shortLabels.map { "&#160;\(Self.html($0))&#160;" }
      attributes.append("label=<\(lines.joined(separator: "<BR/>"))>")
    }
    let tooltip = (["\(from) → \(to)"] + edge.labels).joined(separator: "\n")
    attributes.append("tooltip=\(Self.quoted(tooltip)), labeltooltip=\(Self.quoted(tooltip))")
    text += "  \(Self.quoted(from)) -> \(Self.quoted(to)) [\(attributes.joined(separator: ", "))]\n"
  }

  private mutating func writeLegend() {
    let legend = GraphLegend(graph)
    text += "  subgraph \"cluster legend\" {\n"
    text += "    graph [style=\"rounded\", color=\"\(Paint.grey)\", fontsize=\"13\", label=<<B>Legend</B>>]\n"
    for node in legend.nodes { write(node, depth: 2) }
    for (first, second) in zip(legend.nodes, legend.nodes.dropFirst()) {
      text += "    \(Self.quoted(first.key)) -> \(Self.quoted(second.key)) [style=\"invis\"]\n"
    }
    text += "    node [shape=\"point\", width=\"0.08\", height=\"0.08\", label=\"\", tooltip=\"Legend\"]\n"
    for index in 0...legend.edges.count { text += "    \"legend end \(index)\"\n" }
    text += "  }\n"
    for (index, edge) in legend.edges.enumerated() {
      write(edge, from: "legend end \(index)", to: "legend end \(index + 1)", isLabelled: true, isLegend: true)
    }
  }

  /// A string in quotes; Graphviz reads `\N` and its like in tooltips, and entities everywhere.
  static func quoted(_ string: String) -> String {
    let lines = string.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      entities(GraphText.line(String(line))).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
    return "\"\(lines.joined(separator: "\\n"))\""
  }

  /// Text within an HTML label.
  static func html(_ string: String) -> String {
    // Two ] before a tag are a mistake to Graphviz, which reads a label in pieces.
    let text = entities(GraphText.line(string)).replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("]", with: "&#93;")
    // An empty <B></B> is a mistake to Graphviz.
    return text.isEmpty ? " " : text
  }

  /// Graphviz reads entities in every string.
  private static func entities(_ text: String) -> String {
    text.replacing("&", with: "&amp;")
  }
}

/// Shapes, lines and colours of nodes and edges.
private enum Paint {
  static let ink = "#1A1A1A"
  static let note = "#595959"
  static let grey = "#767676"
  static let shade = "#76767618"
  static let errorInk = "#9C3F00"
  static let adviceInk = "#7A5200"
  static let error = "#D55E00"
  static let advice = "#E69F00"
  static let visited = "#009E73"

  static func attributes(of node: GraphNode) -> [(String, String)] {
    var style = "filled"
    var attributes: [(String, String)] = []
    switch node.kind {
    case .waiting:
      style += ",rounded"
      attributes.append(("fillcolor", "#D6E8F7"))
    case .passing: break
    case .calling: attributes.append(("shape", "cds"))
    case .ending, .returning, .resuming:
      style += ",rounded"
      attributes += [("peripheries", "2"), ("fillcolor", "#E8E8E8")]
    case .locking: attributes += [("shape", "octagon"), ("fillcolor", "#E8E8E8")]
    case .missing: attributes += [("shape", "note"), ("fillcolor", "#FBE3D6")]
    case .group: attributes.append(("shape", "folder"))
    case .outside: attributes += [("shape", "tab"), ("fillcolor", "#F0F0F0")]
    }
    var color: String?
    var width = node.isStart ? "3" : nil
    switch node.visit {
    case .visited:
      color = visited
      width = width ?? "2"
    case .partly:
      color = visited
      style += ",dashed"
    case .unvisited: style += ",dashed"
    case nil: break
    }
    if !node.findings.isEmpty {
      color = node.findings.contains(where: \.isError) ? error : advice
      width = "4"
    }
    if let color { attributes.append(("color", color)) }
    if let width { attributes.append(("penwidth", width)) }
    return attributes + [("style", style)]
  }

  static func attributes(of edge: GraphEdge) -> [(String, String)] {
    var style = "solid"
    var attributes: [(String, String)] = []
    switch edge.kind {
    case .next: attributes.append(("arrowhead", "empty"))
    case .answer: break
    case .call: attributes += [("dir", "both"), ("arrowtail", "odot")]
    case .blocked:
      style = "dotted"
      attributes += [("arrowhead", "tee"), ("constraint", "false")]
    case .later:
      style = "dotted"
      attributes.append(("arrowhead", "odiamond"))
    }
    switch edge.visit {
    case .visited: attributes += [("color", visited), ("penwidth", "2")]
    case .unvisited: if style == "solid" { style = "dashed" }
    case .partly, nil: break
    }
    return attributes + [("style", style)]
  }
}
