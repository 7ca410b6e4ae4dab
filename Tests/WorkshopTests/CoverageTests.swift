import Dialogue
import TestSupport
import Testing
import Workshop

@Suite struct CoverageTests {
  @Test func `every node gone through and every choice taken counts, silent nodes too`() throws {
    let result = try TeaRoom.run(
      #"{ "pick": "loop" }, { "say": "hello" }, { "say": "tea" }, { "pick": "milk" }, { "pick": "done" }, { "pick": "item:milk" }"#
    )

    #expect(
      result.visited.nodes.sorted() == ["tea#ask", "tea#bye", "tea#edit", "tea#extras", "tea#out", "tea#round"])
    #expect(result.visited.choices.sorted() == ["tea#ask.loop", "tea#ask.tea", "tea#edit.item"])
  }

  @Test func `what was never visited is told in the order of the file`() throws {
    let book = try TeaRoom.book()
    let result = try TeaRoom.run(#"{ "pick": "tea" }, { "pick": "done" }, { "pick": "fine" }"#)

    let text = result.visited.of(try #require(book.script(named: "tea")), in: book).text

    #expect(
      text == """
        tea: 4 of 8 nodes, 2 of 7 choices
          never visited: tea#out
          never visited: tea#guest
          never visited: tea#minutes
          never visited: tea#round
          never taken: tea#ask.water
          never taken: tea#ask.card
          never taken: tea#ask.nudge
          never taken: tea#ask.loop
          never taken: tea#edit.item

        """)
  }

  @Test func `a page that closes the talk counts, though it forgets everything`() throws {
    let result = try TeaRoom.run(#"{ "say": "i am 15" }"#)

    #expect(result.visited.nodes.isSuperset(of: ["under_18#stop-here", "under_18#closed"]))
  }

  @Test func `a page that is only shown counts`() throws {
    let result = try TeaRoom.run(#"{ "say": "help", "at": "ask" }"#)

    #expect(result.visited.nodes.contains("help#lines"))
  }
}
