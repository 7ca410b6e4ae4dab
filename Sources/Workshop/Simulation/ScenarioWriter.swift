package import Dialogue

/// Writes a talk as a scenario, the way all files of a book look.
package struct ScenarioWriter {
  package struct Step {
    package var action: Scenario.Action
    /// What is looked at afterwards, key by key: `expect`, `choices`, `at`.
    package var looks: [JSONTree.Member]

    package init(_ action: Scenario.Action, looks: [JSONTree.Member] = []) {
      self.action = action
      self.looks = looks
    }
  }

  private let book: Book

  package init(_ book: Book) {
    self.book = book
  }

  package func tree(title: String, note: String? = nil, start: TalkStart, steps: [Step]) -> JSONTree {
    let node = book.startNode(of: start)
    let script = book.scripts[node.script]
    var members: [JSONTree.Member] = [
      .init("format", 1), .init("script", .string(script.id)), .init("title", .string(title)),
    ]
    if let note { members.append(.init("note", .string(note))) }
    if start.node == nil {
      members.append(.init("gate", false))
    } else if book.nodePositions[node.id] != script.start {
      members.append(.init("from", .string(node.name)))
    }
    let values = start.presets.compactMap { member(for: $0, script: node.script) }
    if !values.isEmpty { members.append(.init("with", .object(values))) }
    if start.seed != 0 { members.append(.init("seed", .number(Double(start.seed)))) }
    members.append(.init("steps", .array(steps.map { .object(Self.members(of: $0)) })))
    return .object(members)
  }

  private static func members(of step: Step) -> [JSONTree.Member] {
    switch step.action {
    case .look: step.looks
    case .say(let text): [.init("say", .string(text))] + step.looks
    case .pick(let name): [.init("pick", .string(name))] + step.looks
    case .wait(_, let told): [.init("wait", .string(told))] + step.looks
    case .nudge(let name): [.init("nudge", .string(name))] + step.looks
    }
  }

  private func member(for preset: Preset, script: Int) -> JSONTree.Member? {
    guard let name = name(of: preset.variable, inScript: script) else { return nil }
    guard let value = preset.value else { return .init(name, .null) }
    return LiteralReader(book: book).tree(of: value, book.variables[preset.variable]).map { .init(name, $0) }
  }

  /// As a scenario of the script names it; nil where it has another variable of that name.
  private func name(of index: Int, inScript script: Int) -> String? {
    let name = book.variables[index].name
    let names = [name + ".name", name]
    return names.first { book.variable(named: $0, inScript: script) == index }
  }

  /// The preset as a scenario can say it; nil where it cannot, or where the value is cleared at the start.
  func sayable(_ preset: Preset, at node: Node) -> Preset? {
    let variable = book.variables[preset.variable]
    guard !book.clears(variable, enteredAt: node) else { return nil }
    var preset = preset
    switch preset.value {
    case .moment(let seconds)?: preset.value = .moment(seconds - seconds % 60)
    case .set(var set)?:
      set.own = set.own.map { .init($0.text) }
      preset.value = .set(set)
    default: break
    }
    return member(for: preset, script: node.script) == nil ? nil : preset
  }

  /// Whether a scenario can pick the choice by its name; one that is made of a person's words is said instead.
  package static func canPick(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F || byte == 0x3A
      }
  }
}
