import Dialogue
import TestSupport
import Testing

/// An edit of the book never hijacks a person who waits in it: where they land, and what they read.
struct EditSafetyTests {
  /// Where the person is when the book is edited.
  enum Situation: String, CaseIterable {
    case plain, inCall, inDigression, inPick, withRing
  }

  struct Edit: CustomTestStringConvertible {
    var name: String
    /// What to replace in which file; both sides as text.
    var changes: [(file: String, old: String, new: String)]
    /// `script#node` waited at afterwards, by situation; nil means as before the edit.
    var lands: [Situation: String] = [:]
    /// Said first where the person is moved.
    var says: String?

    var testDescription: String { name }
  }

  static let menu = MiniBook.script(
    """
    "main": { "text": "What now?", "choices": [ { "id": "plan", "text": "A plan", "next": "plan" } ] },
    "milk": { "text": "Milk is fine. Fine?", "choices": [ { "id": "yes", "text": "Yes", "next": "done" } ] },
    "done": { "return": true }
    """, id: "menu", start: "main")

  static let plan = MiniBook.script(
    """
    "start": { "text": "Who is it with?", "choices": [ { "id": "go", "text": "Partner", "next": "mood" } ] },
    "mood": { "checkpoint": true, "text": "How are you?", "choices": [
      { "id": "good", "text": "Good", "set": { "mood": "good" }, "next": "stage" },
      { "id": "low", "text": "Low", "set": { "mood": "low" }, "next": "stage" } ] },
    "stage": { "text": "Where are you two?", "choices": [
      { "id": "before", "text": "Before", "next": "pick" },
      { "id": "early", "text": "Early", "next": "pick" },
      { "id": "ask", "text": "Explain", "call": "explain" } ] },
    "explain": { "text": "Early means the first weeks. Fine?", "choices": [ { "id": "clear", "text": "Fine", "next": "back" } ] },
    "back": { "return": true },
    "pick": { "text": "What helps?", "choices": { "pick": { "into": "box" } }, "next": "end" },
    "end": { "text": "Mood {mood|else: unsaid}. Box {box|list|else: empty}.", "choices": [
      { "id": "over", "text": "Over", "next": "over" } ] },
    "over": { "text": "Done.", "end": true }
    """, id: "plan", start: "start",
    variables: """
      "mood": { "type": "enum", "of": { "good": "good", "low": "low" } },
      "box": { "type": "set", "of": { "water": { "text": "Water" }, "tea": { "text": "Tea" }, "nap": { "text": "A nap" } } }
      """)

  static func files(_ edit: Edit? = nil) -> [String: String] {
    var files = [
      "book.json": MiniBook.book(
        ", \"topics\": [ { \"id\": \"milk\", \"entry\": \"menu#milk\", \"match\": [\"what about milk\"] } ]",
        entry: "menu", menu: "menu#main"),
      "scripts/tea.json": "", "scripts/menu.json": menu, "scripts/plan.json": plan,
    ]
    for change in edit?.changes ?? [] {
      let old = files[change.file] ?? ""
      precondition(old.contains(change.old), "the edit must find its text")
      files[change.file] = old.replacing(change.old, with: change.new)
    }
    return files
  }

  static func chat(_ situation: Situation) throws -> Chat {
    var chat = Chat(try Books.mini(files()), at: "plan#start")
    chat.tap("go")
    chat.tap("low")
    switch situation {
    case .plain, .withRing: break
    case .inCall: chat.tap("ask")
    case .inDigression: chat.say("what about milk")
    case .inPick:
      chat.tap("early")
      chat.tap("tea")
      chat.tap("nap")
    }
    return chat
  }

  static let p = "scripts/plan.json"

