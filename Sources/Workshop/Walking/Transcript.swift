package import Dialogue

/// What was said in a conversation, by both sides, in order.
///
/// As text it reads like a chat, and it is the same for the same conversation:
///
///     Tea or water?
///     1. Tea
///     2. Water
///
///     > 2. Water
///
///     One water it is.
package struct Transcript: Hashable, Sendable {
  package enum Entry: Hashable, Sendable {
    case said(Said)
    case card(Card)
    case question(Question)
    case typed(String)
    /// The number is nil where the choice was not offered by number.
    case picked(number: Int?, label: String)
    /// What happened beside the talk: `[reminder talk on 2026-03-03 18:30: Your note is ready.]`
    case remark(String)
  }

  package private(set) var entries: [Entry] = []
  /// Names met so far, for effects that carry an id only.
  private var reminderNames: [ID: String] = [:]
  private var cardNames: [ID: String] = [:]

  package init() {}

  package mutating func type(_ text: String) { entries.append(.typed(text)) }

  package mutating func pick(_ option: Question.Option, of question: Question?) {
    let number = question?.options.firstIndex { $0.id == option.id }.map { $0 + 1 }
    entries.append(.picked(number: number, label: option.label))
  }

  package mutating func remark(_ text: String) { entries.append(.remark(text)) }

  /// Adds what a turn answered.
  ///
  /// `kept` is what a store would list for “my cards”; times are told on the person's clock, `utcOffset` minutes
  /// east of UTC.
  package mutating func reply(_ effects: [Effect], kept: [Card] = [], utcOffset: Int = 0) {
    for effect in effects {
      switch effect {
      case .say(let said): entries.append(.said(said))
      case .showCard(let card): entries.append(.card(card))
      case .ask(let question), .updateQuestion(let question): entries.append(.question(question))
      case .listCards(let listing):
        entries.append(.said(Said(kept.isEmpty ? listing.none : listing.intro)))
        entries += kept.map(Entry.card)
      case .keepCard(let kept):
        cardNames[kept.card.id] = kept.card.name
        let until = kept.until.map { " until \(Self.day($0, utcOffset))" } ?? ""
        remark("card \(kept.card.name) kept\(until)")
      case .withdrawCard(let id): remark("card \(cardNames[id].map { $0 + " " } ?? "")taken back")
      case .remind(let reminder):
        reminderNames[reminder.id] = reminder.name
        remark("reminder \(reminder.name) on \(Self.moment(reminder.due, utcOffset)): \(reminder.text)")
      case .cancelReminder(let id):
        remark("reminder \(reminderNames.removeValue(forKey: id).map { $0 + " " } ?? "")cancelled")
      case .cancelAllReminders:
        if !reminderNames.isEmpty { remark("all reminders cancelled") }
        reminderNames = [:]
      case .lock(let until): remark("locked until \(Self.day(until, utcOffset))")
      case .unlock: remark("unlocked")
      case .forget: remark("everything is forgotten")
      case .fault(let fault): remark("fault: \(fault.rawValue)")
      case .acknowledge, .signal, .stop: break
      }
    }
  }

  package var text: String { Self.text(of: entries) }

  /// The entries as a chat: one line each, with an empty line around what the person says.
  package static func text(of entries: some Sequence<Entry>) -> String {
    var lines: [String] = []
    for entry in entries {
      switch entry {
      case .typed(let text): answer(text, in: &lines)
      case .picked(let number, let label): answer(number.map { "\($0). \(label)" } ?? label, in: &lines)
      default: lines += self.lines(of: entry)
      }
    }
    while lines.last == "" { lines.removeLast() }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func answer(_ text: String, in lines: inout [String]) {
    if let last = lines.last, last != "" { lines.append("") }
    lines += split(text).map { "> \($0)" }
    lines.append("")
  }

  private static func lines(of entry: Entry) -> [String] {
    switch entry {
    case .said(let said):
      let lines = split(said.text)
      switch said.speaker {
      case .coach: return lines
      case .partner: return ["Practice partner: \(lines[0])"] + lines.dropFirst()
      case .you: return ["You: \(lines[0])"] + lines.dropFirst()
      }
    case .card(let card): return ["┌ \(card.title)"] + split(card.text).map { "│ \($0)" } + ["└"]
    case .question(let question): return lines(of: question)
    case .remark(let text): return ["[\(text)]"]
    case .typed(let text): return split(text)
    case .picked(_, let label): return [label]
    }
  }

  private static func lines(of question: Question) -> [String] {
    question.options.enumerated().map { index, option in
      let isMember = question.kind == .several && option.role == .answer
      return "\(index + 1). \(isMember ? option.isTicked ? "[x] " : "[ ] " : "")\(option.label)"
    }
  }

  private static func split(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
