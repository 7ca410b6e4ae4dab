package import Dialogue

extension ScriptGraph {
  /// Draws scripts of a book, which may have errors; `scripts` are indices, nil for all.
  ///
  /// Findings and coverage are marked where they are given.
  package init(
    _ book: Book, files: [SourceFile], scripts: [Int]? = nil, detail: GraphDetail, findings: [Diagnostic] = [],
    coverage: Coverage? = nil
  ) {
    let builder = GraphBuilder(
      book, files, scripts ?? Array(book.scripts.indices), detail, GraphFindings(findings, in: book, files), coverage)
    self = builder.graph
  }
}

/// Puts nodes into boxes and clusters; `GraphBuilder+edges` joins them.
struct GraphBuilder {
  /// A blocked way that more nodes than this share is told in words: arrows from everywhere would hide all others.
  static let drawnBlockedWays = 3

  let book: Book
  let files: [SourceFile]
  let scripts: [Int]
  let detail: GraphDetail
  let findings: GraphFindings
  let coverage: Coverage?
  let reader: NodeWays
  /// Of each of the book's nodes.
  let ways: [[NodeWay]]
  let entries: GraphEntries
  var graph: ScriptGraph
  /// The box of each of the book's nodes; nil where its script is not drawn.
  var box: [Int?]
  var outside: [Int: Int] = [:]
  var terminals: [String: Int] = [:]
  var edgePositions: [EdgeKey: Int] = [:]
  private var keys: Set<String> = []
  /// Scripts whose shared blocked way is told in words.
  var toldBlocked: Set<Int> = []

  init(
    _ book: Book, _ files: [SourceFile], _ scripts: [Int], _ detail: GraphDetail, _ findings: GraphFindings,
    _ coverage: Coverage?
  ) {
    self.book = book
    self.files = files
    self.scripts = scripts
    self.detail = detail
    self.findings = findings
    self.coverage = coverage
    let reader = NodeWays(book: book, files: files)
    self.reader = reader
    ways = book.nodes.indices.map(reader.of)
    entries = GraphEntries(book)
    box = Array(repeating: nil, count: book.nodes.count)
    let isOne = scripts.count == 1
    let title = isOne ? "\(book.scripts[scripts[0]].id): \(book.scripts[scripts[0]].title)" : book.title
    graph = ScriptGraph(title: title, summary: "")
    graph.showsCoverage = coverage != nil
    for script in scripts {
      let sharers = book.scripts[script].nodes.count { ways[$0].contains(where: \.isShared) }
      if sharers > Self.drawnBlockedWays { toldBlocked.insert(script) }
    }
    let regions = CheckpointRegions(book, ways)
    for script in scripts { addScript(script, regions) }
    addEdges()
    graph.summary = summary()
  }

  private mutating func addScript(_ index: Int, _ regions: CheckpointRegions) {
    let script = book.scripts[index]
    guard detail != .scripts else { return addGroup(of: Array(script.nodes), script: index, checkpoint: nil) }
    var outer: Int?
    if scripts.count > 1 {
      let notes = (findings.ofScripts[index] ?? []).map(\.text)
      outer = addCluster(GraphCluster(title: "\(script.id): \(script.title)", notes: notes, isScript: true))
    }
    var members: [Int?: [Int]] = [:]
    var order: [Int?] = []
    for node in script.nodes {
      let checkpoint = regions.checkpoint[node]
      if members[checkpoint] == nil { order.append(checkpoint) }
      members[checkpoint, default: []].append(node)
    }
    for checkpoint in order {
      let nodes = members[checkpoint] ?? []
      if detail == .checkpoints {
        addGroup(of: nodes, script: index, checkpoint: checkpoint)
        graph.nodes[graph.nodes.count - 1].cluster = outer
        continue
      }
      var inner = outer
      if nodes.count > 1 {
        let title = checkpoint.map { book.nodes[$0].name } ?? "no checkpoint before these"
        let notes = blockedNote(of: nodes, script: index).map { [$0] } ?? []
        inner = addCluster(GraphCluster(title: title, notes: notes, parent: outer))
      }
      for node in nodes { addNode(node, cluster: inner, isAlone: nodes.count == 1) }
    }
  }

  private mutating func addCluster(_ cluster: GraphCluster) -> Int {
    graph.clusters.append(cluster)
    return graph.clusters.count - 1
  }

  private mutating func addNode(_ index: Int, cluster: Int?, isAlone: Bool) {
    let node = book.nodes[index]
    let script = book.scripts[node.script]
    var drawn = GraphNode(key: unused(book.fullName(node)), title: node.name, kind: Self.kind(of: node.body.exit))
    drawn.isStart = index == script.start
    drawn.isCheckpoint = node.body.isCheckpoint
    drawn.isSafety = script.isSafety
    if drawn.isStart {
      drawn.notes.append("begins here")
    } else if drawn.isCheckpoint {
      drawn.notes.append("checkpoint")
    }
    drawn.notes += entries.notes(of: [index])
    if node.body.isForPartner, !isAlone, !toldBlocked.contains(node.script) { drawn.notes.append("for a partner") }
    if isAlone, let note = blockedNote(of: [index], script: node.script) { drawn.notes.append(note) }
    drawn.text = reader.text(node.body.text)
    drawn.findings = findings.ofNodes[index] ?? []
    drawn.visit = coverage.map { $0.nodes.contains(book.fullName(node)) ? .visited : .unvisited }
    drawn.cluster = cluster
    box[index] = graph.nodes.count
    graph.nodes.append(drawn)
  }

