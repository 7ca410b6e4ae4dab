import Dialogue

/// Makes a talk that breaks an invariant as short as it can be, with the same invariant broken at the same node.
struct Shrinker: Sendable {
  private static let rounds = 4

  private let simulation: Simulation
  private let rules: WatchRules
  private let writer: ScenarioWriter

  init(_ simulation: Simulation) {
    self.simulation = simulation
    rules = simulation.rules
    writer = ScenarioWriter(simulation.book)
  }

  /// The shortest found: without the steps it does without, begun as late as possible, with plain words.
  func shortest(_ found: FoundTalk) -> FoundTalk {
    guard var talk = cut(found) else { return found }
    for _ in 0..<Self.rounds {
      let before = talk
      dropSteps(&talk)
      beginLater(&talk)
      simplify(&talk)
      if before.actions == talk.actions, before.start == talk.start { break }
    }
    return talk
  }

  /// The talk up to the step that breaks the invariant; nil where it is not broken.
  private func cut(_ talk: FoundTalk) -> FoundTalk? {
    var session = simulation.session(talk.start)
    session.begin(talk.start)
    var watch = Watch(rules)
    var looks: [ID: Int] = [:]
    func isBroken(_ action: Scenario.Action) -> Bool {
      watch.violation(after: action, in: session, looks: &looks).map(talk.violation.isSame) ?? false
    }
    var cut = talk
    cut.actions = []
    if isBroken(.look) { return cut }
    for action in talk.actions where session.perform(action) {
      cut.actions.append(action)
      if isBroken(action) { return cut }
    }
    return nil
  }

  /// Leaves out halves, then quarters, down to single steps.
  private func dropSteps(_ talk: inout FoundTalk) {
    var size = max(talk.actions.count / 2, 1)
    while true {
      var at = 0
      while at < talk.actions.count {
        var shorter = talk
        shorter.actions.removeSubrange(at..<min(at + size, talk.actions.count))
        if let cut = cut(shorter) { talk = cut } else { at += size }
      }
      if size == 1 { return }
      size /= 2
    }
  }

  /// Begins at a node further on, with the values the talk had there.
  private func beginLater(_ talk: inout FoundTalk) {
    let book = simulation.book
    var session = simulation.session(talk.start)
    session.begin(talk.start)
    var standings: [(step: Int, node: Node, state: ConversationState)] = []
    for (step, action) in talk.actions.enumerated() {
      if let node = session.node, session.question?.node == session.place {
        standings.append((step, node, session.state))
      }
      session.perform(action)
    }
    // The node after all steps, where its own words are what is wrong.
    if let node = session.node { standings.append((talk.actions.count, node, session.state)) }
    for standing in standings.reversed() {
      var later = talk
      later.actions.removeFirst(standing.step)
      later.start.node = standing.node.id
      for presets in [[], presets(standing.state, at: standing.node, book)] {
        later.start.presets = presets
        if cut(later) != nil, later.actions.count < talk.actions.count || isPlainer(later.start, than: talk.start) {
          talk = later
          return
        }
      }
    }
  }

  private func isPlainer(_ start: TalkStart, than other: TalkStart) -> Bool {
    start.presets.count < other.presets.count
  }

  private func presets(_ state: ConversationState, at node: Node, _ book: Book) -> [Preset] {
    (state.story.variables.entries + state.record.variables.entries).compactMap { entry in
      guard let index = book.variablePositions[entry.id] else { return nil }
      return writer.sayable(Preset(variable: index, value: entry.value), at: node)
    }
  }

  /// Plain words for long ones, short waits, no values and no seed where they do nothing.
  private func simplify(_ talk: inout FoundTalk) {
    if talk.start.seed != 0 {
      var plain = talk
      plain.start.seed = 0
      if let cut = cut(plain) { talk = cut }
    }
    for index in talk.start.presets.indices.reversed() {
      var plain = talk
      plain.start.presets.remove(at: index)
      if let cut = cut(plain) { talk = cut }
    }
    for index in talk.actions.indices.reversed() {
      for simpler in Self.simpler(than: talk.actions[index]) {
        guard index < talk.actions.count else { break }
        var plain = talk
        plain.actions[index] = simpler
        if let cut = cut(plain), cut.actions.count <= talk.actions.count {
          talk = cut
          break
        }
      }
    }
  }

  private static func simpler(than action: Scenario.Action) -> [Scenario.Action] {
    switch action {
    case .say(let text):
      let words = text.split(separator: " ").map(String.init)
      let shorter = ["x", "a line"] + (words.count > 1 ? [words[0], words.prefix(3).joined(separator: " ")] : [])
      return shorter.filter { $0.utf8.count < text.utf8.count }.map(Scenario.Action.say)
    case .wait(let seconds, _):
      return Vocabulary.spans.filter { $0.seconds < seconds }.map { .wait(seconds: $0.seconds, told: $0.told) }
    case .look, .pick, .nudge: return []
    }
  }
}
