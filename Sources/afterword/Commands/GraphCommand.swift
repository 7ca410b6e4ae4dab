import ArgumentParser
import Dialogue
import Workshop

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `afterword graph`: a picture of one script or the whole book.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Draw a script, or the whole book.",
    discussion: """
      Mermaid text needs nothing more: many editors and Git hosts draw it. SVG is drawn by Graphviz, which must be \
      installed. A book with errors is drawn as far as it can be read.
      For example: afterword graph --script start_talk --coverage --output talk.svg

      Ends with 0 when the picture is there, with 1 when there is no such script or no book to draw, with 2 when the \
      book cannot be read, the picture cannot be written, or Graphviz is missing.
      """
  )

  @OptionGroup var options: BookOptions

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Draw the nodes of these scripts; unless said, the whole book, a box for each script.", valueName: "id"))
  var script: [String] = []

  @Option(name: .long, help: "mermaid, dot or svg; unless said, what the output file's name ends with, or mermaid.")
  var format: GraphFormat?

  @Option(help: ArgumentHelp("Write to this file (.svg, .mmd, .md, .dot) instead of the screen.", valueName: "file"))
  var output: String?

  @Option(help: "What one box stands for: nodes, checkpoints or scripts.")
  var detail: GraphDetail?

  @Flag(help: "Mark what the scenarios visit, and what none of them does.")
  var coverage = false

  @Flag(inversion: .prefixedNo, help: "Mark what lint finds.")
  var findings = true

  @Flag(
    inversion: .prefixedNo,
    help: "Write on the arrows what they stand for; unless said, where there are few enough to be read.")
  var labels: Bool?

  func validate() throws {
    if format == nil, let output, GraphFormat(file: output) == nil {
      throw ValidationError(
        "The file's name ends with none of .svg, .mmd, .md, .dot: say which it shall be with --format.")
    }
  }

  func run() throws {
    let files = try options.files(withScenarios: coverage)
    let reading = BookReader.read(files)
    guard let book = reading.book, !book.scripts.isEmpty else {
      try Output.error(options.text(of: reading.diagnostics, isColored: Output.isTerminal(2)))
      throw ExitStatus.failed("There is nothing to draw: mend the book first.")
    }
    let chosen = try script.map { name in
      let wanted = try options.script(named: name, in: book)
      return book.scripts.firstIndex { $0.hash == wanted.hash } ?? 0
    }
    if reading.hasErrors { Output.error("The book has errors: what cannot be read is not in the picture.") }
    let graph = ScriptGraph(
      book, files: files, scripts: chosen.isEmpty ? nil : chosen.uniqued,
      detail: detail ?? (chosen.isEmpty ? .scripts : .nodes), findings: findings ? reading.diagnostics : [],
      coverage: try coverage ? visited(reading, files) : nil)
    try write(graph)
  }

  /// Nil where the book has errors: against it every scenario would go wrong.
  private func visited(_ reading: BookReading, _ files: [SourceFile]) throws -> Coverage? {
    guard let book = reading.runnable else {
      Output.error("No scenario was held, so none is marked.")
      return nil
    }
    let scenarios = ScenarioReader.read(files, for: book)
    if !scenarios.broken.isEmpty {
      Output.error("Scenarios that cannot be read are not counted: \(scenarios.broken.joined(separator: ", ")).")
    }
    let runner = ScenarioRunner(book)
    var visited = Coverage()
    for scenario in scenarios.scenarios { visited.formUnion(runner.run(scenario).visited) }
    return visited
  }

  private func write(_ graph: ScriptGraph) throws {
    let format = format ?? output.flatMap(GraphFormat.init(file:)) ?? .mermaid
    if format != .mermaid, graph.edges.count > DOTWriter.layeredEdgeLimit {
      Output.error("So much is hard to see in one picture. --detail checkpoints draws a box for each checkpoint.")
    }
    switch format {
    case .mermaid:
      let text = MermaidWriter.text(of: graph, showsLabels: labels ?? true)
      if graph.edges.count > MermaidWriter.edgeLimit || text.count > MermaidWriter.characterLimit {
        Output.error(
          "This is more than Mermaid draws unless its limits are raised (\(MermaidWriter.edgeLimit) arrows, "
            + "\(MermaidWriter.characterLimit) characters). Try --detail checkpoints, or --format svg.")
      }
      let isMarkdown = output?.lowercased().hasSuffix(".md") == true
      try put(isMarkdown ? "```mermaid\n\(text)```\n" : text)
    case .dot: try put(DOTWriter.text(of: graph, showsLabels: labels))
    case .svg:
      let dot = DOTWriter.text(of: graph, showsLabels: labels)
      do {
        try put(SVGText.accessible(Graphviz.svg(of: dot), title: graph.title, description: graph.summary))
      } catch let problem as Graphviz.Problem {
        throw ExitStatus.unreadable(problem.description)
      }
    }
  }

  private func put(_ text: String) throws {
    guard let output else { return try Output.write(text) }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
    } catch {
      throw ExitStatus.unreadable("“\(output)” cannot be written. Is there such a folder, and may you write there?")
    }
  }
}

/// What a picture is written as.
enum GraphFormat: String, ExpressibleByArgument, CaseIterable {
  case mermaid, dot, svg

  /// As the name of a file says.
  init?(file: String) {
    let name = file.lowercased()
    switch name.split(separator: ".").last {
    case "svg": self = .svg
    case "mmd", "md", "mermaid": self = .mermaid
    case "dot", "gv": self = .dot
    default: return nil
    }
  }
}

extension GraphDetail: ExpressibleByArgument {}

extension [Int] {
  fileprivate var uniqued: [Int] {
    var seen: Set<Int> = []
    return filter { seen.insert($0).inserted }
  }
}
