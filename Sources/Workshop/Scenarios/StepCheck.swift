import Dialogue

/// One step of a scenario: does what it says, then compares what it expects with what came.
struct StepCheck {
  let book: Book
  let reminders: [ID: String]
  /// The scenario's own.
  let script: Int
  let step: Scenario.Step
  let number: Int

  /// Does the step; failures where it cannot be done.
  func perform(on walk: inout Walk) -> [ScenarioFailure] {
    switch step.action {
    case .look: break
    case .say(let text): walk.say(text)
    case .wait(let seconds, let told): walk.wait(seconds, told: told)
    case .pick(let name):
      guard let option = walk.question?.options.first(where: { $0.name == name }) else {
        return [failure(step.line, "the choice “\(name)” to be offered", offered(walk))]
      }
      walk.pick(option)
    case .nudge(let name):
      if !walk.ring(name) {
        return [failure(step.line, "a nudge “\(name)” to be planned", "planned: \(list(planned(walk)))")]
      }
    }
    return []
  }

  /// `passed` are the indices of the nodes that the step came by; asked only where a text is not as expected.
  func failures(of walk: Walk, passed: () -> [Int] = { [] }) -> [ScenarioFailure] {
    if let fault = walk.faults.first {
      return [failure(step.line, "the script to run", "it ran into a fault: \(fault.rawValue)")]
    }
    let reply = PlainText.of(replyText(walk))
    return step.expectations.compactMap { expectation in
      guard let (expected, got) = compare(expectation.kind, walk, reply) else { return nil }
      var failure = failure(expectation.line, expected, got)
      failure.ifMeant = ifMeant(expectation, walk)
      switch expectation.kind {
      case .says(let texts):
        failure.origin = origin(of: texts.joined(separator: "\n"), walk, passed())
        failure.isInReply = !reply.isEmpty
      case .neverSays(let text):
        failure.origin = origin(of: text, walk, passed())
        failure.isInReply = true
      case .waits(let place):
        let own = book.scripts[script].id + "#"
        failure.place = place.hasPrefix(own) ? String(place.dropFirst(own.count)) : place
      default: break
      }
      return failure
    }
  }

