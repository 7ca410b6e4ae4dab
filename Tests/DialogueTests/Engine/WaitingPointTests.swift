@testable import Dialogue
import TestSupport
import Testing

/// Words that always win, at every waiting point of every book: enumerated, not sampled.
struct WaitingPointTests {
  enum Context: String, CaseIterable {
    case plain, inCall, inDigression, inSafetyFrame
  }

  static let books = ["dialogues", "Tests/Fixtures/ProofBook"]

  /// The words of each command as `book.json` lists them.
  static func words(_ folder: String) throws -> [(command: Command, word: String)] {
    let file = try #require(try Repository.files(folder).first { $0.path == "book.json" })
    var findings = Findings(files: [file])
    let document = try #require(JSONDocument.read(file, index: 0, findings: &findings))
    let commands = try #require(document.root["commands"])
    var words: [(Command, String)] = []
    for (name, value) in commands.members {
      guard let command = Command(rawValue: name) else { continue }
      for word in value["words"]?.elements.compactMap(\.string) ?? [] { words.append((command, word)) }
    }
    return words
  }

  /// A person waiting at `node`, with another waiting node as what was interrupted.
  static func state(_ book: Book, _ node: Node, _ other: Node, _ context: Context) -> ConversationState {
    func position(_ node: Node) -> Position {
      var position = Position()
      position.node = node.id
      position.script = book.scripts[node.script].hash
      return position
    }
    var state = ConversationState()
    state.book = book.version
    state.record.gatePassed = true
    state.record.offer = 7
    state.story.status = .active
    state.story.place = position(node)
    state.asked.place.offer = 7
    switch context {
    case .plain: break
    case .inCall: state.story.place.stack = [.init(node: other.id, choice: .none, enteredBy: .menu)]
    case .inDigression:
      state.story.aside = position(other)
      state.asked.aside.offer = 5
    case .inSafetyFrame:
      state.asked.safetyPlace.offer = 5
      state.story.safety = SafetyFrame(
        place: position(other), aside: nil, status: .active, checkpoint: .none, since: 1_772_445_600,
        signal: book.safety.signals.last?.id ?? .none, rule: .none, rank: 250, saidLine: false, pending: .none)
    }
    return state
  }

  static func eachPoint(_ book: Book, _ body: (Chat, Node, Context) -> Void) {
    let waiting = book.nodes.filter { $0.body.exit.isWaiting && $0.body.exit.kind != .lock }
    let other = waiting.first { !book.scripts[$0.script].isSafety && book.nodePositions[$0.id] != book.menu.node }
    guard let other else { return }
    for node in waiting {
      for context in Context.allCases {
        var chat = Chat(book)
        chat.state = state(book, node, other, context)
        body(chat, node, context)
      }
    }
  }

  @Test(arguments: books)
  func `every command word works at every waiting point, however it is written`(folder: String) throws {
    let book = try Books.read(folder)
    var points = 0
    let words = try Self.words(folder)
    Self.eachPoint(book) { start, node, context in
      points += 1
      for (command, word) in words {
        for written in [word, word.uppercased() + "!!", "ok " + word + " please"] {
          var chat = start
          chat.say(written)
          let problem = Self.problem(command, chat, node, context, book)
          #expect(problem == nil, "“\(written)” at \(book.fullName(node)) \(context): \(problem ?? "")")
        }
      }
    }
    #expect(points > 20)
  }

  /// What is wrong with the answer to a command; nil where it was obeyed.
  static func problem(_ command: Command, _ chat: Chat, _ node: Node, _ context: Context, _ book: Book) -> String? {
    let reply = chat.reply
    let first = reply.bubbles.first ?? ""
    func says(_ phrase: Phrase) -> Bool { book.phrases.wordings[phrase]?.contains { $0.literal == first } ?? false }
    let isObeyed: Bool
    switch command {
    case .help, .kept, .who:
      guard let entry = book.commandEntries[command] else { return "no entry" }
      isObeyed = reply.text.contains(firstWords(book.nodes[entry.node], book)) && chat.state.story.place.node == node.id
    case .stop:
      isObeyed = node.body.exercise == nil ? reply.has(.stop) && reply.has(.cancelAllReminders) : says(.exerciseStopped)
    case .forget: isObeyed = reply.has(.forget) && chat.state.story == Story()
    case .menu: isObeyed = chat.place == book.fullName(book.nodes[book.menu.node])
    case .back:
      switch context {
      case .plain, .inCall: isObeyed = says(.nothingToUndo)
      case .inDigression: isObeyed = chat.state.story.aside == nil && chat.place != nil
      case .inSafetyFrame: isObeyed = chat.state.story.safety == nil
      }
    case .repeat: isObeyed = says(.again)
    case .startOver:
      let start = book.nodes[book.scripts[node.script].start]
      isObeyed = context == .inSafetyFrame ? says(.again) : start.script == node.script && !reply.effects.isEmpty
    case .language: isObeyed = reply.question?.isShownAgain == true
    case .cards: isObeyed = reply.has(.listCards)
    case .skip: isObeyed = says(.cannotSkip) || skipTarget(node) != nil
    case .later: isObeyed = says(.nothingLater)
    }
    return isObeyed ? nil : "it was answered “\(first.prefix(60))”"
  }

  static func skipTarget(_ node: Node) -> Target? {
    switch node.body.exit {
    case .slot(let slot, _): slot.skip
    case .choices(let menu): menu.typed?.skip
    default: nil
    }
  }

  /// The first literal words a page says.
  static func firstWords(_ node: Node, _ book: Book) -> String {
    guard case .bubble(let bubble)? = node.body.text?.items.first else { return "\u{0}" }
    for case .literal(let text) in bubble.template.parts { return text }
    return "\u{0}"
  }

  @Test(arguments: [
    ("dialogues", ["test signal one two three", "im 15", "so honestly i'm only 16 lol"]),
    ("Tests/Fixtures/ProofBook", ["there is a red balloon here", "green balloon", "white balloon", "i'm 15"]),
  ])
  func `every signal is answered at every waiting point, and never swallowed`(folder: String, lines: [String]) throws {
    let book = try Books.read(folder)
    Self.eachPoint(book) { start, node, context in
      for line in lines {
        var chat = start
        chat.say(line)
        let page = book.node(chat.state.story.place.node).map { book.scripts[$0.script].isSafety } ?? false
        let isAnswered = page || chat.state.record.lockedUntil != nil
        #expect(isAnswered, "“\(line)” at \(book.fullName(node)) \(context): \(chat.reply.text.prefix(80))")
        #expect(chat.reply.has(.signal) || chat.reply.has(.lock), "“\(line)” at \(book.fullName(node)) \(context)")
      }
    }
  }

  @Test(arguments: books)
  func `after help the same question stands, from every waiting point`(folder: String) throws {
    let book = try Books.read(folder)
    Self.eachPoint(book) { start, node, context in
      var chat = start
      chat.say("help")
      #expect(chat.reply.question?.offer == 7, "\(book.fullName(node)) \(context)")
      #expect(chat.reply.question?.isShownAgain == true, "\(book.fullName(node)) \(context)")
    }
  }
}
