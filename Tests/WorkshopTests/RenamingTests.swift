import Dialogue
import TestSupport
import Testing
import Workshop

/// Names of a book changed one after the other, and all of them at once, in memory.
@Suite struct RenamingTests {
  static let books = ["dialogues", "Tests/Fixtures/ProofBook"]

  @Test(arguments: books, BookName.Kind.allCases)
  func `any name can be changed, and the book lints as clean as before`(folder: String, kind: BookName.Kind) throws {
    let files = try Repository.files(folder)
    let renaming = try Renaming(files)
    let names = try Books.runnable(BookReader.read(files)).changeableNames.filter { $0.kind == kind }

    // Each plan lints the whole book again; the test below changes every name at once.
    for name in stride(from: 0, to: names.count, by: max(1, names.count / 12)).map({ names[$0] }) {
      do throws(RenameProblem) {
        let plan = try renaming.plan(renaming.find(kind, name.fullName), to: name.another)
        #expect(!plan.changes.isEmpty)
      } catch { Issue.record("\(name.fullName): \(error)") }
    }
  }

  @Test(arguments: books, BookName.Kind.allCases)
  func `with every name changed the scenarios go as before, and saved talks go on`(
    folder: String, kind: BookName.Kind
  ) throws {
    let files = try Repository.files(folder)
    let before = try Books.runnable(BookReader.read(files))

    let names = before.changeableNames.filter { $0.kind == kind }.map { (old: $0, new: $0.another) }
    let renamed = try Renaming(files).renamed(names).sorted { $0.path < $1.path }
    let after = try Books.runnable(BookReader.read(renamed))
    let scenarios = ScenarioReader.read(files, for: before).scenarios
    let again = ScenarioReader.read(renamed, for: after)

    let left = Set(BookReader.readWithMentions(renamed).mentions.map(\.id)).intersection(names.map(\.old.id))
    #expect(left.isEmpty)
    #expect(again.diagnostics.map(\.description) == [])
    #expect(scenarios.count == again.scenarios.count)
    let pairs = zip(scenarios, kind == .script ? Self.matched(again.scenarios, to: scenarios) : again.scenarios)
    for (old, new) in pairs {
      let (first, second) = (ScenarioRunner(before).run(old), ScenarioRunner(after).run(new))
      #expect(second.passed, "\(new.path): \(second.report())")
      // A writer is told a card's own name when it is kept.
      let told = second.transcript.text.replacing("card zz-", with: "card ")
      #expect(first.transcript.text == told, "\(old.path)")
      Self.goOn(old, new, before, after)
    }
  }

  /// Paths have changed, and their order with them.
  private static func matched(_ scenarios: [Scenario], to others: [Scenario]) -> [Scenario] {
    others.compactMap { other in
      let name = other.path.split(separator: "/").last
      return scenarios.first { $0.path.split(separator: "/").last == name && $0.title == other.title }
    }
  }

  /// A talk that was saved with the old book at each step goes on in the new one as it would have.
  private static func goOn(_ old: Scenario, _ new: Scenario, _ before: Book, _ after: Book) {
    var runner = Handover(old, before)
    while let state = runner.next() {
      var (stays, moves) = (Chat(before), Chat(after))
      stays.state = state.state
      moves.state = state.state
      (stays.now, moves.now) = (state.now, state.now)
      for line in ["1", "repeat", "back", "2", "zzz", "menu", "1"] {
        let (left, right) = (stays.say(line), moves.say(line))
        #expect(left.bubbles == right.bubbles, "\(old.path), “\(line)”")
        #expect(left.question?.options.map(\.label) == right.question?.options.map(\.label), "\(old.path), “\(line)”")
      }
    }
  }
}

/// The states of a scenario after each third of its steps, saved and read back.
private struct Handover {
  private var states: [(state: ConversationState, now: Int64)] = []

  init(_ scenario: Scenario, _ book: Book) {
    let states = ScenarioRunner(book).states(of: scenario).map {
      (StateCodec.decode(StateCodec.encode($0.0)).state, $0.1)
    }
    let step = max(1, states.count / 3)
    self.states = stride(from: states.count - 1, through: 0, by: -step).map { states[$0] }
  }

  mutating func next() -> (state: ConversationState, now: Int64)? { states.popLast() }
}

extension BookName {
  /// A name of the same shape that nothing has.
  fileprivate var another: String {
    var short = (kind == .script || kind == .variable ? "zz_" : "zz-") + name
    if short.utf8.count > 48 { short = String(short.prefix(48)) }
    while short.last == "_" || short.last == "-" { short.removeLast() }
    return short
  }
}
