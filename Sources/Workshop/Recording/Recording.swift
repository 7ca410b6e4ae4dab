package import Dialogue

/// A talk that is being had, to become a scenario.
///
///     var recording = Recording(book, start: TalkStart(node: start.id))
///     recording.answer("2")            // picks the second choice
///     recording.answer("lemonade")     // is typed
///     let json = recording.json(title: "Lemonade instead")
package struct Recording: Sendable {
  private static let wholeBubble = 60
  /// Bubbles of a reply that are looked at: the last ones say what the answer led to.
  private static let bubbles = 2

  private let book: Book
  private let start: TalkStart
  private let names: BookNames
  /// The talk as it stood at the beginning and after each answer, with that answer.
  private var stages: [(action: Scenario.Action, walk: Walk)]

  /// Begins past the gate.
  package init(_ book: Book, start: TalkStart) {
    self.book = book
    self.start = start
    names = BookNames(book)
    var walk = Walk(book, seed: start.seed, with: start.presets)
    walk.begin(at: start.node, passGate: start.node != nil)
    stages = [(.look, walk)]
  }

  /// How often the person answered.
  package var answers: Int { stages.count - 1 }

  private var walk: Walk { stages[stages.count - 1].walk }

  /// What the last answer was answered with, as a chat.
  package var reply: String { Transcript.text(of: walk.reply) }

  /// A number takes the choice with that number; everything else is typed.
  package mutating func answer(_ line: String) {
    var walk = walk
    let action = action(for: line, walk)
    if case .pick(let name) = action, let option = walk.session.option(named: name) {
      walk.pick(option)
      stages.append((action, walk))
    } else {
      walk.say(line)
      stages.append((.say(line), walk))
    }
  }

  private func action(for line: String, _ walk: Walk) -> Scenario.Action {
    let digits = line.filter { !$0.isWhitespace }
    guard let number = Int(digits), let options = walk.question?.options, options.indices.contains(number - 1) else {
      return .say(line)
    }
    let name = options[number - 1].name
    // A scenario takes the first choice of a name, and knows no name that a person made.
    let isFirst = options.firstIndex { $0.name == name } == number - 1
    return isFirst && isNamed(name) ? .pick(name) : .say(line)
  }

  private func isNamed(_ name: String) -> Bool { ScenarioWriter.canPick(name) && names.knowsChoice(name) }

  /// Takes the last answer back; false where there is none.
  package mutating func undo() -> Bool {
    guard answers > 0 else { return false }
    stages.removeLast()
    return true
  }

  /// The talk as a scenario that expects what was said.
  package func json(title: String) -> String {
    let steps = stages.map { ScenarioWriter.Step($0.action, looks: looks(at: $0.walk)) }
    return JSONWriter.text(of: ScenarioWriter(book).tree(title: title, start: start, steps: steps))
  }

  /// What is wrong with a scenario made of this talk, as a writer is told it; nil where it passes.
  ///
  /// It is wrong where the talk itself breaks what every talk promises.
  package func problem(title: String, path: String) -> String? {
    let file = SourceFile(path: "scenarios/recorded.json", text: json(title: title))
    let reading = ScenarioReader.read([file], for: book)
    guard var scenario = reading.scenarios.first else {
      return reading.diagnostics.map { "\($0)\n" }.joined()
    }
    scenario.path = path
    let result = ScenarioRunner(book).run(scenario)
    return result.passed ? nil : result.report()
  }

  private func looks(at walk: Walk) -> [JSONTree.Member] {
    var looks: [JSONTree.Member] = []
    let said = walk.reply.compactMap { entry in
      if case .said(let said) = entry { Self.beginning(of: said.text) } else { nil }
    }
    if !said.isEmpty { looks.append(.init("expect", .array(said.suffix(Self.bubbles).map(JSONTree.string)))) }
    if let place = walk.place { looks.append(.init("at", .string(place))) }
    let options = walk.question?.options.map(\.name) ?? []
    if !options.isEmpty, options.allSatisfy(isNamed) {
      looks.append(.init("choices", .array(options.map(JSONTree.string))))
    }
    let cards = walk.reply.compactMap { if case .card(let card) = $0 { JSONTree.string(card.name) } else { nil } }
    if !cards.isEmpty { looks.append(.init("card", .array(cards))) }
    if walk.hasEnded { looks.append(.init("ended", true)) }
    return looks
  }

  /// A short bubble whole, of a long one the first words: enough to know it by, and still true after small edits.
  static func beginning(of text: String) -> String? {
    let line = text.split(separator: "\n").first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    guard line.count > wholeBubble else { return line.isEmpty ? nil : String(line) }
    let words = line.prefix(wholeBubble).split(separator: " ").dropLast()
    return words.isEmpty ? String(line.prefix(wholeBubble)) : words.joined(separator: " ")
  }
}
