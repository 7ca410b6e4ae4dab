import Dialogue
import TestSupport
import Testing

@testable import Workshop

@Suite struct GraphMarkTests {
  @Test func `a node with a finding is marked with its code, and no other node is`() throws {
    let graph = try ScriptGraphTests.graph(
      """
      "ask": { "text": "Tea?", "choices": [ { "id": "a", "text": "Yes", "next": "nowhere" } ] },
      "gone": { "text": "Ä {nobody}.", "next": "bye" }, "bye": { "end": true }
      """)

    #expect(graph.node("tea#ask")?.findings.map(\.code) == ["unknown-node"])
    #expect(graph.node("tea#ask")?.findings.allSatisfy(\.isError) == true)
    #expect(
      graph.node("tea#gone")?.findings.contains { $0.code == "unknown-variable" || $0.code == "unknown-placeholder" }
        == true)
    #expect(graph.node("tea#bye")?.findings.isEmpty == true)
  }

  @Test func `a way that could not be read leads to a question mark`() throws {
    let graph = try ScriptGraphTests.graph(
      #""ask": { "text": "Tea?", "choices": [ { "id": "a", "text": "Yes", "next": "nowhere" } ] }, "bye": { "end": true }"#
    )

    let edge = try #require(graph.edges.first { $0.labels == ["Yes"] })
    #expect(graph.nodes[edge.to].kind == .missing)
  }

  @Test func `errors are red and thick with their code, an advice is amber, in each format`() throws {
    var graph = ScriptGraph(title: "Marks", summary: "")
    for isError in [true, false] {
      var node = GraphNode(key: "\(isError)", title: "node", kind: .passing)
      node.findings = [GraphFinding(code: "some-rule", isError: isError, message: "why")]
      graph.nodes.append(node)
    }

    let dot = DOTWriter.text(of: graph)
    let mermaid = MermaidWriter.text(of: graph)

    #expect(dot.contains("<B>error: some-rule</B>") && dot.contains("<B>advice: some-rule</B>"))
    #expect(dot.contains("#D55E00") && dot.contains("#E69F00"))
    #expect(dot.contains("error: some-rule: why"))
    #expect(mermaid.contains("error#58; some#45;rule") && mermaid.contains("class n0,l1 error"))
  }

  @Test func `what scenarios visit is green, and what none does is dashed`() throws {
    let files = TeaRoom.files()
    let book = try TeaRoom.book()
    let script = try #require(book.scripts.firstIndex { $0.id == "tea" })
    let result = try TeaRoom.run(#"{ "pick": "tea" }, { "pick": "done" }, { "pick": "fine" }"#)

    let graph = ScriptGraph(book, files: files, scripts: [script], detail: .nodes, coverage: result.visited)

    let unvisited = graph.nodes.filter { $0.visit == .unvisited }.map(\.title)
    #expect(unvisited.sorted() == ["guest", "minutes", "out", "round"])
    let water = try #require(graph.edges.first { $0.labels.contains("Water") })
    let tea = try #require(graph.edges.first { $0.labels.contains("Tea") })
    #expect(water.visit == .unvisited)
    #expect(tea.visit == .visited)
    #expect(DOTWriter.text(of: graph).contains("never visited"))
    #expect(MermaidWriter.text(of: graph).contains("classDef unvisited stroke:#767676,stroke-dasharray:4 4"))
  }

  @Test func `a box of many counts what was visited`() throws {
    let book = try TeaRoom.book()
    let result = try TeaRoom.run(#"{ "pick": "tea" }, { "pick": "done" }, { "pick": "fine" }"#)

    let graph = ScriptGraph(book, files: TeaRoom.files(), detail: .scripts, coverage: result.visited)

    #expect(graph.node("tea")?.visit == .partly)
    #expect(graph.node("tea")?.notes.contains("4 of 8 visited") == true)
    #expect(graph.node("help")?.visit == .unvisited)
  }

  @Test func `the legend shows what is drawn, and nothing else`() throws {
    var graph = ScriptGraph(title: "Legend", summary: "")
    graph.nodes = [
      GraphNode(key: "a", title: "a", kind: .waiting), GraphNode(key: "b", title: "b", kind: .ending),
    ]
    graph.edges = [GraphEdge(from: 0, to: 1, kind: .answer)]

    let legend = GraphLegend(graph)

    #expect(legend.nodes.map(\.title) == ["waits for an answer", "the script is over"])
    #expect(legend.edges.map(\.kind) == [.answer])
  }
}
