package import Dialogue

/// A session with its transcript: what scenarios and `play` do their steps with.
package struct Walk: Sendable {
  package static let beginning: Int64 = 1_772_445_600
  package static let secondsPerAnswer: Int64 = 30

  package private(set) var session: Session
  /// Where the last step's reply begins in the transcript.
  package private(set) var replyStart = 0
  package private(set) var transcript = Transcript()
  package private(set) var faults: [Fault] = []
  /// The state before the first event and every event since, for playing the same again.
  private(set) var first = ConversationState()
  private(set) var inputs: [Input] = []
  private var kept: [KeptCard] = []

  /// `roundTrip` stands for saving a state and reading it back; it is done after every event.
  package init(
    _ book: Book, seed: UInt64 = 0, with presets: [Preset] = [],
    engine: @escaping Engine = { Interpreter.advance($0, $1, in: $2) },
    roundTrip: @escaping @Sendable (ConversationState) -> ConversationState = { $0 }
  ) {
    session = Session(book, seed: seed, with: presets, engine: engine, roundTrip: roundTrip)
  }

  package var state: ConversationState { session.state }
  /// What is asked now; nil before the first word and once nothing can be answered any more.
  package var question: Question? { session.question }
  package var hasEnded: Bool { session.hasEnded }
  /// `script#node` the person waits at; nil where nothing is asked.
  package var place: String? { session.place }

  /// All that the last step was answered with.
  package var reply: ArraySlice<Transcript.Entry> { transcript.entries[replyStart...] }

  func value(of index: Int) -> Value? { session.value(of: index) }

  package mutating func begin(at node: ID? = nil, passGate: Bool) {
    replyStart = transcript.entries.count
    session.begin(at: node, passGate: passGate)
    first = session.turns.first?.before ?? first
    note { _, _ in }
  }

  package mutating func say(_ text: String) {
    session.perform(.say(text))
    note { walk, event in
      guard case .text = event else { return }
      walk.transcript.type(text)
      walk.replyStart = walk.transcript.entries.count
    }
  }

  /// Taps a choice of the present question.
  package mutating func pick(_ option: Question.Option) {
    let asked = question
    session.pick(option)
    note { walk, event in
      guard case .tap = event else { return }
      walk.transcript.pick(option, of: asked)
      walk.replyStart = walk.transcript.entries.count
    }
  }

  package mutating func wait(_ seconds: Int64, told: String) {
    transcript.remark("\(told) later")
    replyStart = transcript.entries.count
    session.perform(.wait(seconds: seconds, told: told))
    note { _, _ in }
  }

  /// Lets a reminder ring when it is due, and again if the engine puts it off; false where it is not planned.
  package mutating func ring(_ name: String) -> Bool {
    guard session.perform(.nudge(name)) else { return false }
    var hasRung = false
    note { walk, event in
      guard case .reminder = event else { return }
      if !hasRung { walk.replyStart = walk.transcript.entries.count }
      hasRung = true
      walk.transcript.remark("\(name) rings on \(Transcript.moment(walk.now, walk.utcOffset))")
    }
    return true
  }

  /// Of the event that is now written down.
  private var now = Walk.beginning
  private var utcOffset = 0

  /// Writes the events of the last step down; `before` is asked first what the person did.
  private mutating func note(before: (inout Walk, Event) -> Void) {
    for turn in session.turns {
      inputs.append(turn.input)
      now = turn.input.now
      utcOffset = turn.before.record.utcOffset ?? 0
      before(&self, turn.input.event)
      transcript.reply(turn.effects, kept: kept.map(\.card), utcOffset: turn.after.record.utcOffset ?? 0)
      for effect in turn.effects { note(effect) }
    }
  }

  /// What a store would remember of an effect.
  private mutating func note(_ effect: Effect) {
    switch effect {
    case .forget: kept = []
    case .keepCard(let card):
      kept.removeAll { $0.card.id == card.card.id }
      kept.append(card)
    case .withdrawCard(let id): kept.removeAll { $0.card.id == id }
    case .fault(let fault): faults.append(fault)
    default: break
    }
  }
}
