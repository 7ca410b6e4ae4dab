/// What a turn asks the world to do, in order.
///
/// One file per case in `Effects/` tells what it carries.
package enum Effect: Hashable, Sendable {
  case say(Said)
  case ask(Question)
  case updateQuestion(Question)
  case showCard(Card)
  case keepCard(KeptCard)
  case withdrawCard(ID)
  case listCards(CardListing)
  case remind(Reminder)
  case cancelReminder(ID)
  case cancelAllReminders
  case acknowledge
  case signal(SignalNotice)
  case stop
  case lock(until: Int64)
  case unlock
  case forget
  case fault(Fault)

  /// For tests that no case is without a fixture.
  package enum Kind: String, CaseIterable, Sendable {
    case say, ask, updateQuestion, showCard, keepCard, withdrawCard, listCards, remind, cancelReminder
    case cancelAllReminders, acknowledge, signal, stop, lock, unlock, forget, fault
  }

  package var kind: Kind {
    switch self {
    case .say: .say
    case .ask: .ask
    case .updateQuestion: .updateQuestion
    case .showCard: .showCard
    case .keepCard: .keepCard
    case .withdrawCard: .withdrawCard
    case .listCards: .listCards
    case .remind: .remind
    case .cancelReminder: .cancelReminder
    case .cancelAllReminders: .cancelAllReminders
    case .acknowledge: .acknowledge
    case .signal: .signal
    case .stop: .stop
    case .lock: .lock
    case .unlock: .unlock
    case .forget: .forget
    case .fault: .fault
    }
  }
}
