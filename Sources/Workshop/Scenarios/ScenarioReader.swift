package import Dialogue

/// The scenarios that could be read, and everything that is wrong with all of them.
package struct ScenarioReading: Sendable {
  package var scenarios: [Scenario] = []
  package var diagnostics: [Diagnostic] = []
  /// Paths of the files that could not be made a scenario of.
  package var broken: [String] = []
}

/// Reads scenario files against the book they talk with, and does not stop at the first mistake.
package struct ScenarioReader {
  let book: Book
  let names: BookNames
  let literals: LiteralReader
  var findings: Findings
  /// Of the file now read.
  var script = 0
  /// Nil unless somebody wants to know where names stand.
  var log: ScenarioMentions?

  /// Reads those of the book's files that stand below `scenarios/`; the book must be without errors.
  package static func read(_ files: [SourceFile], for book: Book) -> ScenarioReading {
    var reader = ScenarioReader(book: book, findings: Findings(files: files))
    return reader.readAll(files)
  }

  mutating func readAll(_ files: [SourceFile]) -> ScenarioReading {
    var reading = ScenarioReading()
    for (index, file) in files.enumerated() where file.path.hasPrefix("scenarios/") && index < Int(UInt16.max) {
      let before = findings.list.count
      let scenario = readFile(file, index: UInt16(index))
      if let scenario, findings.list.count == before {
        reading.scenarios.append(scenario)
      } else {
        reading.broken.append(file.path)
      }
    }
    reading.diagnostics = findings.sorted
    return reading
  }

  init(book: Book, findings: Findings) {
    self.book = book
    self.findings = findings
    names = BookNames(book)
    literals = LiteralReader(book: book)
  }

  private mutating func readFile(_ file: SourceFile, index: UInt16) -> Scenario? {
    guard let document = JSONDocument.read(file, index: index, findings: &findings) else { return nil }
    let root = document.root
    guard root.kind == .object else {
      findings.wrongType(expected: "an object in braces", found: root, what: "the file")
      return nil
    }
    var members = Fields(root)
    readFormat(members.take("format"), in: root)
    guard let index = readScript(members.take("script"), in: root) else { return nil }
    script = index
    let title = members.take("title").flatMap { findings.string($0, "title") }
    if root["title"] == nil { findings.missingKey("title", in: "a scenario", at: root.place) }
    let gate = members.take("gate").flatMap { findings.bool($0, "gate") } ?? true
    let from = members.take("from").flatMap { node($0, "from") }
    let presets = members.take("with").map { readPresets($0, start: from, passesGate: gate) } ?? []
    let seed = members.take("seed").flatMap { readSeed($0) } ?? 0
    let steps = members.take("steps").map { readSteps($0) } ?? []
    if root["steps"] == nil { findings.missingKey("steps", in: "a scenario", at: root.place) }
    members.finish("a scenario", &findings)
    let start = from ?? (gate ? book.nodes[book.scripts[index].start] : nil)
    return Scenario(
      path: file.path, title: title ?? "", script: index, start: start?.id, passesGate: gate, presets: presets,
      seed: seed, steps: steps)
  }

  private mutating func readFormat(_ value: JSONValue?, in root: JSONValue) {
    guard let value else { return findings.missingKey("format", in: "a scenario", at: root.place) }
    if value.number != 1 {
      findings.add(.invalidValue, at: value.place, "this format is not known here", fix: "Write 1.")
    }
  }

  private mutating func readScript(_ value: JSONValue?, in root: JSONValue) -> Int? {
    guard let value else {
      findings.missingKey("script", in: "a scenario", at: root.place)
      return nil
    }
    guard let name = findings.string(value, "script") else { return nil }
    if let index = book.scriptPositions[ID(name)] {
      log?.add(BookName(.script, name), in: value.place)
      return index
    }
    unknownScript(name, at: value.place)
    return nil
  }

  private mutating func unknownScript(_ name: String, at place: Place) {
    let known = book.scripts.map(\.id)
    findings.add(
      .unknownScript, at: place, "there is no script “\(name)”",
      fix: Findings.didYouMean(name, known, otherwise: "Name a file of scripts/ or safety/, without .json."))
  }

  private mutating func readSeed(_ value: JSONValue) -> UInt64? {
    if let number = value.integer, number >= 0 { return UInt64(number) }
    findings.wrongType(expected: "a whole number from 0", found: value, what: "seed")
    return nil
  }

  /// `node` of the scenario's script, or `script#node`.
  mutating func node(_ value: JSONValue, _ what: String) -> Node? {
    guard let name = findings.string(value, what) else { return nil }
    let parts = name.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let other = parts.count == 2 ? book.scriptPositions[ID(parts[0])] : script
    guard let other else {
      unknownScript(parts[0], at: value.place)
      return nil
    }
    let node = parts[parts.count - 1]
    if let node = book.node(ID("\(book.scripts[other].id)#\(node)")) {
      mention(node, parts, in: value.place)
      return node
    }
    let known = book.nodes.filter { $0.script == other }.map(\.name)
    let words = node.split(separator: "-")
    let alike = known.filter { $0.split(separator: "-").contains { words.contains($0) } }.prefix(8)
    let named =
      alike.isEmpty ? "" : alike.count == 1 ? ", perhaps \(alike[0])" : ", such as \(alike.joined(separator: ", "))"
    findings.add(
      .unknownNode, at: value.place, "there is no node “\(node)” in “\(book.scripts[other].id)”",
      fix: Findings.didYouMean(node, known, otherwise: "Name a node that is there\(named)."))
    return nil
  }

  mutating func variable(_ name: String, _ value: JSONValue) -> Int? {
    if let index = book.variable(named: name, inScript: script) {
      mention(variable: index, at: value.keyPlace)
      return index
    }
    let known = book.variableNames(inScript: script)
    findings.add(
      .unknownVariable, at: value.keyPlace, "there is no variable “\(name)”",
      fix: Findings.didYouMean(name, known, otherwise: "Name a variable of the script or of book.json."))
    return nil
  }

  private mutating func readPresets(_ value: JSONValue, start: Node?, passesGate: Bool) -> [Preset] {
    guard value.kind == .object else {
      findings.wrongType(expected: "an object such as { \"drink\": \"tea\" }", found: value, what: "with")
      return []
    }
    let entered = start ?? (passesGate ? book.nodes[book.scripts[script].start] : book.nodes[book.entry.node])
    var presets: [Preset] = []
    for (name, json) in value.members where name != "note" {
      guard let index = variable(name, json) else { continue }
      if book.clears(book.variables[index], enteredAt: entered) {
        findings.add(
          .invalidValue, at: json.keyPlace, "“\(name)” is cleared where its script starts",
          fix: "Begin behind the start with from, or set it by a step.")
      }
      if json.kind == .null {
        presets.append(Preset(variable: index, value: nil))
      } else if let literal = literals.value(json, for: book.variables[index], &findings) {
        mention(membersIn: json, of: book.variables[index])
        presets.append(Preset(variable: index, value: literal))
      }
    }
    return presets
  }
}