  /// What to write in the scenario where the talk goes as it should.
  private func ifMeant(_ expectation: Scenario.Expectation, _ walk: Walk) -> String {
    let line = "line \(expectation.line)"
    func list(_ names: [String]) -> String { "[\(names.map { "\"\($0)\"" }.joined(separator: ", "))]" }
    switch expectation.kind {
    case .waits: return walk.place.map { "write \"at\": \"\($0)\" on \(line)" } ?? "write \"ended\": true on \(line)"
    case .offers: return "write \"choices\": \(list(walk.question?.options.map(\.name) ?? [])) on \(line)"
    case .holds(let index, _):
      let text = LiteralReader(book: book).text(of: walk.value(of: index), book.variables[index])
      return "write \"\(book.variables[index].name)\": \(text) on \(line)"
    case .shows: return "write \"card\": \(list(shownCards(walk))) on \(line)"
    case .plans: return "write \"reminders\": \(list(planned(walk))) on \(line)"
    case .neverSays: return "take the text out of never on \(line)"
    case .says, .ends: return "change \(line)"
    }
  }

  private func origin(of text: String, _ walk: Walk, _ passed: [Int]) -> ScenarioFailure.Origin? {
    let shown = Set(walk.reply.compactMap { if case .card(let card) = $0 { card.id } else { nil } })
    return OriginSearch(
      text, nodes: passed.map { book.nodes[$0] }, cards: book.cards.filter { shown.contains($0.id) }
    ).origin
  }

  /// A failure where the talk that was saved and read back is another one.
  func difference(_ straight: Walk, _ saved: Walk) -> [ScenarioFailure] {
    guard straight.transcript != saved.transcript || straight.place != saved.place else { return [] }
    let pairs = zip(straight.transcript.entries, saved.transcript.entries)
    let common = pairs.prefix { $0.0 == $0.1 }.count
    func rest(_ walk: Walk) -> String {
      let text = Transcript.text(of: walk.transcript.entries[common...].prefix(3))
      return text.isEmpty ? "(nothing)\n" : text
    }
    return [
      failure(
        step.line, "the same talk when it is saved and read back after each event",
        "straight through:\n\(rest(straight))saved and read back:\n\(rest(saved))")
    ]
  }

  /// A failure where an invariant does not hold.
  func failure(_ broken: Violation) -> ScenarioFailure {
    failure(step.line, "what every talk promises: \(broken.invariant.sentence)", broken.detail)
  }

  private func failure(_ line: Int, _ expected: String, _ got: String) -> ScenarioFailure {
    ScenarioFailure(line: line, step: number, action: actionText, expected: expected, got: got)
  }

  private var actionText: String {
    switch step.action {
    case .look: number == 1 ? "the first reply" : "looking again"
    case .say(let text): "say “\(text)”"
    case .pick(let name): "pick “\(name)”"
    case .wait(_, let told): "wait “\(told)”"
    case .nudge(let name): "nudge “\(name)”"
    }
  }

  /// What was expected and what came; nil where they agree.
  private func compare(_ kind: Scenario.Kind, _ walk: Walk, _ reply: String) -> (String, String)? {
    switch kind {
    case .says(let texts):
      if texts.contains(where: { PlainText.contains(reply, PlainText.of($0)) }) { return nil }
      let quoted = texts.map { "“\($0)”" }.joined(separator: " or ")
      return ("in the reply: \(quoted)", replied(walk))
    case .neverSays(let text):
      guard PlainText.contains(reply, PlainText.of(text)) else { return nil }
      return ("nowhere in the reply: “\(text)”", replied(walk))
    case .offers(let names):
      let offered = walk.question?.options.map(\.name) ?? []
      return offered == names ? nil : ("these choices: \(list(names))", difference(names, offered, self.offered(walk)))
    case .waits(let place):
      return walk.place == place ? nil : ("to wait at \(place)", standing(walk))
    case .holds(let variable, let value): return compare(variable, value, walk)
    case .shows(let cards):
      let shown = shownCards(walk)
      return shown.sorted() == cards.sorted() ? nil : ("these cards: \(list(cards))", "shown: \(list(shown))")
    case .plans(let names):
      let planned = planned(walk)
      if planned == names.sorted() { return nil }
      return ("these nudges planned: \(list(names))", "planned: \(list(planned))")
    case .ends(let flag):
      if walk.hasEnded == flag { return nil }
      return (flag ? "the talk to rest, with nothing asked" : "a question", standing(walk))
    }
  }

  private func compare(_ index: Int, _ expected: Value?, _ walk: Walk) -> (String, String)? {
    let literals = LiteralReader(book: book)
    let actual = walk.value(of: index)
    guard !literals.holds(expected, actual) else { return nil }
    let variable = book.variables[index]
    let got = literals.text(of: actual, variable)
    return (
      "\(variable.name) to be \(literals.text(of: expected, variable))",
      "it is \(got)\(actual == nil ? " (unset)" : "")"
    )
  }

  private func replyText(_ walk: Walk) -> String {
    walk.reply.map { entry in
      switch entry {
      case .said(let said): said.text
      case .card(let card): "\(card.title)\n\(card.text)"
      case .question(let question): question.options.map(\.label).joined(separator: "\n")
      case .typed, .picked, .remark: ""
      }
    }.joined(separator: "\n")
  }

  private func replied(_ walk: Walk) -> String {
    let text = Transcript.text(of: walk.reply)
    let lines = text.split(separator: "\n").map { "  \($0)\n" }
    return lines.isEmpty ? "the coach said nothing" : "the reply:\n\(lines.joined())"
  }

  private func standing(_ walk: Walk) -> String {
    if let place = walk.place { return "it waits at \(place)" }
    return walk.hasEnded ? "nothing is asked" : "it asks about a nudge"
  }

  private func offered(_ walk: Walk) -> String {
    "offered: \(list(walk.question?.options.map(\.name) ?? []))"
  }

  private func difference(_ expected: [String], _ offered: [String], _ text: String) -> String {
    let missing = expected.filter { !offered.contains($0) }
    let extra = offered.filter { !expected.contains($0) }
    if missing.isEmpty, extra.isEmpty { return "\(text) (in another order)" }
    let parts = [("missing", missing), ("not expected", extra)].filter { !$0.1.isEmpty }
    return "\(text) (\(parts.map { "\($0.0): \(list($0.1))" }.joined(separator: "; ")))"
  }

  private func shownCards(_ walk: Walk) -> [String] {
    walk.reply.compactMap { if case .card(let card) = $0 { card.name } else { nil } }
  }

  private func planned(_ walk: Walk) -> [String] {
    walk.state.record.reminders.map { reminders[$0.id] ?? "?" }.sorted()
  }

  private func list(_ names: [String]) -> String { names.isEmpty ? "none" : names.joined(separator: ", ") }
}
