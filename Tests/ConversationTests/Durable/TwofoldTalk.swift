import Dialogue
import TestSupport
import Testing
import Workshop

@testable import Conversation

/// One conversation held twice at the same moments: at a terminal, and over a webhook.
final class TwofoldTalk {
  let clock: TestClock
  private var talk: Talk
  private let bot: WebhookRig
  private let beginning: WebhookRig.Beginning
  /// As it last stood in a body.
  private(set) var question: PostedReply.Question?
  /// Where the two were not the same.
  private(set) var differences: [String] = []
  private(set) var replies = 0
  private var steps: [String] = []

  init(_ book: Book, on store: any ConversationStore, _ beginning: WebhookRig.Beginning = .init()) throws {
    let clock = TestClock(Walk.beginning)
    self.clock = clock
    self.beginning = beginning
    talk = Talk(book: book, seed: beginning.seed, clock: { clock.now }, utcOffset: 0)
    talk.state = beginning.state
    bot = try WebhookRig(book, on: store, clock: clock, beginning)
  }

  func start() async throws {
    let said = talk.advance(beginning.event)
    compare([said], try await bot.start(), after: "the start")
  }

  func say(_ text: String) async throws {
    clock.wait(Walk.secondsPerAnswer)
    compare([talk.hear(text)], try await bot.say(text), after: text)
  }

  func attach() async throws { compare([talk.attach()], try await bot.attach(), after: "a photo") }

  /// A tap in the chat; false where it is not offered.
  ///
  /// At the terminal a number, or the label where a number would be an answer of its own. What is ticked is told to who
  /// types it and shown to who taps it, so that there both tap.
  func pick(_ id: UInt32) async throws -> Bool {
    guard let question, let option = question.option(id),
      let place = question.options.firstIndex(where: { $0.id == option.id })
    else { return false }
    clock.wait(Walk.secondsPerAnswer)
    let said =
      switch question.kind {
      case "choice" where !question.options.contains(where: { $0.label == "\(place + 1)" }): talk.hear("\(place + 1)")
      case "several", "choice": talk.advance(.tap(offer: question.offer, choice: ID(raw: id)))
      default: talk.hear(option.label)
      }
    compare([said], try await bot.tap(option, of: question), after: "“\(option.label)”")
    return true
  }

  /// Time goes by, and what becomes due meanwhile rings at its moment, unless nobody is there to ring it.
  func wait(_ seconds: Int64, ringing: Bool = true) async throws {
    let end = clock.now + seconds
    guard ringing else { return clock.wait(seconds) }
    for _ in 0..<16 {
      guard let due = talk.reminders.map(\.due).min(), due <= end else { break }
      try await ring(at: due)
    }
    clock.wait(max(0, end - clock.now))
    compare([], try await bot.ring(), after: "\(seconds) s")
  }

  /// False where it is not planned.
  func nudge(_ id: ID) async throws -> Bool {
    guard talk.reminders.contains(where: { $0.id == id }) else { return false }
    for _ in 0..<4 {
      guard let due = talk.reminders.first(where: { $0.id == id })?.due else { break }
      try await ring(at: due)
    }
    return true
  }

  /// The bot's bell, and a terminal that had one.
  private func ring(at moment: Int64) async throws {
    clock.wait(max(0, moment - clock.now))
    var said: [OutboundMessage] = []
    for reminder in talk.reminders.sorted(by: { $0.due < $1.due }) where reminder.due <= clock.now {
      talk.reminders.removeAll { $0.id == reminder.id }
      said.append(talk.advance(.reminder(reminder.id)))
    }
    compare(said, try await bot.ring(), after: "a nudge")
  }

  private func compare(_ said: [OutboundMessage], _ posted: [PostedReply], after what: String) {
    let messages = posted.compactMap { try? $0.message }
    // Of nothing said nothing is seen, in either.
    let (terminal, chat) = (said.filter { $0 != OutboundMessage() }, messages.filter { $0 != OutboundMessage() })
    replies += posted.count
    steps.append(what)
    if terminal != chat || messages.count != posted.count {
      differences.append("after \(steps), at the terminal:\n\(terminal)\nover the webhook:\n\(chat)")
    }
    for reply in posted {
      if reply.type != "reply" || reply.conversation != WebhookRig.address {
        differences.append("after \(what): a \(reply.type) to \(reply.conversation)")
      }
      question = reply.question
    }
  }
}
