import Dialogue

/// How nodes are entered from where no way of another node leads: words, topics, signals.
struct GraphEntries {
  enum Kind: Int {
    case begin, menu, gate, word, topic, signal
  }

  private var ofNodes: [Int: [(kind: Kind, name: String)]] = [:]

  init(_ book: Book) {
    add(book.entry, .begin, "the book begins here")
    add(book.menu, .menu, "the book's menu")
    if let gate = book.gate { add(gate.entry, .gate, "the gate") }
    for command in Command.allCases {
      if let target = book.commandEntries[command] { add(target, .word, command.rawValue) }
    }
    for topic in book.topics { add(topic.entry, .topic, topic.id) }
    for signal in book.safety.signals {
      for targets in [signal.act, signal.ask] {
        for (_, target) in targets.sorted(by: { $0.key < $1.key }) { add(target, .signal, signal.name) }
      }
    }
  }

  private mutating func add(_ target: Target, _ kind: Kind, _ name: String) {
    if !ofNodes[target.node, default: []].contains(where: { $0.kind == kind && $0.name == name }) {
      ofNodes[target.node, default: []].append((kind, name))
    }
  }

  /// In words, a line for each kind.
  func notes(of nodes: some Sequence<Int>) -> [String] {
    var names: [Kind: [String]] = [:]
    for node in nodes {
      for entry in ofNodes[node] ?? [] where names[entry.kind]?.contains(entry.name) != true {
        names[entry.kind, default: []].append(entry.name)
      }
    }
    return names.sorted { $0.key.rawValue < $1.key.rawValue }.map { kind, names in
      switch kind {
      case .begin, .menu, .gate: names.joined(separator: ", ")
      case .word: Self.listed(names, one: "word", many: "words")
      case .topic: Self.listed(names, one: "topic", many: "topics")
      case .signal: Self.listed(names, one: "signal", many: "signals")
      }
    }
  }

  private static func listed(_ names: [String], one: String, many: String) -> String {
    names.count == 1
      ? "\(one) \(names[0])" : names.count > 3 ? "\(names.count) \(many)" : "\(many) \(names.joined(separator: ", "))"
  }
}