  static let edits: [Edit] = [
    Edit(
      name: "a choice is inserted above",
      changes: [
        (
          p, "{ \"id\": \"before\", \"text\": \"Before\"",
          "{ \"id\": \"now\", \"text\": \"Now\", \"next\": \"pick\" },\n { \"id\": \"before\", \"text\": \"Before\""
        )
      ]),
    Edit(
      name: "a node is inserted above",
      changes: [(p, "\"stage\": {", "\"between\": { \"text\": \"New.\", \"next\": \"stage\" },\n \"stage\": {")]
        + [
          (
            p, "\"set\": { \"mood\": \"low\" }, \"next\": \"stage\"",
            "\"set\": { \"mood\": \"low\" }, \"next\": \"between\""
          )
        ]),
    Edit(
      name: "choices are reordered",
      changes: [
        (p, "{ \"id\": \"before\", \"text\": \"Before\", \"next\": \"pick\" },", ""),
        (p, "{ \"id\": \"ask\"", "{ \"id\": \"before\", \"text\": \"Before\", \"next\": \"pick\" }, { \"id\": \"ask\""),
      ]),
    Edit(
      name: "the node is renamed with an alias",
      changes: [
        (p, "\"stage\": {", "\"where\": {"), (p, "\"next\": \"stage\"", "\"next\": \"where\""),
        (p, "\"nodes\": {", "\"renamed\": { \"stage\": \"where\" }, \"nodes\": {"),
      ], lands: [.plain: "plan#where", .withRing: "plan#where"]),
    Edit(
      name: "the node is renamed without an alias",
      changes: [(p, "\"stage\": {", "\"where\": {"), (p, "\"next\": \"stage\"", "\"next\": \"where\"")],
      lands: [.plain: "plan#mood", .withRing: "plan#mood"], says: "[gone] "),
    Edit(
      name: "the node is removed",
      changes: [
        (
          p, "\"stage\": { \"text\": \"Where are you two?\", \"choices\": [",
          "\"asked\": { \"text\": \"Asked?\", \"choices\": ["
        ),
        (p, "\"next\": \"stage\"", "\"next\": \"asked\""),
      ], lands: [.plain: "plan#mood", .withRing: "plan#mood"], says: "[gone] "),
    Edit(
      name: "node and checkpoint are both gone",
      changes: [
        (p, "\"stage\": {", "\"where\": {"), (p, "\"next\": \"stage\"", "\"next\": \"where\""),
        (p, "\"mood\": { \"checkpoint\": true,", "\"feeling\": {"), (p, "\"next\": \"mood\"", "\"next\": \"feeling\""),
      ], lands: [.plain: "plan#start", .withRing: "plan#start"], says: "[gone] "),
    Edit(
      name: "the script is renamed with an alias",
      changes: [
        (p, "\"id\": \"plan\"", "\"id\": \"big_plan\""),
        ("scripts/menu.json", "\"next\": \"plan\"", "\"next\": \"big_plan\""),
        ("book.json", "\"greetings\"", "\"renamed\": { \"plan\": \"big_plan\" }, \"greetings\""),
      ],
      lands: [
        .plain: "big_plan#stage", .withRing: "big_plan#stage", .inCall: "big_plan#explain", .inPick: "big_plan#pick",
      ]),
    Edit(
      name: "the script is renamed without an alias",
      changes: [
        (p, "\"id\": \"plan\"", "\"id\": \"big_plan\""),
        ("scripts/menu.json", "\"next\": \"plan\"", "\"next\": \"big_plan\""),
      ],
      lands: [.plain: "menu#main", .withRing: "menu#main", .inCall: "menu#main", .inPick: "menu#main"], says: "[gone] "),
    Edit(
      name: "the script is removed",
      changes: [(p, plan, ""), ("scripts/menu.json", "\"next\": \"plan\"", "\"next\": \"milk\"")],
      lands: [.plain: "menu#main", .withRing: "menu#main", .inCall: "menu#main", .inPick: "menu#main"], says: "[gone] "),
  ]

