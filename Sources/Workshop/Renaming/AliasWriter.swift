import Dialogue

/// Keeps old names as `renamed` and `was`, so that saved conversations follow.
///
/// What led to the old name leads to the new one already; a name that is taken back is no alias any more.
struct AliasWriter {
  var files: [SourceFile]

  mutating func keep(_ old: BookName, as new: BookName) {
    switch old.kind {
    case .script: rename(old.name, to: new.name, in: "book.json")
    case .node: rename(old.name, to: new.name, inScript: old.script)
    case .choice:
      let node = old.scope.drop { $0 != "#" }.dropFirst()
      rename("\(node).\(old.name)", to: "\(node).\(new.name)", inScript: old.script)
    case .variable: note(old: old.name, new: new.name, at: ["variables", new.name], of: old.script)
    case .card: note(old: old.name, new: new.name, at: ["cards", new.name], of: old.script)
    case .member: noteMember(old, new)
    }
  }

  private mutating func rename(_ old: String, to new: String, inScript script: String) {
    guard let path = path(of: script) else { return }
    rename(old, to: new, in: path)
  }

  /// `renamed` of a file.
  private mutating func rename(_ old: String, to new: String, in path: String) {
    guard let position = files.firstIndex(where: { $0.path == path }) else { return }
    let known = value(["renamed"], in: position)
    let map = collapsed(known, old, new)
    set("renamed", to: .object(map), at: [], before: path == "book.json" ? nil : "nodes", in: position)
  }

  /// `was` of a variable or a card: one name, or a list of names and of one map for members.
  private mutating func note(old: String, new: String, at path: [String], of script: String) {
    guard let position = position(of: script) else { return }
    let entries = entries(of: value(path + ["was"], in: position))
    let kept = entries.filter { $0 != .string(new) && $0 != .string(old) }
    var was = [JSONTree.string(old)] + kept
    // Names first, then the map.
    was.sort { left, right in if case .object = right { if case .string = left { true } else { false } } else { false }
    }
    set("was", to: was.count == 1 ? was[0] : .array(was), at: path, in: position)
  }

  private mutating func noteMember(_ old: BookName, _ new: BookName) {
    guard let position = position(of: old.script) else { return }
    let path = ["variables", String(old.scope.drop { $0 != "." }.dropFirst())]
    keepWords(old, new, at: path, in: position)
    var entries = entries(of: value(path + ["was"], in: position))
    let index = entries.firstIndex { if case .object = $0 { true } else { false } }
    let map = JSONTree.object(collapsed(index.map { entries[$0] }, old.name, new.name))
    if let index { entries[index] = map } else { entries.append(map) }
    set("was", to: entries.count == 1 ? entries[0] : .array(entries), at: path, in: position)
  }

  /// A member of a plain list is shown by its name; people go on seeing what they saw.
  private mutating func keepWords(_ old: BookName, _ new: BookName, at path: [String], in position: Int) {
    guard case .array(let names)? = value(path + ["of"], in: position) else { return }
    let members: [JSONTree.Member] = names.compactMap { element in
      guard case .string(let name) = element else { return nil }
      let shown = name == new.name ? old.name : name
      return JSONTree.Member(name, .string(String(shown.map { $0 == "-" || $0 == "_" ? " " : $0 })))
    }
    set("of", to: .object(members), at: path, in: position)
  }

  private func collapsed(_ known: JSONTree?, _ old: String, _ new: String) -> [JSONTree.Member] {
    var map: [JSONTree.Member] = []
    if case .object(let members)? = known { map = members }
    map.removeAll { $0.key == new || $0.key == old || .string($0.key) == $0.value }
    return map + [JSONTree.Member(old, .string(new))]
  }

  private func entries(of value: JSONTree?) -> [JSONTree] {
    switch value {
    case nil: []
    case .array(let entries)?: entries
    case let entry?: [entry]
    }
  }

  private func path(of script: String) -> String? {
    for folder in ["scripts", "safety"] {
      let path = "\(folder)/\(script).json"
      if files.contains(where: { $0.path == path }) { return path }
    }
    return nil
  }

  private func position(of script: String) -> Int? {
    let path = script == "book" ? "book.json" : path(of: script)
    return files.firstIndex { $0.path == path }
  }

  private func value(_ path: [String], in position: Int) -> JSONTree? {
    var findings = Findings(files: [files[position]])
    var value = JSONDocument.read(files[position], index: 0, findings: &findings)?.root
    for step in path { value = value?[step] }
    return value.map { JSONTree($0) }
  }

  private mutating func set(
    _ key: String, to tree: JSONTree, at path: [String], before successor: String? = nil, in position: Int
  ) {
    guard let file = JSONEdit.set(key, to: tree, at: path, before: successor, in: files[position]) else { return }
    files[position] = file
  }
}
