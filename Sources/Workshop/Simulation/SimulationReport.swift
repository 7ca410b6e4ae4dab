package import Dialogue

/// Tells a writer what a simulation reached and found, with files and lines.
package struct SimulationReport: Sendable {
  /// A talk that breaks an invariant, as a scenario that fails until the book is mended.
  package struct Found: Sendable {
    package var violation: Violation
    /// Below the book's folder: `scenarios/tea/found-way-out-1.json`.
    package var path: String
    package var json: String
    /// As `afterword test` would tell it.
    package var report: String
    /// Whether the scenario fails as it should; false would be a mistake of ours.
    package var isProven: Bool
  }

  package let result: SimulationResult
  package let found: [Found]
  private let locations: Locations

  /// `files` are those the book was read from; `folder` is put before the paths in what is told of failures.
  ///
  /// `isTaken` says whether there is a file with that path already.
  package init(
    _ result: SimulationResult, of simulation: Simulation, files: [SourceFile], folder: String = "",
    isTaken: (String) -> Bool = { _ in false }
  ) {
    self.result = result
    locations = Locations(files, folder: folder)
    var paths: Set<String> = []
    let book = simulation.book
    let runner = ScenarioRunner(book, engine: simulation.engine, roundTrip: simulation.roundTrip)
    found = result.found.map { talk in
      let script = book.scripts[book.startNode(of: talk.start).script].id
      var number = 1
      var path: String { "scenarios/\(script)/found-\(talk.violation.invariant.rawValue)-\(number).json" }
      while paths.contains(path) || isTaken(path) { number += 1 }
      paths.insert(path)
      let json = Self.json(talk, book)
      let reading = ScenarioReader.read([SourceFile(path: path, text: json)], for: book)
      let outcome = reading.scenarios.first.map(runner.run)
      let report =
        outcome?.report(folder: folder)
        ?? reading.diagnostics.map { "\($0)\n" }.joined()
      return Found(
        violation: talk.violation, path: path, json: json, report: report, isProven: outcome?.passed == false)
    }
  }

  private static func json(_ talk: FoundTalk, _ book: Book) -> String {
    let sentence = talk.violation.invariant.sentence
    let steps = talk.actions.isEmpty ? [Scenario.Action.look] : talk.actions
    return JSONWriter.text(
      of: ScenarioWriter(book).tree(
        title: sentence.prefix(1).uppercased() + sentence.dropFirst(),
        note: "Found by afterword simulate at \(talk.violation.node): \(talk.violation.detail).", start: talk.start,
        steps: steps.map { ScenarioWriter.Step($0) }))
  }

  package var holds: Bool { found.isEmpty }

  /// How to run the same again, what was found, what was never reached.
  package var text: String {
    var text = "seed \(result.seed): \(result.walks) walks, \(result.turns) turns\n"
    for found in found {
      text += "\n\(found.report)"
    }
    if !found.isEmpty { text += "\n" }
    for script in result.reached.scripts { text += self.text(of: script) }
    let reached = result.reached
    text += """
      reached: \(Self.text(of: reached.nodes)) of nodes, \(Self.text(of: reached.choices)) of choices, \
      \(Self.text(of: reached.outcomes)) of conditions each way

      """
    return text
  }

  private static func text(of count: Reach.Count) -> String { "\(count.percent) %" }

  private func text(of script: Reach.ScriptReach) -> String {
    func part(_ count: Reach.Count, _ what: String) -> String? {
      count.all == 0 ? nil : "\(count.reached) of \(count.all) \(what)"
    }
    let parts = [
      part(script.nodes, "nodes"), part(script.choices, "choices"), part(script.outcomes, "conditions each way"),
    ]
    var text = "\(script.script): \(parts.compactMap { $0 }.joined(separator: ", "))\n"
    for miss in script.misses {
      let only = miss.isOnlyBySetting ? ", but by beginning there with values set" : ""
      text +=
        "  \(locations.text(of: miss.place)): \(miss.kind.rawValue)\(only): \(miss.name)\(locations.quote(miss))\n"
    }
    return text
  }

  package var json: String { JSONWriter.text(of: tree) }

  private var tree: JSONTree {
    let reached = result.reached
    return .object([
      .init("format", 1), .init("seed", .number(Double(result.seed))),
      .init("walks", .number(Double(result.walks))), .init("turns", .number(Double(result.turns))),
      .init("reached", Self.tree(reached.nodes, reached.choices, reached.outcomes)),
      .init(
        "scripts",
        .array(
          reached.scripts.map { script in
            .object([
              .init("script", .string(script.script)),
              .init("reached", Self.tree(script.nodes, script.choices, script.outcomes)),
              .init("never", .array(script.misses.map(tree))),
            ])
          })),
      .init("found", .array(found.map(Self.tree))),
    ])
  }

  private static func tree(_ nodes: Reach.Count, _ choices: Reach.Count, _ outcomes: Reach.Count) -> JSONTree {
    func tree(_ count: Reach.Count) -> JSONTree {
      .object([.init("reached", .number(Double(count.reached))), .init("all", .number(Double(count.all)))])
    }
    return .object([
      .init("nodes", tree(nodes)), .init("choices", tree(choices)), .init("conditions", tree(outcomes)),
    ])
  }

  private func tree(_ miss: Reach.Miss) -> JSONTree {
    let place = locations.location(of: miss.place)
    return .object([
      .init("what", .string(miss.kind.rawValue)), .init("name", .string(miss.name)),
      .init("file", .string(place?.file ?? "")), .init("line", .number(Double(place?.line ?? 0))),
      .init("onlyBySetting", .bool(miss.isOnlyBySetting)),
    ])
  }

  private static func tree(_ found: Found) -> JSONTree {
    .object([
      .init("invariant", .string(found.violation.invariant.rawValue)),
      .init("promise", .string(found.violation.invariant.sentence)), .init("at", .string(found.violation.node)),
      .init("detail", .string(found.violation.detail)), .init("path", .string(found.path)),
      .init("scenario", .string(found.json)),
    ])
  }
}

/// Lines of places in files.
private struct Locations: Sendable {
  private let files: [SourceFile]
  private let folder: String

  init(_ files: [SourceFile], folder: String) {
    self.files = files
    self.folder = folder
  }

  func location(of place: Place) -> (file: String, line: Int)? {
    guard Int(place.file) < files.count else { return nil }
    let file = files[Int(place.file)]
    return (folder + file.path, file.bytes.prefix(Int(place.start)).count { $0 == 0x0A } + 1)
  }

  func text(of place: Place) -> String { location(of: place).map { "\($0.file):\($0.line)" } ?? "?" }

  /// A condition as it was written.
  func quote(_ miss: Reach.Miss) -> String {
    guard miss.kind == .neverTrue || miss.kind == .neverFalse, Int(miss.place.file) < files.count else { return "" }
    let bytes = files[Int(miss.place.file)].bytes
    guard miss.place.start < miss.place.end, Int(miss.place.end) <= bytes.count else { return "" }
    return " when " + String(decoding: bytes[Int(miss.place.start)..<Int(miss.place.end)].prefix(120), as: UTF8.self)
  }
}
