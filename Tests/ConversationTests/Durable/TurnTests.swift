import Conversation
import Dialogue
import TestSupport
import Testing

struct TurnTests {
  private struct Broken: Error {}

  private let book: Book

  init() throws { book = try Books.mini() }

  @Test func `what a person writes is answered once, however often it is delivered`() async throws {
    let rig = try Rig(book)
    var ada = Writer("ada")
    let start = ada.does(.start)
    let line = ada.says("tea")

    try await rig.exchange(start)
    try await rig.exchange(line, line)
    try await rig.exchange(line)

    #expect(rig.channel.sent.map(\.words) == [["Tea or water?"], ["One tea it is."]])
    #expect(try await rig.accept([start, line]) == 2)
  }

  @Test func `lines that come together are answered in order, each in its own conversation`() async throws {
    let rig = try Rig(book)
    var people = (0..<20).map { Writer("person-\($0)") }

    var starts: [InboundMessage] = []
    for index in people.indices { starts.append(people[index].does(.start)) }
    try await rig.accept(starts)
    try await rig.settle()

    var lines: [InboundMessage] = []
    for index in people.indices { lines.append(people[index].says(index.isMultiple(of: 2) ? "tea" : "water")) }
    for index in people.indices { lines.append(people[index].says("repeat")) }
    try await rig.accept(lines)
    try await rig.settle()

    for (index, person) in people.enumerated() {
      let drink = index.isMultiple(of: 2) ? "tea" : "water"
      let sent = rig.channel.sent(to: person.address).map(\.words)
      #expect(sent.prefix(2) == [["Tea or water?"], ["One \(drink) it is."]])
      #expect(sent.count == 3)
    }
  }

  @Test func `a tap names a choice by its id, and the same tap twice says nothing more`() async throws {
    let rig = try Rig(book)
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start))
    let question = try #require(rig.channel.sent.last?.message.question)
    let water = try #require(question.options.first { $0.label == "Water" })

    try await rig.exchange(ada.does(.tap(offer: question.offer, choice: water.id)))
    try await rig.exchange(ada.does(.tap(offer: question.offer, choice: water.id)))

    #expect(rig.channel.sent.map(\.words) == [["Tea or water?"], ["One water it is."]])
  }

  @Test func `an event whose turn always fails is set aside, the person hears of it, and the lane goes on`()
    async throws
  {
    let rig = try Rig(book) { state, input, book in
      if case .text("break") = input.event { throw Broken() }
      return Interpreter.advance(state, input, in: book)
    }
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start))

    try await rig.exchange(ada.says("break"), ada.says("tea"))

    #expect(rig.channel.sent.last?.words == ["One tea it is."])
    #expect(rig.channel.sent.dropLast().last?.words == [book.sentence(.fault, turn: 2)])
    #expect(try await rig.store.figures().eventsSetAside == 1)
    #expect(rig.counters[.turnsFailed] == TurnHandler.attempts)
  }

  @Test func `what was accepted before the program ended is answered when it starts again`() async throws {
    let rig = try Rig(book)
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start))
    _ = try await rig.store.accept([ada.says("water")], cursor: nil, at: rig.now)

    try await rig.lanes.recover()
    try await rig.settle()

    #expect(rig.channel.sent.map(\.words) == [["Tea or water?"], ["One water it is."]])
  }

  @Test func `a line over the limit is refused with a sentence, and changes nothing`() async throws {
    let rig = try Rig(book)
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start))

    try await rig.exchange(ada.says(String(repeating: "tea ", count: 20_000)))
    try await rig.exchange(ada.says("water"))

    #expect(rig.channel.sent[1].words == [book.sentence(.tooLong, turn: 2)])
    #expect(rig.channel.sent[2].words == ["One water it is."])
  }

  @Test func `a signal at the end of a line over the limit is still answered`() async throws {
    let rig = try Rig(book)
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start))

    try await rig.exchange(ada.says(String(repeating: "tea ", count: 20_000) + ". I am 15"))

    #expect(rig.channel.sent[1].words.first == "This is only for adults, so I'm stopping here.")
  }

  @Test func `every turn runs on the newest book`() async throws {
    let rig = try Rig(book)
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start))

    rig.books.replace(
      with: try Books.mini(["scripts/tea.json": MiniBook.tea.replacing("One {drink} it is.", with: "Here: {drink}.")]))
    try await rig.exchange(ada.says("tea"))

    #expect(rig.channel.sent.last?.words == ["Here: tea."])
  }
}
