/// Cards that are named and not there.
///
/// A card that was taken out may be named in many places: each script tells of it once, with all of them.
extension BookReader {
  struct MissingCard {
    var name: String
    var script: Int?
    /// A variable could stand there too.
    var orVariable: Bool
    var place: Place
  }

  /// More places than these are only counted.
  private static let placesTold = 6

  mutating func checkMissingCards(_ files: [SourceFile]) {
    guard !missingCards.isEmpty else { return }
    var byCard: [Symbols.Scoped: [MissingCard]] = [:]
    for missing in missingCards {
      byCard[.init(script: missing.script, name: missing.name), default: []].append(missing)
    }
    let scenarios = Self.cardsNamed(byScenariosIn: files)
    for missing in byCard.values { tell(missing.sorted { $0.place.start < $1.place.start }, scenarios) }
    script = nil
  }

  private mutating func tell(_ missing: [MissingCard], _ scenarios: [ScenarioCards]) {
    guard let first = missing.first else { return }
    script = first.script
    let orVariable = missing.allSatisfy(\.orVariable)
    var fix = sharedMeant(card: first.name)
    var known = symbols.cardNames(script: script)
    if orVariable {
      fix = fix ?? sharedMeant(variable: first.name)
      known += symbols.variableNames(script: script)
    }
    let isNowhere = !symbols.cards.contains { $0.name == first.name }
    var others: [String] = []
    for other in missing where findings.line(of: other.place) != findings.line(of: first.place) {
      let line = "line \(findings.line(of: other.place))"
      if others.last != line { others.append(line) }
    }
    others += scenarios.filter { entry in
      entry.cards.contains(first.name) && (isNowhere || entry.script == script.map { symbols.scripts[$0].id })
    }.map(\.path)
    findings.unknownCard(
      first.name, near: known, orVariable: orVariable, fix: fix, others: Self.list(others), at: first.place)
  }

  private static func list(_ places: [String]) -> String {
    let more = places.count - placesTold
    return places.prefix(placesTold).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  private struct ScenarioCards {
    var path: String
    var script: String
    var cards: Set<String>
  }

  private static func cardsNamed(byScenariosIn files: [SourceFile]) -> [ScenarioCards] {
    // What is wrong with them is told by those who run them.
    var unheard = Findings(files: files)
    var found: [ScenarioCards] = []
    for (index, file) in files.enumerated() where file.path.hasPrefix("scenarios/") && index < Int(UInt16.max) {
      guard let root = JSONDocument.read(file, index: UInt16(index), findings: &unheard)?.root else { continue }
      var cards: Set<String> = []
      for step in root["steps"]?.elements.map({ $0 }) ?? [] {
        guard let card = step["card"] else { continue }
        for entry in card.kind == .array ? Array(card.elements) : [card] {
          if let name = entry.string { cards.insert(name) }
        }
      }
      if !cards.isEmpty {
        found.append(ScenarioCards(path: file.path, script: root["script"]?.string ?? "", cards: cards))
      }
    }
    return found.sorted { $0.path < $1.path }
  }
}
