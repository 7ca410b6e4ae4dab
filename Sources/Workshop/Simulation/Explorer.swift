import Dialogue

/// Walks through a book and remembers where something is left to try.
///
/// From each node a few talks are kept as they stood there, with all that led to them. A walk begins anew, or goes on
/// from one of those: where a choice was never taken, or near a condition that was never seen both ways. What no talk
/// reaches is tried at last with values set beforehand, and counted apart.
struct Explorer: Sendable {
  /// A talk that can be gone on with.
  struct Standing: Sendable {
    var session: Session
    var watch: Watch
    var start: TalkStart
    /// Index of the last step in `steps`; -1 at the beginning.
    var step: Int
    var isPreset: Bool
  }

  enum Mode {
    /// Takes what was taken least.
    case curious
    /// As people do who try things.
    case wild
  }

  private static let standingsPerNode = 3
  private static let findings = 24

  let simulation: Simulation
  let rules: WatchRules
  let vocabulary: Vocabulary
  let traced: TracedBook
  var chance: Chance
  private(set) var turnCount = 0
  private(set) var found: [FoundTalk] = []
  private(set) var talked: Seen
  private(set) var set: Seen
  /// Each step with the one before it, so that talks share what they have in common.
  private var steps: [(before: Int, action: Scenario.Action)] = []
  private(set) var standings: [[Standing]]
  /// Nodes where a talk is kept that has a choice nobody took.
  private var open: [Int] = []
  private var isOpen: [Bool]
  /// How often a choice was taken at a node, by the hashes of both.
  var taken: [UInt64: Int] = [:]
  /// From which waiting nodes a node was come to.
  private(set) var origins: [[Int]]
  private var looks: [ID: Int] = [:]
  private var starts: [TalkStart] = []

  init(_ simulation: Simulation) {
    self.simulation = simulation
    let book = simulation.book
    vocabulary = Vocabulary(book)
    rules = WatchRules(book, vocabulary, roundTrip: simulation.roundTrip)
    traced = TracedBook(book)
    chance = Chance(seed: simulation.seed)
    talked = Seen(book, traced)
    set = talked
    standings = Array(repeating: [], count: book.nodes.count)
    isOpen = Array(repeating: false, count: book.nodes.count)
    origins = standings.map { _ in [] }
    if simulation.script == nil { starts.append(TalkStart()) }
    for (index, script) in book.scripts.enumerated() where !script.isSafety || index == simulation.script {
      if simulation.script == nil || simulation.script == index {
        starts.append(TalkStart(node: book.nodes[script.start].id))
      }
    }
  }

  func reached() -> Reach {
    Reach(simulation.book, traced, talked: talked, set: set, only: simulation.script)
  }

  mutating func walk(_ number: Int) {
    var mode = Mode.wild
    guard var standing = beginning(number, &mode) else { return }
    for _ in 0..<simulation.turns {
      guard let action = answer(to: standing.session, mode) else { return }
      step(&standing, action)
    }
  }

  private mutating func beginning(_ number: Int, _ mode: inout Mode) -> Standing? {
    if number < starts.count {
      mode = .curious
      return fresh(starts[number])
    }
    if chance.happens(20) { return fresh() }
    if chance.happens(85), let standing = untried() {
      mode = .curious
      return standing
    }
    // At the end, when talks had their chance.
    if number * 10 > simulation.walks * 7, chance.happens(50), let start = presetStart() { return fresh(start) }
    mode = chance.happens(30) ? .curious : .wild
    if chance.happens(70), let standing = nearUnseen() { return standing }
    return chance.happens(30) ? fresh() : somewhere()
  }

  private mutating func fresh() -> Standing? {
    guard var start = chance.one(of: starts) else { return nil }
    start.seed = UInt64(chance.below(1_000))
    return fresh(start)
  }

  private mutating func fresh(_ start: TalkStart) -> Standing {
    var session = simulation.session(start)
    session.begin(start)
    var standing = Standing(
      session: session, watch: Watch(rules), start: start, step: -1, isPreset: !start.presets.isEmpty || isMidway(start)
    )
    notice(&standing, .look)
    return standing
  }

  private func isMidway(_ start: TalkStart) -> Bool { start.node != nil && !starts.contains { $0.node == start.node } }

  private mutating func step(_ standing: inout Standing, _ action: Scenario.Action) {
    if case .pick(let name) = action, let option = standing.session.option(named: name) {
      taken[key(standing.session, option.id), default: 0] += 1
    }
    guard standing.session.perform(action) else { return }
    steps.append((before: standing.step, action: action))
    standing.step = steps.count - 1
    notice(&standing, action)
  }

