import Dialogue
import TestSupport
import Testing
import Workshop

@Suite struct PlaythroughTests {
  @Test(arguments: [
    ("1,3,2", [PlayMove.number(1), .number(3), .number(2)]),
    ("1,some words, 2 ", [.number(1), .text("some words"), .number(2)]),
    (#"1,"10, I think",2"#, [.number(1), .text("10, I think"), .number(2)]),
    (#""7""#, [.text("7")]), (#"say "hi" now"#, [.text(#"say "hi" now"#)]), ("", []), (" , ,", []),
    (#""""#, [.text("")]), (#""never closed, 2"#, [.text("never closed, 2")]),
  ])
  func `moves are numbers and words with commas between`(list: String, moves: [PlayMove]) {
    #expect(PlayMove.list(list) == moves)
  }

  @Test func `the same moves give the same talk`() throws {
    let book = try TeaRoom.book()
    let moves = PlayMove.list("2,Sam,10")

    let talks = (0..<3).map { _ in Playthrough(book, at: ID("tea#ask"), seed: 5, moves: moves).transcript.text }

    #expect(Set(talks).count == 1)
  }

  @Test func `a number is typed where nothing is offered by number`() throws {
    let played = Playthrough(try TeaRoom.book(), at: ID("tea#minutes"), moves: [.number(10)])

    #expect(played.problem == nil)
    #expect(played.transcript.text.hasPrefix("How long, for them?\n\n> 10\n\nPractice partner: Cheers"))
  }

  @Test(arguments: [
    ("tea#ask", "9", "There is no choice 9: 1 to 5 are offered."),
    ("tea#ask", "0", "There is no choice 0: 1 to 5 are offered."),
    ("tea#edit", "2", "There is no choice 2: only 1 is offered."),
    ("tea#ask", "5,1", "There is no choice 1: nothing is asked any more."),
  ])
  func `a number that is not there stops with one clear sentence`(node: String, list: String, problem: String) throws {
    let played = Playthrough(try TeaRoom.book(), at: ID(node), moves: PlayMove.list(list))

    #expect(played.problem == problem)
    #expect(!played.transcript.entries.isEmpty)
  }

  @Test func `values given beforehand are used`() throws {
    let book = try TeaRoom.book()
    let tea = try #require(book.scriptPositions[ID("tea")])
    let presets = try ["guest.name=Sam", "minutes=4", "extras=milk,sugar", "drink=null"].map {
      try PresetReader.read($0, inScript: tea, of: book).get()
    }

    let played = Playthrough(book, at: ID("tea#edit"), with: presets, moves: [])

    #expect(played.transcript.text.hasPrefix("So: Milk and Sugar. Take one out?\n"))
    #expect(
      presets.map(\.value) == [
        .text("Sam"), .number(4), .set(SetValue(members: [ID("tea.extras:milk"), ID("tea.extras:sugar")])), nil,
      ])
  }

  @Test(arguments: [
    ("drink", "“drink” sets nothing. Write a variable, = and its value: drink=tea."),
    ("drnk=tea", "There is no variable “drnk”. Did you mean “drink”?"),
    ("drink=te", "“drink” cannot be “te”: there is no member “te”. Did you mean “tea”?"),
    (
      "minutes=ten",
      "“minutes” cannot be “ten”: “minutes” should be a number, and this is a text in quotes. Write a number."
    ),
    ("when=noon", "“when” cannot be “noon”: “noon” is no moment. Write day and time: \"2026-03-03 18:30\"."),
  ])
  func `a value that cannot be is told`(text: String, problem: String) throws {
    let book = try TeaRoom.book()
    let tea = try #require(book.scriptPositions[ID("tea")])

    #expect(PresetReader.read(text, inScript: tea, of: book) == .failure(PresetProblem(text: problem)))
  }
}
