/// Samples of what a graph shows, to be drawn beside it in the same manner.
struct GraphLegend {
  private(set) var nodes: [GraphNode] = []
  /// A chain, each from where the one before leads to.
  private(set) var edges: [GraphEdge] = []

  init(_ graph: ScriptGraph) {
    func add(_ title: String, _ kind: GraphNode.Kind, _ change: (inout GraphNode) -> Void = { _ in }) {
      var node = GraphNode(key: "legend \(nodes.count)", title: title, kind: kind)
      change(&node)
      nodes.append(node)
    }
    let kinds = Set(graph.nodes.map(\.kind))
    for kind in GraphNode.Kind.allCases where kinds.contains(kind) { add(kind.meaning, kind) }
    let found = graph.nodes.flatMap(\.findings)
    for isError in [true, false] where found.contains(where: { $0.isError == isError }) {
      add(isError ? "has an error" : "has an advice", .passing) {
        $0.findings = [GraphFinding(code: "its code", isError: isError, message: "")]
      }
    }
    for visit in GraphVisit.allCases where graph.nodes.contains(where: { $0.visit == visit }) {
      add(visit.meaning, .passing) { $0.visit = visit }
    }
    let ways = Set(graph.edges.map(\.kind))
    for kind in GraphEdge.Kind.allCases where ways.contains(kind) {
      edges.append(GraphEdge(from: edges.count, to: edges.count + 1, kind: kind, labels: [kind.meaning]))
    }
    for visit in [GraphVisit.visited, .unvisited] where graph.edges.contains(where: { $0.visit == visit }) {
      let label = visit == .visited ? "taken by a scenario" : "never taken"
      edges.append(
        GraphEdge(from: edges.count, to: edges.count + 1, kind: .answer, labels: [label], visit: visit))
    }
  }
}

extension GraphNode.Kind {
  /// In a legend.
  var meaning: String {
    switch self {
    case .waiting: "waits for an answer"
    case .passing: "speaks and goes on"
    case .calling: "calls, then goes on"
    case .ending: "the script is over"
    case .returning: "goes back to the caller"
    case .resuming: "back to where they were"
    case .locking: "closes the talk"
    case .missing: "cannot be read"
    case .group: "stands for many nodes"
    case .outside: "not drawn here"
    }
  }

  /// On a node, where its shape alone would leave a stranger guessing.
  var note: String? {
    switch self {
    case .waiting, .passing, .calling, .group, .outside: nil
    case .ending: "end"
    case .returning: "return"
    case .resuming: "resume"
    case .locking: "lock"
    case .missing: "cannot be read"
    }
  }
}

extension GraphEdge.Kind {
  var meaning: String {
    switch self {
    case .next: "by itself"
    case .answer: "an answer"
    case .call: "there and back"
    case .blocked: "while there is fear"
    case .later: "later"
    }
  }
}

extension GraphVisit {
  var meaning: String {
    switch self {
    case .visited: "visited by a scenario"
    case .partly: "visited in part"
    case .unvisited: "never visited"
    }
  }
}

extension GraphNode {
  /// The lines below the title, but for the text.
  var allNotes: [String] {
    let own = kind.note.flatMap { title == $0 ? nil : $0 }
    return notes + (own.map { [$0] } ?? [])
  }

  var shortText: [String] { GraphText.wrapped(text, width: 30, lines: 2) }

  /// Each code once, errors first.
  var findingLines: [(text: String, isError: Bool)] {
    var counts: [String: Int] = [:]
    for finding in findings { counts[finding.text, default: 0] += 1 }
    var seen: Set<String> = []
    return findings.sorted { $0.isError && !$1.isError }.filter { seen.insert($0.text).inserted }.map { finding in
      let count = counts[finding.text] ?? 1
      return (finding.text + (count > 1 ? " ×\(count)" : ""), finding.isError)
    }
  }
}

extension GraphEdge {
  /// Up to three labels, shortened, and how many more there are.
  var shortLabels: [String] {
    let shown = labels.prefix(labels.count == 4 ? 4 : 3).map { GraphText.short($0, 28) }
    return shown + (labels.count > shown.count ? ["+ \(labels.count - shown.count) more"] : [])
  }
}