  /// One box for many nodes: a whole script, or what follows a checkpoint.
  private mutating func addGroup(of nodes: [Int], script index: Int, checkpoint: Int?) {
    let script = book.scripts[index]
    let isScript = detail == .scripts
    let title = isScript ? script.id : checkpoint.map { book.nodes[$0].name } ?? "no checkpoint before these"
    let key = isScript ? script.id : checkpoint.map { book.fullName(book.nodes[$0]) } ?? "\(script.id)#"
    var drawn = GraphNode(key: unused(key), title: title, kind: .group)
    drawn.isStart = nodes.contains(isScript ? book.entry.node : script.start)
    drawn.isSafety = script.isSafety
    drawn.text = isScript ? script.title : reader.text(checkpoint.flatMap { book.nodes[$0].body.text })
    var counts = [GraphText.count(nodes.count, "node")]
    if isScript { counts.append(GraphText.count(nodes.count { book.nodes[$0].body.isCheckpoint }, "checkpoint")) }
    drawn.notes.append(counts.joined(separator: ", "))
    let ends = nodes.count { index in
      if case .end = book.nodes[index].body.exit { return true }
      return ways[index].contains { $0.to == .end }
    }
    if ends > 0 { drawn.notes.append("ends in \(GraphText.count(ends, "node"))") }
    if !isScript, drawn.isStart { drawn.notes.append("begins here") }
    if isScript, script.isSafety { drawn.notes.append("safety page") }
    drawn.notes += entries.notes(of: nodes)
    if let note = blockedNote(of: nodes, script: index) { drawn.notes.append(note) }
    drawn.findings = nodes.flatMap { findings.ofNodes[$0] ?? [] } + (isScript ? findings.ofScripts[index] ?? [] : [])
    if let coverage {
      let visited = nodes.count { coverage.nodes.contains(book.fullName(book.nodes[$0])) }
      drawn.visit = visited == nodes.count ? .visited : visited == 0 ? .unvisited : .partly
      if drawn.visit == .partly { drawn.notes.append("\(visited) of \(nodes.count) visited") }
    }
    for node in nodes { box[node] = graph.nodes.count }
    graph.nodes.append(drawn)
  }

  /// `if afraid: blocked`, and for how many of the nodes where it is not for all.
  private func blockedNote(of nodes: [Int], script: Int) -> String? {
    guard detail != .scripts, toldBlocked.contains(script), let target = book.scripts[script].blocked else {
      return nil
    }
    let count = nodes.count { ways[$0].contains(where: \.isShared) }
    guard count > 0 else { return nil }
    let node = book.nodes[target.node]
    let name = node.script == script ? node.name : book.fullName(node)
    return "if afraid → \(name)" + (count < nodes.count ? " (\(count) of \(nodes.count))" : "")
  }

  /// A broken book may have the same name twice.
  mutating func unused(_ key: String) -> String {
    var key = key.isEmpty ? "?" : key
    while !keys.insert(key).inserted { key += "'" }
    return key
  }

  static func kind(of exit: Exit) -> GraphNode.Kind {
    switch exit {
    case .choices, .pick, .slot: .waiting
    case .call: .calling
    case .next: .passing
    case .goBack: .returning
    case .end: .ending
    case .resume: .resuming
    case .lock: .locking
    case .missing: .missing
    }
  }

  private func summary() -> String {
    let nodes = scripts.flatMap { Array(book.scripts[$0].nodes) }
    var parts = [
      GraphText.count(nodes.count, "node"),
      "\(nodes.count { book.nodes[$0].body.exit.isWaiting }) of them waiting for the person",
      GraphText.count(nodes.count { book.nodes[$0].body.isCheckpoint }, "checkpoint"),
    ]
    if scripts.count > 1 { parts.insert(GraphText.count(scripts.count, "script"), at: 0) }
    let found = nodes.flatMap { findings.ofNodes[$0] ?? [] } + scripts.flatMap { findings.ofScripts[$0] ?? [] }
    if !found.isEmpty { parts.append(GraphText.count(found.count, "finding")) }
    if let coverage {
      let visited = nodes.count { coverage.nodes.contains(book.fullName(book.nodes[$0])) }
      parts.append("\(visited) visited by scenarios")
    }
    return parts.joined(separator: ", ") + "."
  }
}

extension GraphFinding {
  var text: String { "\(isError ? "error" : "advice"): \(code)" }
}
