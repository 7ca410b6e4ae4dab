import Dialogue
import Understanding

/// What a watch must know of a book, worked out once.
struct WatchRules: Sendable {
  let book: Book
  let ways: WayOut
  private let texts: SpokenTexts
  private let roundTrip: @Sendable (ConversationState) -> ConversationState
  /// A word that is `back`.
  private let back: String?

  init(
    _ book: Book, _ vocabulary: Vocabulary,
    roundTrip: @escaping @Sendable (ConversationState) -> ConversationState
  ) {
    self.book = book
    self.roundTrip = roundTrip
    ways = WayOut(vocabulary)
    texts = SpokenTexts(book)
    back = vocabulary.words(of: .back).first
  }

  func raisesSignal(_ event: Event) -> Bool {
    guard case .text(let text) = event else { return false }
    return !book.safety.scan.signals(in: text, year: Vocabulary.year).isEmpty
  }

  func emptiness(in turn: Session.Turn) -> Watch.Found? {
    func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
    for effect in turn.effects {
      switch effect {
      case .say(let said): if isBlank(said.text) { return (.nothingEmpty, "a bubble is empty") }
      case .showCard(let card):
        if isBlank(card.text) || isBlank(card.title) { return (.nothingEmpty, "the card “\(card.name)” is empty") }
      case .ask(let question), .updateQuestion(let question):
        if let option = question.options.first(where: { isBlank($0.label) }) {
          return (.nothingEmpty, "the choice “\(option.name)” has an empty label")
        }
      default: break
      }
    }
    return nil
  }

  func excess(in turn: Session.Turn) -> Watch.Found? {
    var bubbles = 0
    func long(_ what: String, _ text: String, _ limit: Int) -> Watch.Found? {
      // A scalar is at least one byte.
      guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return nil }
      return (.withinLimits, "\(what) has \(text.unicodeScalars.count) characters, and \(limit) fit")
    }
    for effect in turn.effects {
      var found: Watch.Found?
      switch effect {
      case .say(let said):
        bubbles += 1
        found = long("a bubble", said.text, Limits.bubbleScalars)
      case .showCard(let card): found = long("the card “\(card.name)”", card.title + card.text, Limits.cardScalars)
      case .ask(let question), .updateQuestion(let question):
        for option in question.options where found == nil {
          found = long("the label of “\(option.name)”", option.label, Limits.labelScalars)
        }
      default: break
      }
      if let found { return found }
    }
    if bubbles > Limits.bubblesPerTurn { return (.withinLimits, "\(bubbles) bubbles in one turn") }
    let bytes = StateCodec.encode(turn.after).count
    return bytes > Limits.stateBytes ? (.withinLimits, "the state takes \(bytes) bytes") : nil
  }

  func hole(in turn: Session.Turn, _ session: Session) -> Watch.Found? {
    var own: [String]?
    func look(_ text: String) -> Watch.Found? {
      guard texts.mayBeUnfilled(text) else { return nil }
      let words = own ?? Self.ownWords(turn)
      own = words
      return texts.unfilled(text, own: words).map { (.filledIn, "“\($0)” stands in what is said") }
    }
    for effect in turn.effects {
      var found: Watch.Found?
      switch effect {
      case .say(let said): found = look(said.text)
      case .showCard(let card): found = look(card.title) ?? look(card.text)
      case .remind(let reminder): found = look(reminder.text)
      case .ask(let question), .updateQuestion(let question):
        for option in question.options where found == nil { found = look(option.label) }
      default: break
      }
      if let found { return found }
    }
    return nil
  }

  /// What the person has said of their own, as it may be said back to them.
  private static func ownWords(_ turn: Session.Turn) -> [String] {
    var words: [String] = []
    if case .text(let text) = turn.input.event { words = [text, TextCleaner.clean(text, maxScalars: .max)] }
    for state in [turn.before, turn.after] {
      for entry in state.story.variables.entries + state.record.variables.entries {
        switch entry.value {
        case .text(let text): words.append(text)
        case .set(let set): words += set.own.map(\.text)
        default: break
        }
      }
      words += (state.story.place.picks?.own ?? []).map(\.text)
    }
    return words.filter { !$0.isEmpty }
  }

  func isSavedWhole(_ state: ConversationState) -> Bool { roundTrip(state) == state }

  /// Undoes the turn, where it was a step that can be undone, and compares.
  func isRestoredByBack(_ turn: Session.Turn, _ session: Session) -> Bool {
    guard let back, turn.isStep, !turn.after.record.fear else { return true }
    let input = Input(.text(back), now: turn.input.now, seed: turn.input.seed)
    let undone = session.engine(turn.after, input, book)
    let bytes = StateCodec.storyBytes(undone.state.story)
    if bytes == StateCodec.storyBytes(turn.before.story) { return true }
    // What expired by then went before the answer was read.
    let expired = session.engine(turn.before, Input(.expiry, now: turn.input.now, seed: turn.input.seed), book)
    return bytes == StateCodec.storyBytes(expired.state.story)
  }
}

extension Session.Turn {
  /// An answer that `back` can take back, given outside a digression and a page.
  fileprivate var isStep: Bool {
    switch input.event {
    case .text, .tap: break
    default: return false
    }
    let (old, new) = (before.undo.steps, after.undo.steps)
    let hasPushed = new.count > old.count || new.count == Limits.ringSteps && new.first != old.first
    return hasPushed && before.story.aside == nil && after.story.aside == nil && after.story.safety == nil
  }
}
