package import Dialogue

/// What the effects of one turn mean: words for the person, and changes for whoever keeps their things.
package struct Reply: Hashable, Sendable {
  /// What a turn tells beside the conversation, for counting.
  package enum Notice: Hashable, Sendable {
    case signal(SignalNotice)
    case fault(Fault)
  }

  package var message = OutboundMessage()
  /// Whether there is anything to send: a second tap on the same button is answered by nothing.
  package var isSaid = false
  package var reminders: [TurnRecord.ReminderChange] = []
  package var cards: [TurnRecord.CardChange] = []
  package var lock: TurnRecord.Lock?
  package var isForgotten = false
  /// The person asked for their cards, and saw them.
  package var hasListedCards = false
  package var notices: [Notice] = []

  /// `cards` are the kept ones so far; `utcOffset` is the person's clock, minutes east of UTC.
  package init(_ effects: [Effect], now: Int64, utcOffset: Int, keptCards: [KeptCard]) {
    var kept = keptCards
    // A notice follows the sentence that says the nudge is planned, which comes next.
    var planned: [OutboundMessage.Part] = []
    for effect in effects {
      switch effect {
      case .say(let said):
        add([.bubble(.init(said.text, speaker: .init(said.speaker)))] + planned)
        planned = []
      case .ask(let question), .updateQuestion(let question):
        message.question = .init(question)
        isSaid = true
      case .showCard(let card): add([.card(.init(card))])
      case .keepCard(let card):
        kept.removeAll { $0.card.id == card.card.id }
        kept.append(card)
        cards.append(.keep(card))
        add([.kept(title: card.card.title)])
      case .withdrawCard(let id):
        kept.removeAll { $0.card.id == id }
        cards.append(.withdraw(id))
      case .listCards(let listing):
        add(Self.list(listing, kept, now))
        hasListedCards = true
      case .remind(let reminder):
        reminders.append(.plan(PlannedReminder(id: reminder.id, due: Timestamp(seconds: reminder.due))))
        planned.append(.reminder(.init(reminder, now: now, utcOffset: utcOffset)))
      case .cancelReminder(let id): reminders.append(.cancel(id))
      case .cancelAllReminders: reminders.append(.cancelAll)
      case .stop: message.hasEnded = true
      case .lock(let until):
        lock = .until(until)
        // Everything goes but the lock itself, with the place where one correction may be made.
        isForgotten = false
        cards = keptCards.map { .withdraw($0.card.id) }
      case .unlock: lock = .lifted
      case .forget:
        isForgotten = true
        message.isCleared = true
      case .signal(let notice): notices.append(.signal(notice))
      case .fault(let fault): notices.append(.fault(fault))
      case .acknowledge: break
      }
    }
    if !planned.isEmpty { add(planned) }
  }

  private mutating func add(_ parts: [OutboundMessage.Part]) {
    message.parts += parts
    isSaid = true
  }

  private static func list(_ listing: CardListing, _ kept: [KeptCard], _ now: Int64) -> [OutboundMessage.Part] {
    let cards = kept.filter { kept in kept.until.map { $0 > now } ?? true }
    guard !cards.isEmpty else { return [.bubble(.init(listing.none))] }
    return [.bubble(.init(listing.intro))] + cards.map { .card(.init($0.card)) }
  }
}

extension OutboundMessage.ReminderNotice {
  init(_ reminder: Reminder, now: Int64, utcOffset: Int) {
    self.init(
      due: reminder.due, dayAndTime: reminder.dayAndTime(from: now, utcOffset: utcOffset), text: reminder.text)
  }
}

extension OutboundMessage.Speaker {
  fileprivate init(_ speaker: Speaker) {
    switch speaker {
    case .coach: self = .coach
    case .partner: self = .practicePartner
    case .you: self = .person
    }
  }
}

extension OutboundMessage.Card {
  fileprivate init(_ card: Card) { self.init(title: card.title, text: card.text) }
}

extension OutboundMessage.Question {
  fileprivate init(_ question: Question) {
    let kind: Kind =
      switch question.kind {
      case .choice: .choice
      case .several: .several
      case .line: .line
      case .nothing: .nothing
      }
    let options = question.options.map { option in
      let isPick = kind == .several && option.role == .answer
      return Option(option.label, id: option.id.raw, isTicked: isPick ? option.isTicked : nil)
    }
    self.init(
      kind: kind, offer: question.offer, options: options, canSkip: question.canSkip,
      isShownAgain: question.isShownAgain)
  }
}
