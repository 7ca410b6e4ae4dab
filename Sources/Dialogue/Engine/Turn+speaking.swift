extension Turn {
  mutating func say(_ said: [Said]) {
    for bubble in said { say(bubble) }
  }

  /// Beyond the limit nothing is lost: it is joined to the last bubble.
  mutating func say(_ bubble: Said) {
    if bubble.text.isEmpty { return }
    if bubbles < Limits.bubblesPerTurn {
      bubbles += 1
      return effects.append(.say(bubble))
    }
    guard let last = effects.lastIndex(where: { if case .say = $0 { true } else { false } }),
      case .say(var said) = effects[last]
    else { return }
    said.text += "\n" + bubble.text
    effects[last] = .say(said)
  }

  /// One of the engine's own sentences, another wording each time.
  mutating func say(_ phrase: Phrase, _ given: [String: String] = [:]) {
    guard let wordings = book.phrases.wordings[phrase], !wordings.isEmpty else { return }
    let id = ID(phrase.rawValue)
    let turn = Int(record.phraseTurns[id])
    record.phraseTurns[id] = UInt16(truncatingIfNeeded: (turn + 1) % wordings.count)
    say([Said(render(wordings[turn % wordings.count], given))])
  }

  func label(_ phrase: Phrase) -> String {
    book.phrases.wordings[phrase]?.first.map { render($0) } ?? phrase.rawValue
  }

  /// All wordings of one of the engine's own choices: the first is shown, the others are understood.
  func labels(_ phrase: Phrase) -> [String] {
    book.phrases.wordings[phrase]?.map { render($0) } ?? []
  }

  /// Puts the question of the present node, as a new offer.
  mutating func ask() {
    guard let node = book.node(story.place.node) else { return rest() }
    asked.place = newStanding()
    effects.append(.ask(question(at: node, isShownAgain: false)))
  }

  /// A number no question had before.
  mutating func newStanding() -> Asked.Standing {
    record.offer &+= 1
    var standing = Asked.Standing()
    standing.offer = record.offer
    standing.sequence = input.highestSequence
    return standing
  }

  /// Asks the present question again, in words, under the number it has.
  mutating func askAgain() {
    if story.status == .active, asked.place.offer != 0 { speakQuestion() }
    showAgain()
  }

  /// The question's own words: the shorter second wording where there is one, else the last bubble.
  mutating func speakQuestion() {
    guard let node, node.body.exit.isWaiting else { return }
    if let reask = node.body.reask {
      say(rehearsed(reask))
    } else if let text = node.body.text, let last = rehearsed(text).last {
      say([last])
    }
  }

  /// The bubbles of a text that is said once more: no variation of it moves on.
  mutating func rehearsed(_ text: TextBlock) -> [Said] {
    let variation = story.variation
    defer { story.variation = variation }
    return bubbles(of: text)
  }

  /// Shows what can be answered again, under the number it has, without another word.
  mutating func showAgain() {
    guard story.status == .active, let node = book.node(story.place.node), node.body.exit.isWaiting else {
      return restQuietly()
    }
    if asked.place.offer == 0 { return ask() }
    effects.append(.ask(question(at: node, isShownAgain: true)))
  }

  private func options(at node: Node) -> [Question.Option] {
    if case .choices(let menu) = node.body.exit, let plain = menu.plainOptions, !story.hasAside { return plain }
    return offered(at: node).map {
      .init(id: $0.id, name: $0.name, label: $0.label, isTicked: $0.isTicked, role: $0.role)
    }
  }

  func question(at node: Node, isShownAgain: Bool) -> Question {
    var kind = Question.Kind.choice
    var canSkip = false
    switch node.body.exit {
    case .pick: kind = .several
    case .slot(let slot, _):
      kind = .line
      canSkip = slot.skip != nil
    case .choices(let menu):
      if let typed = menu.typed {
        kind = .line
        canSkip = typed.skip != nil
      }
    default: break
    }
    return Question(
      offer: asked.place.offer, kind: kind, options: options(at: node), isShownAgain: isShownAgain, canSkip: canSkip,
      node: node.id)
  }

  /// Cards, keeping, nudges of a node or a choice.
  mutating func act(_ actions: Actions, source: ID) {
    if let index = actions.card { effects.append(.showCard(card(index))) }
    for keep in actions.keeps { self.keep(keep) }
    if let cancelled = actions.cancels { cancelReminder(cancelled) }
    if let plan = actions.remind { remind(plan, source: source) }
  }

  mutating func card(_ index: Int) -> Card {
    let template = book.cards[index]
    let text = bubbles(of: template.text).map(\.text).filter { !$0.isEmpty }.joined(separator: "\n")
    return Card(id: template.id, name: template.name, title: render(template.title), text: text)
  }
}
