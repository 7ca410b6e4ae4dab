import Dialogue
import TestSupport
import Testing

@testable import Workshop

@Suite struct ScriptGraphTests {
  @Test(arguments: ["dialogues", "Tests/Fixtures/ProofBook"])
  func `every way of every node is in the picture`(folder: String) throws {
    let files = try Repository.files(folder)
    let book = try Books.runnable(BookReader.read(files))
    let graph = ScriptGraph(book, files: files, detail: .nodes)
    let position = graph.positions

    for (index, node) in book.nodes.enumerated() {
      let from = try #require(position[book.fullName(node)])
      for way in NodeWays(book: book, files: files).of(index) where !way.isShared {
        let label = GraphText.line(way.label)
        let isDrawn = graph.edges.contains { edge in
          guard edge.from == from, edge.kind == way.kind else { return false }
          if case .node(let to) = way.to, edge.to != position[book.fullName(book.nodes[to])] { return false }
          return label.isEmpty || edge.labels.contains(label)
        }
        #expect(isDrawn, "\(book.fullName(node)): \(way)")
      }
    }
  }

  @Test(arguments: ["dialogues", "Tests/Fixtures/ProofBook"])
  func `every choice, every next and every nudge of a book is a way`(folder: String) throws {
    let files = try Repository.files(folder)
    let book = try Books.runnable(BookReader.read(files))
    let reader = NodeWays(book: book, files: files)

    for (index, node) in book.nodes.enumerated() {
      let ways = reader.of(index)
      var targets: [Int] = []
      if case .choices(let menu) = node.body.exit {
        for case .choice(let choice) in menu.items {
          #expect(ways.contains { $0.choice == "\(book.fullName(node)).\(choice.name)" })
        }
      }
      if case .next(let jump) = node.body.exit { targets += jump.branches.map(\.target.node) }
      if case .slot(_, let next) = node.body.exit { targets += next.branches.map(\.target.node) }
      if let remind = node.body.actions.remind { targets.append(remind.entry.node) }
      for target in targets { #expect(ways.contains { $0.to == .node(target) }, "\(book.fullName(node))") }
    }
  }

  @Test func `a node belongs to the nearest checkpoint before it`() throws {
    let graph = try Self.graph(
      """
      "ask": { "text": "Where?", "choices": [
        { "id": "a", "text": "Left", "next": "left" }, { "id": "b", "text": "Right", "next": "right" } ] },
      "left": { "next": "left-2" }, "left-2": { "next": "right" },
      "right": { "checkpoint": true, "text": "Right?", "choices": [ { "id": "c", "text": "On", "next": "right-2" } ] },
      "right-2": { "end": true }
      """)

    #expect(graph.cluster(of: "tea#left-2") == "ask")
    #expect(graph.cluster(of: "tea#right") == "right")
    #expect(graph.cluster(of: "tea#right-2") == "right")
  }

  @Test func `conditions stand on the ways they open`() throws {
    let graph = try Self.graph(
      """
      "ask": { "next": [ { "when": "minutes > 10", "to": "long" }, { "to": "short" } ] },
      "long": { "end": true }, "short": { "end": true }
      """, variables: #""minutes": { "type": "number", "default": 5 }"#)

    #expect(graph.labels(from: "tea#ask", to: "tea#long") == ["if minutes > 10"])
    #expect(graph.labels(from: "tea#ask", to: "tea#short") == ["else"])
  }

  @Test func `choices that lead the same way are one arrow, and what ends has its box`() throws {
    let graph = try Self.graph(
      """
      "ask": { "text": "Tea?", "choices": [
        { "id": "a", "text": "Green", "next": "bye" }, { "id": "b", "text": "Black", "next": "bye" },
        { "id": "c", "text": "None", "end": true }, { "id": "d", "text": "Help", "command": "help" } ] },
      "bye": { "end": true }
      """)

    #expect(graph.labels(from: "tea#ask", to: "tea#bye") == ["Green", "Black"])
    #expect(graph.edges.filter { graph.nodes[$0.to].title == "end" }.flatMap(\.labels) == ["None"])
    #expect(graph.edges.filter { graph.nodes[$0.to].title == "says “help”" }.flatMap(\.labels) == ["Help"])
  }

  @Test func `another script is one box outside, named where it is entered`() throws {
    let other = MiniBook.script(
      #""in": { "next": "deep" }, "deep": { "text": "Deep.", "return": true }"#, id: "other", start: "in")
    let graph = try Self.graph(
      #""ask": { "call": "other#deep", "next": "bye" }, "bye": { "end": true }"#, more: ["scripts/other.json": other])

    let box = try #require(graph.nodes.first { $0.key == "other" })
    let edge = try #require(graph.edges.first { $0.kind == .call })
    #expect(box.kind == .outside)
    #expect(box.cluster == nil)
    #expect(graph.nodes[edge.to].key == "other")
    #expect(edge.labels == ["call → #deep"])
  }

  @Test func `a blocked way that many nodes share is told in words, a node's own is drawn`() throws {
    let files = try Repository.files("dialogues")
    let book = try Books.runnable(BookReader.read(files))
    let script = try #require(book.scripts.firstIndex { $0.id == "start_talk" })

    let graph = ScriptGraph(book, files: files, scripts: [script], detail: .nodes)

    #expect(graph.clusters.contains { $0.title == "need" && $0.notes == ["if afraid → blocked"] })
    #expect(!graph.edges.contains { $0.kind == .blocked })
    #expect(graph.nodes.first { $0.title == "start" }?.isStart == true)
  }

  @Test func `the whole book is a box for each script, with counts, and the ways between them`() throws {
    let files = try Repository.files("dialogues")
    let book = try Books.runnable(BookReader.read(files))

    let graph = ScriptGraph(book, files: files, detail: .scripts)

    #expect(graph.nodes.map(\.key) == book.scripts.map(\.id))
    #expect(graph.nodes.allSatisfy { $0.kind == .group })
    let talk = try #require(graph.nodes.first { $0.key == "start_talk" })
    let nodes = book.nodes[try #require(book.script(named: "start_talk")).nodes]
    #expect(talk.notes.first == "\(nodes.count) nodes, \(nodes.count { $0.body.isCheckpoint }) checkpoints")
    #expect(graph.edges.contains { graph.nodes[$0.from].key == "hello" && graph.nodes[$0.to].key == "start_talk" })
    #expect(graph.nodes.filter(\.isStart).map(\.key) == ["hello"])
  }

  @Test func `by checkpoints each box stands for the nodes that follow one`() throws {
    let files = try Repository.files("dialogues")
    let book = try Books.runnable(BookReader.read(files))
    let script = try #require(book.scripts.firstIndex { $0.id == "start_talk" })

    let graph = ScriptGraph(book, files: files, scripts: [script], detail: .checkpoints)

    let counted = graph.nodes.compactMap { node in node.notes.first.flatMap { Int($0.prefix { $0.isNumber }) } }
    #expect(counted.reduce(0, +) == book.scripts[script].nodes.count)
    #expect(graph.edges.allSatisfy { $0.from != $0.to })
  }

  static func graph(_ nodes: String, variables: String = "", more: [String: String] = [:]) throws -> ScriptGraph {
    let files = MiniBook.files(
      ["scripts/tea.json": MiniBook.script(nodes, variables: variables)].merging(more) { $1 })
    let reading = BookReader.read(files)
    let book = try #require(reading.book)
    let script = try #require(book.scripts.firstIndex { $0.id == "tea" })
    return ScriptGraph(book, files: files, scripts: [script], detail: .nodes, findings: reading.diagnostics)
  }
}

extension ScriptGraph {
  var positions: [String: Int] {
    Dictionary(nodes.enumerated().map { ($1.key, $0) }) { first, _ in first }
  }

  func node(_ key: String) -> GraphNode? { nodes.first { $0.key == key } }

  func cluster(of key: String) -> String? { node(key)?.cluster.map { clusters[$0].title } }

  func labels(from: String, to: String) -> [String] {
    edges.filter { nodes[$0.from].key == from && nodes[$0.to].key == to }.flatMap(\.labels)
  }
}