  /// Edits of what stands at a place: wherever people wait, they stay.
  static let smallEdits: [Edit] = [
    Edit(
      name: "a choice is renamed with an alias",
      changes: [
        (p, "\"id\": \"early\"", "\"id\": \"first-weeks\""),
        (p, "\"nodes\": {", "\"renamed\": { \"stage.early\": \"stage.first-weeks\" }, \"nodes\": {"),
      ]),
    Edit(name: "a choice is renamed without an alias", changes: [(p, "\"id\": \"early\"", "\"id\": \"first-weeks\"")]),
    Edit(
      name: "a choice is removed",
      changes: [(p, "{ \"id\": \"early\", \"text\": \"Early\", \"next\": \"pick\" },", "")]),
    Edit(
      name: "a variable is renamed with an alias",
      changes: [
        (p, "\"mood\": { \"type\": \"enum\"", "\"feeling\": { \"type\": \"enum\", \"was\": \"mood\""),
        (p, "\"set\": { \"mood\"", "\"set\": { \"feeling\""), (p, "{mood|", "{feeling|"),
      ]),
    Edit(
      name: "a variable is renamed without an alias",
      changes: [
        (p, "\"mood\": { \"type\": \"enum\"", "\"feeling\": { \"type\": \"enum\""),
        (p, "\"set\": { \"mood\"", "\"set\": { \"feeling\""), (p, "{mood|", "{feeling|"),
      ]),
    Edit(
      name: "a variable is removed",
      changes: [
        (p, "\"mood\": { \"type\": \"enum\", \"of\": { \"good\": \"good\", \"low\": \"low\" } },", ""),
        (p, "\"set\": { \"mood\": \"good\" }, ", ""), (p, "\"set\": { \"mood\": \"low\" }, ", ""),
        (p, "Mood {mood|else: unsaid}. ", ""),
      ]),
    Edit(
      name: "a member is renamed with an alias",
      changes: [(p, "\"tea\": { \"text\": \"Tea\" }", "\"hot-tea\": { \"text\": \"Hot tea\", \"was\": \"tea\" }")]),
    Edit(
      name: "a member is renamed without an alias",
      changes: [(p, "\"tea\": { \"text\": \"Tea\" }", "\"hot-tea\": { \"text\": \"Hot tea\" }")]),
    Edit(name: "a member is removed", changes: [(p, "\"tea\": { \"text\": \"Tea\" }, ", "")]),
  ]

  @Test(arguments: smallEdits, Situation.allCases)
  func `an edit of choices, variables or members moves nobody, and back still works`(
    edit: Edit, situation: Situation
  ) throws {
    var chat = try Self.chat(situation)
    let before = try #require(chat.place)
    chat.book = try Books.mini(Self.files(edit))

    chat.say("repeat")
    #expect(chat.place == before)
    #expect(chat.reply.bubbles.first == "[again] ")
    #expect(chat.reply.faults == [])
    chat.say("back")

    #expect(chat.reply.question?.options.isEmpty == false)
    #expect(chat.reply.faults == [])
  }

