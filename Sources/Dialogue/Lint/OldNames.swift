/// What `renamed` and `was` tell: which names ids had before, and which ids old names mean now.
///
/// Each rename speaks of one level with the other levels as they were when it was written: a renamed script renames
/// all ids in it, a renamed node its choices, a renamed variable its members. Chains are followed in both directions.
struct OldNames {
  /// Bounds what a hostile book can make of renames of renames.
  static let limitPerID = 64

  private let renames: [BookContents.Rename]
  /// Positions of the renames that lead to a name, and of the one that leads away from it.
  private var byNew: [String: [Int]] = [:]
  private(set) var byOld: [String: Int] = [:]

  init(_ renames: [BookContents.Rename]) {
    self.renames = renames
    for (position, rename) in renames.enumerated() {
      byNew[rename.new, default: []].append(position)
      if byOld[rename.old] == nil { byOld[rename.old] = position }
    }
  }

  /// All names that mean `name` now, without itself.
  func old(of name: String) -> [String] {
    var names = [name]
    var known: Set<String> = [name]
    var position = 0
    while position < names.count, names.count < Self.limitPerID {
      let current = names[position]
      position += 1
      for prefix in Self.levels(of: current) {
        for rename in byNew[prefix] ?? [] {
          let older = renames[rename].old + current.dropFirst(prefix.count)
          if known.insert(older).inserted { names.append(older) }
        }
      }
    }
    return Array(names.dropFirst())
  }

  enum Meaning: Equatable {
    case live(String)
    case nothing(String)
    case cycle([String])
  }

  /// Follows renames from an old name to one the book has.
  func meaning(of rename: BookContents.Rename, isLive: (String) -> Bool) -> Meaning {
    if rename.old == rename.new { return .cycle([rename.old, rename.new]) }
    var current = rename.old
    var passed = [current]
    while !isLive(current) {
      guard let next = newer(current) else { return .nothing(current) }
      if passed.contains(next) { return .cycle(passed + [next]) }
      guard passed.count < Self.limitPerID else { return .nothing(current) }
      passed.append(next)
      current = next
    }
    return .live(current)
  }

  /// The most particular rename first: a choice's own before its node's, that before its script's.
  private func newer(_ name: String) -> String? {
    for level in Self.levels(of: name) {
      if let rename = byOld[level] { return renames[rename].new + name.dropFirst(level.count) }
    }
    return nil
  }

  /// The name and every name it stands below: `tea#ask.yes`, `tea#ask`, `tea`.
  static func levels(of name: String) -> [String] {
    var levels = [name]
    var rest = name[...]
    while let cut = rest.lastIndex(where: { $0 == "." || $0 == ":" || $0 == "#" || $0 == "/" }) {
      rest = rest[..<cut]
      // `tea/card` is no name: a card is `tea/card/plan`.
      if !rest.hasSuffix("/card") { levels.append(String(rest)) }
    }
    return levels
  }
}

extension Book {
  /// Full names of all ids people's states can hold, with where they stand.
  ///
  /// Names are made only when asked for: a book has thousands.
  func forEachID(_ body: (_ id: ID, _ name: () -> String, _ place: Place) -> Void) {
    for script in scripts { body(script.hash, { script.id }, script.place) }
    for node in nodes { forEachID(of: node, body) }
    forEachIDBesideNodes(body)
  }

  private func forEachID(of node: Node, _ body: (_ id: ID, _ name: () -> String, _ place: Place) -> Void) {
    body(node.id, { fullName(node) }, node.place)
    guard case .choices(let menu) = node.body.exit else { return }
    for case .choice(let choice) in menu.items {
      body(choice.id, { "\(fullName(node)).\(choice.name)" }, choice.place)
    }
  }

  /// Counts of what was said are kept below their node or card.
  private func forEachVariation(
    in texts: [TextBlock?], of name: String, _ body: (_ id: ID, _ name: () -> String) -> Void
  ) {
    for variation in texts.flatMap({ $0?.variations ?? [] }) {
      body(variation.id) { "\(name)/\(variation.wording.raw)" }
    }
  }

  private func forEachIDBesideNodes(_ body: (_ id: ID, _ name: () -> String, _ place: Place) -> Void) {
    for variable in variables {
      let name = { "\(variable.script.map { self.scripts[$0].id } ?? "book").\(variable.name)" }
      body(variable.id, name, variable.place)
      for option in variable.options?.options ?? [] { body(option.id, { "\(name()):\(option.name)" }, option.place) }
    }
    for card in cards { body(card.id, { fullName(card) }, card.place) }
  }

  private func fullName(_ card: CardTemplate) -> String {
    let owner = scripts.first { ID("\($0.id)/card/\(card.name)") == card.id }
    return "\(owner?.id ?? "book")/card/\(card.name)"
  }

  /// Old ids to present ones, of `renames`; only old names that mean something are in it.
  func followedRenames() -> [ID: ID] {
    guard !renames.isEmpty else { return [:] }
    let old = OldNames(renames)
    let renamed = Set(renames.map { ID($0.new) })
    var aliases: [ID: ID] = [:]
    func collect(_ id: ID, _ name: () -> String) {
      for older in old.old(of: name()) where aliases[ID(older)] == nil { aliases[ID(older)] = id }
    }
    for script in scripts {
      let isTouched = renamed.contains(script.hash)
      if isTouched { collect(script.hash) { script.id } }
      for node in nodes[script.nodes] {
        let isTouched = isTouched || renamed.contains(node.id)
        forEachID(of: node) { id, name, _ in
          if isTouched || renamed.contains(id) { collect(id, name) }
        }
        if isTouched { forEachVariation(in: node.body.texts, of: fullName(node), collect) }
      }
    }
    forEachIDBesideNodes { id, name, _ in collect(id, name) }
    for card in cards { forEachVariation(in: [card.text], of: fullName(card), collect) }
    return aliases
  }
}
