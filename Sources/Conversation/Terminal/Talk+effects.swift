import Dialogue

extension Talk {
  /// Does what a turn asks for, and gives what it says.
  mutating func apply(_ effects: [Effect]) -> OutboundMessage {
    let reply = Reply(effects, now: clock(), utcOffset: utcOffset, keptCards: keptCards)
    for effect in effects {
      switch effect {
      case .keepCard(let card):
        keptCards.removeAll { $0.card.id == card.card.id }
        keptCards.append(card)
      case .withdrawCard(let id): keptCards.removeAll { $0.card.id == id }
      case .remind(let reminder):
        reminders.removeAll { $0.id == reminder.id }
        reminders.append(reminder)
      case .cancelReminder(let id): reminders.removeAll { $0.id == id }
      case .cancelAllReminders: reminders.removeAll()
      case .forget:
        keptCards.removeAll()
        reminders.removeAll()
      // Said, or in the state; signals and faults are counted by a bot's operator, and nobody counts here.
      case .say, .ask, .updateQuestion, .showCard, .listCards, .acknowledge, .signal, .stop, .lock, .unlock, .fault:
        break
      }
    }
    return reply.message
  }

  func notice(_ reminder: Reminder) -> OutboundMessage.ReminderNotice {
    .init(reminder, now: clock(), utcOffset: utcOffset)
  }
}