  /// Counts what a step reached, looks whether all holds, and keeps the talk where there is more to try.
  private mutating func notice(_ standing: inout Standing, _ action: Scenario.Action) {
    turnCount += 1
    let book = simulation.book
    for turn in standing.session.turns {
      let trail = traced.trail(from: turn.before, turn.input)
      if standing.isPreset { set.add(trail) } else { talked.add(trail) }
      guard let origin = book.nodePositions[turn.before.story.place.node] else { continue }
      for node in trail.nodes where origins[node].count < 8 && !origins[node].contains(origin) {
        origins[node].append(origin)
      }
    }
    // What was set need not fit together, so nothing is promised for it.
    guard !standing.isPreset else { return }
    if let violation = standing.watch.violation(after: action, in: standing.session, looks: &looks) {
      keep(violation, standing)
    }
    keep(standing)
  }

  private mutating func keep(_ violation: Violation, _ standing: Standing) {
    guard found.count < Self.findings, !found.contains(where: { $0.violation.isSame(as: violation) }) else { return }
    found.append(FoundTalk(start: standing.start, actions: actions(to: standing.step), violation: violation))
  }

  private func actions(to step: Int) -> [Scenario.Action] {
    var actions: [Scenario.Action] = []
    var at = step
    while at >= 0 {
      actions.append(steps[at].action)
      at = steps[at].before
    }
    return actions.reversed()
  }

  private mutating func keep(_ standing: Standing) {
    guard let node = standing.session.node, let index = simulation.book.nodePositions[node.id] else { return }
    let isNew = standings[index].count < Self.standingsPerNode
    let hasUntried = hasUntried(standing.session)
    guard isNew || hasUntried && !isOpen[index] || chance.happens(3) else { return }
    var kept = standing
    kept.session = standing.session.withoutTurns
    if isNew { standings[index].append(kept) } else { standings[index][chance.below(Self.standingsPerNode)] = kept }
    if hasUntried, !isOpen[index] {
      isOpen[index] = true
      open.append(index)
    }
  }

  func key(_ session: Session, _ option: ID) -> UInt64 {
    UInt64(session.state.story.place.node.raw) << 32 | UInt64(option.raw)
  }

  private func hasUntried(_ session: Session) -> Bool {
    session.question?.options.contains { taken[key(session, $0.id)] == nil } ?? false
  }

  /// A talk at a node with a choice that nobody took.
  private mutating func untried() -> Standing? {
    while !open.isEmpty {
      let position = chance.below(open.count)
      let index = open[position]
      if let standing = standings[index].first(where: { hasUntried($0.session) }) { return standing }
      isOpen[index] = false
      open.swapAt(position, open.count - 1)
      open.removeLast()
    }
    return nil
  }

  private mutating func somewhere() -> Standing? {
    for _ in 0..<20 {
      if let standing = chance.one(of: standings[chance.below(standings.count)]) { return standing }
    }
    return fresh()
  }

  /// A talk some answers before a condition that was seen one way only.
  private mutating func nearUnseen() -> Standing? {
    guard var node = unseenNode() else { return nil }
    for _ in 0..<chance.below(4) { node = chance.one(of: origins[node]) ?? node }
    return chance.one(of: standings[node]) ?? origins[node].compactMap { standings[$0].first }.first
  }

  /// A node that was never visited, or has a condition seen one way only.
  private mutating func unseenNode() -> Int? {
    let book = simulation.book
    guard !talked.outcomes.isEmpty else { return nil }
    let from = chance.below(talked.outcomes.count)
    for offset in talked.outcomes.indices {
      let at = (from + offset) % talked.outcomes.count
      guard !talked.outcomes[at], let name = traced.table.conditions[at / 2].node else { continue }
      if let index = book.nodePositions[ID(name)] { return index }
    }
    return nil
  }

  /// Where nothing leads by talking: the node itself, with values for what it asks for.
  private mutating func presetStart() -> TalkStart? {
    let book = simulation.book
    let unvisited = talked.nodes.indices.filter { !talked.nodes[$0] && !set.nodes[$0] }
    guard let index = chance.happens(50) ? chance.one(of: unvisited) ?? unseenNode() : unseenNode() else { return nil }
    let node = book.nodes[index]
    var asked: Set<Int> = []
    for formula in node.formulas { formula.addVariables(to: &asked) }
    let writer = ScenarioWriter(book)
    let presets = asked.sorted().compactMap { variable -> Preset? in
      guard chance.happens(80) else { return nil }
      let preset = Preset(variable: variable, value: vocabulary.value(for: book.variables[variable], &chance))
      return writer.sayable(preset, at: node)
    }
    return TalkStart(node: node.id, presets: presets, seed: UInt64(chance.below(1_000)))
  }
}
