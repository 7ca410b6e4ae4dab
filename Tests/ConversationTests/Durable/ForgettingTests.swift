import Conversation
import Dialogue
import TestSupport
import Testing

struct ForgettingTests {
  private let book: Book

  init() throws { book = try Books.mini() }

  @Test func `after forget me nothing is known, and a redelivered event revives nobody`() async throws {
    let rig = try Rig(book)
    var ada = Writer("ada")
    let start = ada.does(.start)
    try await rig.exchange(start)
    try await rig.exchange(ada.says("forget me"))
    if rig.channel.sent.last?.message.isCleared != true { try await rig.exchange(ada.says("yes")) }
    #expect(rig.channel.sent.last?.message.isCleared == true)
    let count = rig.channel.sent.count

    try await rig.exchange(start)

    #expect(try await rig.store.figures().conversations == 0)
    #expect(rig.channel.sent.count == count)
  }

  @Test func `what was written while forget me still waited is answered, without another word`() async throws {
    let rig = try Rig(book)
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start))
    // More than one lane's fair share, then forget me, then somebody who needs an answer.
    for _ in 0..<20 { try await rig.accept([ada.says("tea")]) }
    try await rig.accept([ada.says("forget me")])
    try await rig.accept([ada.says("yes"), ada.says("hello?")])

    try await rig.settle()

    let sent = rig.channel.sent
    let goodbye = try #require(sent.firstIndex { $0.message.isCleared })
    #expect(sent[(goodbye + 1)...].contains { !$0.message.isCleared }, "\(sent.map(\.words))")
    #expect(try await rig.store.figures().waitingEvents == 0)
    #expect(try await rig.store.figures().conversations == 1)
  }

  @Test func `a lock outlives being forgotten`() async throws {
    let rig = try Rig(book)
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start))
    try await rig.exchange(ada.says("I am 15"))

    #expect(try await rig.store.forget(ada.id, at: rig.now))
    try await rig.exchange(ada.says("tea"))

    let words = rig.channel.sent.last?.words ?? []
    #expect(!words.contains("One tea it is."), "\(words)")
    #expect(rig.channel.sent.last?.message.question.options.contains { $0.label == "Tea" } == false)
  }
}
