@testable import Dialogue
import TestSupport
import Testing
import Workshop

@Suite struct TranscriptTests {
  static let talk = """
    You made it.
    Tea or water?
    1. Tea
    2. Water
    3. The card
    4. Remind me
    5. Round we go

    > 3. The card

    ┌ The menu
    │ Tea
    │ Water
    └
    [card menu-card kept]
    You made it.
    Tea or water?
    1. Tea
    2. Water
    3. The card
    4. Remind me
    5. Round we go

    > tea

    Anything in it?
    1. [ ] Milk
    2. [ ] Sugar
    3. done label

    > 1. Milk

    1. [x] Milk
    2. [ ] Sugar
    3. done label

    > lemon
    > peel

    [picksNow] Milk, lemon peel
    1. [x] Milk
    2. [ ] Sugar
    3. done label
    4. [x] lemon peel

    > done

    So: Milk and lemon peel. Take one out?
    1. Milk
    2. lemon peel
    3. No, fine

    > 3. No, fine

    Practice partner: Cheers, dear!
    It’s “on the house”.

    """

  @Test func `a talk reads like a chat`() throws {
    let played = Playthrough(
      try TeaRoom.book(), at: ID("tea#ask"),
      moves: [.number(3), .text("tea"), .number(1), .text("lemon\npeel"), .text("done"), .number(3)])

    #expect(played.problem == nil)
    #expect(
      played.transcript.text == Self.talk)
  }

  @Test func `effects beside the talk stand in brackets, on the person's own clock`() {
    let card = Card(id: ID("a/card/line"), name: "line", title: "Your line", text: "Hi.")
    let reminder = Reminder(
      id: ID("reminder:talk"), name: "talk", due: 1_772_562_600, text: "Your note is ready.", entry: "tea#ask")
    var transcript = Transcript()

    transcript.reply(
      [
        .remind(reminder), .keepCard(KeptCard(card: card, until: 1_772_562_600)), .cancelReminder(reminder.id),
        .cancelReminder(ID("reminder:other")), .withdrawCard(card.id), .cancelAllReminders, .remind(reminder),
        .cancelAllReminders, .lock(until: 1_772_562_600), .unlock, .forget, .fault(.endlessLoop), .acknowledge, .stop,
        .listCards(CardListing(intro: "Your cards:", none: "No cards.")),
      ], utcOffset: 60)
    transcript.reply([.listCards(CardListing(intro: "Your cards:", none: "No cards."))], kept: [card])

    #expect(
      transcript.text == """
        [reminder talk on 2026-03-03 19:30: Your note is ready.]
        [card line kept until 2026-03-03]
        [reminder talk cancelled]
        [reminder cancelled]
        [card line taken back]
        [reminder talk on 2026-03-03 19:30: Your note is ready.]
        [all reminders cancelled]
        [locked until 2026-03-03]
        [unlocked]
        [everything is forgotten]
        [fault: endless-loop]
        No cards.
        Your cards:
        ┌ Your line
        │ Hi.
        └

        """)
  }

  @Test func `kept cards are listed when they are asked for`() throws {
    let played = Playthrough(try TeaRoom.book(), at: ID("tea#ask"), moves: [.number(3), .text("my cards")])

    #expect(played.transcript.text.contains("> my cards\n\n[cardsIntro] \n┌ The menu\n│ Tea\n│ Water\n└\n"))
  }
}
