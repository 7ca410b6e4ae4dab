/// Variables and nodes that are named and not there.
///
/// A name that was taken away or changed in one place may be left in many: it is told of once, at the first of them.
extension BookReader {
  struct MissingName {
    /// Of a variable without what stands behind its dot.
    var name: String
    /// Whose it would be; nil for the whole book.
    var owner: Int?
    /// Where it is named.
    var script: Int?
    var isPlaceholder = false
    var place: Place
  }

  private struct Named: Hashable {
    var name: String
    var owner: Int?
  }

  mutating func missing(variable name: String, isPlaceholder: Bool = false, at place: Place) {
    let base = String(name.prefix { $0 != "." })
    let isWhole = symbols.variable(base, script: script) != nil
    missingVariables.append(
      MissingName(
        name: isWhole ? name : base, owner: script, script: script, isPlaceholder: isPlaceholder, place: place))
  }

  mutating func missing(node name: String, of owner: Int?, at place: Place) {
    missingNodes.append(MissingName(name: name, owner: owner, script: script, place: place))
  }

  mutating func tellMissingNames() {
    for group in grouped(missingNodes) { tell(nodes: group) }
    var byName: [String: [[MissingName]]] = [:]
    for group in grouped(missingVariables) { byName[group[0].name, default: []].append(group) }
    let uses = VariableUses(of: Set(byName.keys), in: documents.sorted { $0.key < $1.key }.map(\.value))
    for (name, groups) in byName {
      let shape = uses.shape(of: name)
      // What several scripts name and none has belongs to all of them.
      let isShared = groups.count > 1 && !symbols.variables.contains { $0.name == name }
      let told = isShared ? [groups.flatMap(\.self).sorted { Self.comesBefore($0, $1) }] : groups
      for group in told { tell(variables: group, shape: shape, isShared: isShared) }
    }
    script = nil
  }

  private func grouped(_ names: [MissingName]) -> [[MissingName]] {
    var groups: [Named: [MissingName]] = [:]
    for name in names { groups[Named(name: name.name, owner: name.owner), default: []].append(name) }
    return groups.values.map { $0.sorted { Self.comesBefore($0, $1) } }
      .sorted { Self.comesBefore($0[0], $1[0]) }
  }

  private static func comesBefore(_ left: MissingName, _ right: MissingName) -> Bool {
    (left.place.file, left.place.start) < (right.place.file, right.place.start)
  }

  /// “ (also on lines 12, 40, 51)”; empty where there is no other line.
  mutating func alsoNamed(_ places: [Place]) -> String {
    guard let first = places.first else { return "" }
    let own = findings.line(of: first)
    var lines: [Int] = []
    var others: [String] = []
    for place in places.dropFirst() {
      if place.file == first.file {
        let line = findings.line(of: place)
        if line != own, lines.last != line { lines.append(line) }
      } else {
        let line = findings.line(of: place, seenFrom: first)
        if others.last != line { others.append(line) }
      }
    }
    let told = 6
    let left = max(0, lines.count - told)
    var parts: [String] = []
    if !lines.isEmpty {
      let list = lines.prefix(told).map(String.init).joined(separator: ", ") + (left > 0 ? " and \(left) more" : "")
      parts.append("\(lines.count == 1 ? "line" : "lines") \(list)")
    }
    parts += others.prefix(told)
    if others.count > told { parts.append("\(others.count - told) more places") }
    return parts.isEmpty ? "" : " (also on \(parts.joined(separator: ", ")))"
  }
}

extension BookReader {
  private mutating func tell(nodes group: [MissingName]) {
    guard let first = group.first else { return }
    script = first.script
    let places = group.map(\.place)
    let also = alsoNamed(places)
    let count = also.isEmpty ? 1 : group.count
    let meant =
      if let owner = first.owner, owner != first.script {
        nodeMeant(by: first.name, in: owner, places: count, at: first.place)
      } else {
        nodeMeant(by: first.name, places: count, at: first.place)
      }
    let near = first.owner.map { symbols.nodeNames(script: $0) } ?? symbols.scriptIndex.keys.sorted()
    findings.unknownNode(first.name, near: near, fix: meant, also: also, at: first.place)
  }
}

extension BookReader {
  private mutating func tell(variables group: [MissingName], shape: String, isShared: Bool) {
    guard let first = group.first else { return }
    script = first.script
    let also = alsoNamed(group.map(\.place))
    let fix = variableFix(first, shape, isShared: isShared, isOften: !also.isEmpty)
    if first.isPlaceholder {
      findings.unknownPlaceholder(first.name, fix: fix, also: also, at: first.place)
    } else {
      findings.unknownVariable(first.name, fix: fix, also: also, at: first.place)
    }
  }

  private mutating func variableFix(
    _ missing: MissingName, _ shape: String, isShared: Bool, isOften: Bool
  ) -> String {
    let name = missing.name
    guard !name.contains(".") else {
      let base = String(name.prefix { $0 != "." })
      return "“\(base)” has no such part: write {\(base)} or \(base) alone."
    }
    let adding = addition(of: name, shape, to: isShared ? nil : missing.owner, at: missing.place)
    let near = Suggestion.nearest(name, among: symbols.variableNames(script: script))
    if let renamed = renamedMeant(variable: name, isOften: isOften, at: missing.place) {
      let left = unusedVariables.map { symbols.variables[$0].name }
      guard let near, !left.contains(near) else { return "\(renamed) If not, \(lowercased(adding))" }
      return "\(renamed) If not, did you mean “\(near)”?"
    }
    if let shared = sharedMeant(variable: name) {
      return isOften ? "If it is this script's own: \(lowercased(adding)) If not: \(shared)" : shared
    }
    guard let near else { return adding }
    // A slip is made once; what is named often was there.
    return isOften ? "Did you mean “\(near)”? If not, \(lowercased(adding))" : "Did you mean “\(near)”?"
  }

  private func lowercased(_ sentence: String) -> String { sentence.prefix(1).lowercased() + sentence.dropFirst() }

  /// Where a declaration is put so that the file stays right, and how it reads there.
  private mutating func addition(of name: String, _ shape: String, to owner: Int?, at place: Place) -> String {
    let entry = "\"\(name)\": \(shape)"
    let root = owner.map { symbols.scripts[$0].object } ?? documents["book.json"]
    guard let root else { return "Write \(entry) in variables." }
    if let variables = root["variables"], variables.kind == .object {
      let line = findings.line(of: variables.place, seenFrom: place)
      return variables.count > 0
        ? "Write \(entry), behind the { of variables on \(line)."
        : "Write \(entry) between the { and } of variables on \(line)."
    }
    guard let first = root.children.first(where: { _ in true }) else { return "Write \(entry) in variables." }
    let line = findings.line(of: first.keyPlace, seenFrom: place)
    return "Write \"variables\": { \(entry) }, before \"\(first.key)\" on \(line)."
  }
}
