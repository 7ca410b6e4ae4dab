import Locking

/// What an operator counts: never a word, never a name.
package enum Counter: String, CaseIterable, Sendable {
  case eventsAccepted = "events_accepted"
  case eventsKnown = "events_known"
  case turns
  case turnsFailed = "turns_failed"
  case turnsRedone = "turns_redone"
  case eventsSetAside = "events_set_aside"
  /// Over a limit, and neither a signal nor a command: struck off, with one sentence for each minute or newcomer.
  case eventsOverLimit = "events_over_limit"
  case newcomersTurnedAway = "newcomers_turned_away"
  /// Not answered, since another person is in the room.
  case eventsInCompany = "events_in_company"
  case faults
  case messagesSent = "messages_sent"
  case sendsPostponed = "sends_postponed"
  /// Sent again though the first may have arrived.
  case sendsRepeated = "sends_repeated"
  case messagesSetAside = "messages_set_aside"
  case conversationsGone = "conversations_gone"
  case remindersRung = "reminders_rung"
  case forgotten
}

package final class Counters: Sendable {
  private let counts = Locked<[Counter: Int]>([:])

  package init() {}

  package func add(_ counter: Counter, _ count: Int = 1) { counts.withLock { $0[counter, default: 0] += count } }

  package subscript(_ counter: Counter) -> Int { counts.withLock { $0[counter] ?? 0 } }
}