  @Test(arguments: edits, Situation.allCases)
  func `the person lands where the table says`(edit: Edit, situation: Situation) throws {
    var chat = try Self.chat(situation)
    let before = try #require(chat.place)
    var files = Self.files(edit)
    if files["scripts/plan.json"]?.contains("\"id\": \"big_plan\"") == true {
      files["scripts/big_plan.json"] = files["scripts/plan.json"]
      files["scripts/plan.json"] = ""
    }
    chat.book = try Books.mini(files)

    chat.say("zzzz qqqq")

    #expect(chat.place == edit.lands[situation] ?? before)
    #expect(chat.reply.question != nil)
    if let says = edit.says, edit.lands[situation] != nil { #expect(chat.reply.bubbles.first == says) }
  }

  @Test func `a line typed for a question that is gone is no answer to the next`() throws {
    var chat = try Self.chat(.plain)
    chat.book = try Books.mini(Self.files(Self.edits[4]))

    chat.say("low")

    #expect(chat.place == "plan#mood")
    #expect(chat.value("plan.mood") == .option(ID("plan.mood:low")))
    #expect(chat.reply.bubbles == ["[gone] ", "How are you?"])
  }

  @Test func `safety and command words come before the moved place`() throws {
    for words in ["im 15", "help", "stop"] {
      var chat = try Self.chat(.plain)
      chat.book = try Books.mini(Self.files(Self.edits[4]))

      chat.say(words)

      #expect(chat.reply.bubbles.first != "[gone] ", "\(words)")
    }
  }

  @Test func `a button of a choice that was removed shows the question anew`() throws {
    var chat = try Self.chat(.plain)
    let question = try #require(chat.question)
    let removal = Edit(
      name: "", changes: [(Self.p, "{ \"id\": \"early\", \"text\": \"Early\", \"next\": \"pick\" },", "")])
    chat.book = try Books.mini(Self.files(removal))

    chat.send(.tap(offer: question.offer, choice: ID("plan#stage.early")))

    #expect(chat.reply.bubbles == ["[movedOn] ", "Where are you two?"])
    #expect(chat.reply.choices == ["before", "ask"])
  }

  @Test func `a button of a choice that was renamed works`() throws {
    var chat = try Self.chat(.plain)
    let question = try #require(chat.question)
    let renaming = Edit(
      name: "",
      changes: [
        (Self.p, "\"id\": \"early\"", "\"id\": \"first-weeks\""),
        (Self.p, "\"nodes\": {", "\"renamed\": { \"stage.early\": \"stage.first-weeks\" }, \"nodes\": {"),
      ])
    chat.book = try Books.mini(Self.files(renaming))

    chat.send(.tap(offer: question.offer, choice: ID("plan#stage.early")))

    #expect(chat.place == "plan#pick")
  }

  @Test(arguments: [true, false])
  func `a variable renamed keeps its value with an alias, and is asked nothing without one`(hasAlias: Bool) throws {
    var chat = try Self.chat(.inPick)
    let was = hasAlias ? ", \"was\": \"mood\"" : ""
    let renaming = Edit(
      name: "",
      changes: [
        (Self.p, "\"mood\": { \"type\": \"enum\"", "\"feeling\": { \"type\": \"enum\"\(was)"),
        (Self.p, "\"set\": { \"mood\"", "\"set\": { \"feeling\""), (Self.p, "{mood|", "{feeling|"),
      ])
    chat.book = try Books.mini(Self.files(renaming))

    chat.say("done")

    #expect(chat.reply.bubbles.first == "Mood \(hasAlias ? "low" : "unsaid"). Box Tea and A nap.")
  }

  @Test(arguments: [true, false])
  func `a member renamed stays picked with an alias, and is dropped without one`(hasAlias: Bool) throws {
    var chat = try Self.chat(.inPick)
    let was = hasAlias ? ", \"was\": \"tea\"" : ""
    let renaming = Edit(
      name: "", changes: [(Self.p, "\"tea\": { \"text\": \"Tea\" }", "\"hot-tea\": { \"text\": \"Hot tea\"\(was) }")])
    chat.book = try Books.mini(Self.files(renaming))

    chat.say("done")

    #expect(chat.reply.bubbles.first == "Mood low. Box \(hasAlias ? "Hot tea and " : "")A nap.")
  }

  @Test func `a variable removed is forgotten, a member removed leaves the set`() throws {
    var chat = try Self.chat(.inPick)
    let removal = Edit(
      name: "",
      changes: [
        (Self.p, "\"mood\": { \"type\": \"enum\", \"of\": { \"good\": \"good\", \"low\": \"low\" } },", ""),
        (Self.p, "\"set\": { \"mood\": \"good\" }, ", ""), (Self.p, "\"set\": { \"mood\": \"low\" }, ", ""),
        (Self.p, "Mood {mood|else: unsaid}. ", ""), (Self.p, "\"tea\": { \"text\": \"Tea\" }, ", ""),
      ])
    chat.book = try Books.mini(Self.files(removal))

    chat.say("done")

    #expect(chat.reply.bubbles.first == "Box A nap.")
    #expect(chat.state.story.variables.entries.count == 1)
  }

  @Test func `a call whose caller is gone returns to the checkpoint`() throws {
    var chat = try Self.chat(.inCall)
    chat.book = try Books.mini(Self.files(Self.edits[4]))

    chat.tap("clear")

    #expect(chat.reply.question != nil)
    #expect(chat.state.story.status == .active || chat.state.story.status == .resting)
    #expect(chat.reply.faults.allSatisfy { $0 == .placeGone })
  }

  @Test func `steps of back that name what is gone are dropped, newer ones stay`() throws {
    var chat = try Self.chat(.inPick)
    chat.tap("done")
    chat.book = try Books.mini(Self.files(Self.edits[4]))

    chat.say("back")
    #expect(chat.place == "plan#pick")
    chat.say("back")

    #expect(chat.reply.bubbles.first == "[nothingToUndo] ")
  }

  @Test func `the ring follows what was renamed`() throws {
    var chat = try Self.chat(.inPick)
    chat.book = try Books.mini(Self.files(Self.edits[3]))

    chat.say("back")

    #expect(chat.place == "plan#where")
    #expect(chat.reply.bubbles == ["[undone] ", "Where are you two?"])
  }
}
