import Dialogue

extension Talk {
  /// Does what a turn asks for, and gives what it says.
  mutating func apply(_ effects: [Effect]) -> OutboundMessage {
    var message = OutboundMessage()
    // A notice follows the sentence that says the nudge is planned, which comes next.
    var notices: [OutboundMessage.Part] = []
    for effect in effects {
      switch effect {
      case .say(let said):
        message.parts.append(.bubble(.init(said.text, speaker: .init(said.speaker))))
        message.parts += notices
        notices = []
      case .ask(let question), .updateQuestion(let question): message.question = .init(question)
      case .showCard(let card): message.parts.append(.card(.init(card)))
      case .keepCard(let kept):
        keptCards.removeAll { $0.card.id == kept.card.id }
        keptCards.append(kept)
        message.parts.append(.kept(title: kept.card.title))
      case .withdrawCard(let id): keptCards.removeAll { $0.card.id == id }
      case .listCards(let listing): message.parts += list(listing)
      case .remind(let reminder):
        reminders.removeAll { $0.id == reminder.id }
        reminders.append(reminder)
        notices.append(.reminder(notice(reminder)))
      case .cancelReminder(let id): reminders.removeAll { $0.id == id }
      case .cancelAllReminders: reminders.removeAll()
      case .stop: message.hasEnded = true
      case .forget:
        keptCards.removeAll()
        reminders.removeAll()
        message.isCleared = true
      // The state holds the lock; signals and faults are counted by a bot's operator, and nobody counts here.
      case .acknowledge, .signal, .lock, .unlock, .fault: break
      }
    }
    message.parts += notices
    return message
  }

  private func list(_ listing: CardListing) -> [OutboundMessage.Part] {
    let now = clock()
    let cards = keptCards.filter { kept in kept.until.map { $0 > now } ?? true }
    guard !cards.isEmpty else { return [.bubble(.init(listing.none))] }
    return [.bubble(.init(listing.intro))] + cards.map { .card(.init($0.card)) }
  }

  func notice(_ reminder: Reminder) -> OutboundMessage.ReminderNotice {
    .init(
      due: reminder.due, dayAndTime: reminder.dayAndTime(from: clock(), utcOffset: utcOffset), text: reminder.text)
  }
}

extension OutboundMessage.Speaker {
  init(_ speaker: Speaker) {
    switch speaker {
    case .coach: self = .coach
    case .partner: self = .practicePartner
    case .you: self = .person
    }
  }
}

extension OutboundMessage.Card {
  init(_ card: Card) { self.init(title: card.title, text: card.text) }
}

extension OutboundMessage.Question {
  init(_ question: Question) {
    let kind: Kind =
      switch question.kind {
      case .choice: .choice
      case .several: .several
      case .line: .line
      case .nothing: .nothing
      }
    let options = question.options.map { option in
      // The two that answer instead of being picked.
      let isPick = kind == .several && option.name != "done" && option.name != "alone"
      return Option(option.label, isTicked: isPick ? option.isTicked : nil)
    }
    self.init(kind: kind, options: options, canSkip: question.canSkip, isShownAgain: question.isShownAgain)
  }
}
