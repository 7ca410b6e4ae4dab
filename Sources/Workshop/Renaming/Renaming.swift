package import Dialogue

/// Gives something in a book another name, everywhere at once.
///
/// Where names stand is told by those who read them; nothing here knows the format. The old name is kept as `renamed`
/// or `was`, so that people who are in the middle of a talk find their place.
package struct Renaming {
  private let files: [SourceFile]
  private let book: Book
  private let mentions: [Mention]
  private let scenarioFindings: Set<String>
  let names: [BookName]

  /// Nil with the findings of a book that has errors: what cannot be read cannot be renamed.
  package init(_ files: [SourceFile]) throws(RenameProblem) {
    let (reading, mentions) = BookReader.readWithMentions(files)
    guard let book = reading.runnable else { throw .breaks(reading.diagnostics) }
    let scenarios = ScenarioReader.readWithMentions(files, for: book)
    self.files = files
    self.book = book
    self.mentions = mentions + scenarios.mentions
    scenarioFindings = Set(scenarios.reading.diagnostics.map(Self.summary))
    names = book.changeableNames
  }

  /// What a person means by a name, whole or short.
  package func find(_ kind: BookName.Kind, _ text: String) throws(RenameProblem) -> BookName {
    let known = names.filter { $0.kind == kind }
    for depth in 0..<5 {
      let found = known.filter { $0.spellings.count > depth && $0.spellings[depth] == text }
      if found.count == 1 { return found[0] }
      if found.count > 1 {
        let list = found.prefix(6).map { "“\($0.fullName)”" }.joined(separator: ", ")
        let rest = found.count > 6 ? " and \(found.count - 6) more" : ""
        throw .said("“\(text)” names \(found.count): \(list)\(rest). Write the whole name of one.")
      }
    }
    let fix = Findings.didYouMean(
      text, Set(known.flatMap(\.spellings)), otherwise: "A whole name looks like “\(known.first?.fullName ?? "")”.")
    throw .said("There is no \(kind.rawValue) “\(text)”. \(fix)")
  }

  package func plan(_ old: BookName, to text: String) throws(RenameProblem) -> RenamePlan {
    let new = BookName(old.kind, scope: old.scope, Self.shortName(text, for: old))
    try check(old, new)
    let after = renamed([(old, new.name)])
    try verify(after)
    let changed = files.indices.filter { files[$0].bytes != after[$0].bytes }
    return RenamePlan(
      old: old, new: new, files: after, edited: changed.map { ($0, files[$0]) }, moves: moves(old, new.name),
      changes: changed.flatMap { RenamePlan.changes(from: files[$0], to: after[$0]) })
  }

  /// All files, in their order, with several names of one kind changed at once; nothing is checked.
  package func renamed(_ names: [(old: BookName, new: String)]) -> [SourceFile] {
    var targets: [(old: BookName, new: String)] = []
    for name in names { targets += self.targets(of: name.old).map { ($0, name.new) } }
    let moves = names.flatMap { self.moves($0.old, $0.new) }
    var edited = replaced(targets)
    for position in edited.indices { edited[position].path = Self.moved(edited[position].path, moves) }
    var writer = AliasWriter(files: edited)
    var kept: Set<BookName> = []
    for (old, new) in targets where isSaved(old) && kept.insert(old).inserted {
      writer.keep(old, as: BookName(old.kind, scope: old.scope, new))
    }
    return writer.files
  }

  /// `ask-first` of `tea#ask-first`, where that is the place it has now.
  private static func shortName(_ text: String, for old: BookName) -> String {
    let scope = old.fullName.dropLast(old.name.utf8.count)
    return !scope.isEmpty && text.hasPrefix(scope) ? String(text.dropFirst(scope.count)) : text
  }

  private func check(_ old: BookName, _ new: BookName) throws(RenameProblem) {
    let kind = old.kind.rawValue
    if new.name == old.name { throw .said("The \(kind) “\(old.name)” has that name already.") }
    guard new.shape.fits else {
      throw .said(
        "“\(new.name)” is no name for a \(kind): write small letters, digits and single dashes as in “\(new.shape.example)”, at most \(Limits.idBytes)."
      )
    }
    let clashes = names.filter { $0.kind == old.kind && $0.name == new.name }
    let isTaken = clashes.contains { other in
      other.scope == old.scope || (old.kind == .variable && (other.scope == "book" || old.scope == "book"))
    }
    if isTaken { throw .said("There is a \(kind) “\(new.name)” already, and two cannot share a name.") }
    // People may still be where the old name led.
    if book.current(new.id) != new.id, book.current(new.id) != old.id {
      throw .said(
        "“\(new.fullName)” was once the name of something else, and people may still be there. Choose another name.")
    }
  }

  /// The name, and for a choice that several nodes share, that of each.
  private func targets(of name: BookName) -> [BookName] {
    guard name.kind == .choice else { return [name] }
    let places = Set(mentions.filter { $0.id == name.id }.map(\.place))
    let ids = Set(mentions.filter { places.contains($0.place) }.map(\.id))
    return names.filter { $0.kind == .choice && $0.name == name.name && ($0 == name || ids.contains($0.id)) }
  }

  /// A choice for each member is known by the members alone.
  private func isSaved(_ name: BookName) -> Bool {
    guard name.kind == .choice, case .choices(let menu)? = book.node(ID(name.scope))?.body.exit else { return true }
    return menu.items.contains { if case .choice(let choice) = $0 { choice.id == name.id } else { false } }
  }

  private func replaced(_ targets: [(old: BookName, new: String)]) -> [SourceFile] {
    var names: [ID: String] = [:]
    for target in targets { names[target.old.id] = target.new }
    var places: [Place: String] = [:]
    for mention in mentions { if let name = names[mention.id] { places[mention.place] = name } }
    var edited = files
    // From the end, so that earlier places stay where they are.
    for (place, name) in places.sorted(by: { $0.key.start > $1.key.start }) {
      edited[Int(place.file)].bytes.replaceSubrange(Int(place.start)..<Int(place.end), with: name.utf8)
    }
    return edited
  }

  private func moves(_ old: BookName, _ new: String) -> [(from: String, to: String)] {
    guard old.kind == .script, let script = book.script(named: old.name) else { return [] }
    let folder = script.path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    var moves = [(script.path, "\(folder)\(new).json")]
    let scenarios = "scenarios/\(old.name)/"
    if files.contains(where: { $0.path.hasPrefix(scenarios) }) {
      moves.append((String(scenarios.dropLast()), "scenarios/\(new)"))
    }
    return moves
  }

  private static func moved(_ path: String, _ moves: [(from: String, to: String)]) -> String {
    for move in moves where path == move.from || path.hasPrefix(move.from + "/") {
      return move.to + path.dropFirst(move.from.count)
    }
    return path
  }

  /// The book afterwards has no error, and its scenarios none that they had not before.
  private func verify(_ edited: [SourceFile]) throws(RenameProblem) {
    let sorted = edited.sorted { $0.path < $1.path }
    let reading = BookReader.read(sorted)
    guard let after = reading.runnable else { throw .breaks(reading.diagnostics.filter { $0.severity == .error }) }
    let findings = ScenarioReader.read(sorted, for: after).diagnostics
    let added = findings.filter { !scenarioFindings.contains(Self.summary($0)) }
    if findings.count > scenarioFindings.count, !added.isEmpty { throw .breaks(added) }
  }

  private static func summary(_ finding: Diagnostic) -> String {
    "\(finding.location.file):\(finding.location.line):\(finding.location.column) \(finding.rule.rawValue)"
  }
}
