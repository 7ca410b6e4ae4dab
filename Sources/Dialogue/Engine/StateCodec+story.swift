extension ByteWriter {
  /// The story with its questions and undo steps.
  mutating func story(_ state: ConversationState) {
    word(state.book)
    bareStory(state.story)
    for standing in [state.asked.place, state.asked.aside, state.asked.safetyPlace, state.asked.safetyAside] {
      self.standing(standing)
    }
    number(UInt64(state.asked.lastOffer))
    id(state.asked.lastChoice)
    bool(state.asked.lastWasText)
    list(state.undo.entries) { $0.step($1.step) }
  }

  /// What `back` restores, and nothing else: equal stories are equal bytes.
  mutating func bareStory(_ story: Story) {
    byte(story.status.rawValue)
    position(story.place)
    id(story.checkpoint)
    optional(story.aside) { $0.position($1) }
    optional(story.safety) { $0.frame($1) }
    variables(story.variables)
    counts(story.visits)
    list(story.taken) { $0.id($1) }
    counts(story.variation)
    id(story.lastSlot)
    list(story.kept) { $0.kept($1) }
  }

  mutating func position(_ position: Position) {
    id(position.node)
    id(position.script)
    list(position.stack) { out, frame in
      out.id(frame.node)
      out.id(frame.choice)
      out.byte(frame.enteredBy.rawValue)
    }
    optional(position.picks) { $0.set($1) }
    byte(position.enteredBy.rawValue)
  }

  private mutating func frame(_ frame: SafetyFrame) {
    position(frame.place)
    optional(frame.aside) { $0.position($1) }
    byte(frame.status.rawValue)
    id(frame.checkpoint)
    signed(frame.since)
    id(frame.signal)
    id(frame.rule)
    byte(frame.rank)
    bool(frame.saidLine)
    id(frame.pending)
  }

  mutating func kept(_ kept: Story.KeptVariable) {
    id(kept.id)
    signed(kept.until)
  }

  private mutating func standing(_ standing: Asked.Standing) {
    number(UInt64(standing.offer))
    number(standing.sequence)
    byte(standing.misses)
    byte(standing.tries)
    bool(standing.shownToBurst)
  }
}

extension ByteReader {
  struct SavedStory {
    var book: UInt32
    var story: Story
    var asked: Asked
    var undo: UndoRing
  }

  mutating func story() -> SavedStory? {
    guard let book = word(), let story = bareStory(), let place = standing(), let aside = standing(),
      let safetyPlace = standing(), let safetyAside = standing(), let lastOffer = number(), let lastChoice = id(),
      let lastWasText = bool(),
      let steps = list({ ($0.version == 1 ? $0.firstStep() : $0.step()).map(UndoRing.Entry.init) })
    else { return nil }
    var asked = Asked()
    asked.place = place
    asked.aside = aside
    asked.safetyPlace = safetyPlace
    asked.safetyAside = safetyAside
    asked.lastOffer = UInt32(truncatingIfNeeded: lastOffer)
    asked.lastChoice = lastChoice
    asked.lastWasText = lastWasText
    return SavedStory(book: book, story: story, asked: asked, undo: UndoRing(entries: steps))
  }

  private mutating func bareStory() -> Story? {
    var story = Story()
    guard let status = byte().flatMap(Story.Status.init), let place = position(), let checkpoint = id(),
      let aside = optional({ $0.position() }), let safety = optional({ $0.frame() }), let variables = variables(),
      let visits = counts(), let taken = list({ $0.id() }), let variation = counts(), let lastSlot = id(),
      let kept = list({ $0.kept() })
    else { return nil }
    story.status = status
    story.place = place
    story.checkpoint = checkpoint
    story.aside = aside
    story.safety = safety
    story.variables = variables
    story.visits = visits
    story.taken = taken
    story.variation = variation
    story.lastSlot = lastSlot
    story.kept = kept
    return story
  }

  mutating func position() -> Position? {
    guard let node = id(), let script = id(), let stack = list({ $0.stackFrame() }),
      stack.count <= Limits.callDepth, let picks = optional({ $0.set() }),
      let enteredBy = byte().flatMap(EnteredBy.init)
    else { return nil }
    var position = Position()
    position.node = node
    position.script = script
    position.stack = stack
    position.picks = picks
    position.enteredBy = enteredBy
    return position
  }

  private mutating func stackFrame() -> Position.Frame? {
    guard let node = id(), let choice = id(), let enteredBy = byte().flatMap(EnteredBy.init) else { return nil }
    return Position.Frame(node: node, choice: choice, enteredBy: enteredBy)
  }

  private mutating func frame() -> SafetyFrame? {
    guard let place = position(), let aside = optional({ $0.position() }),
      let status = byte().flatMap(Story.Status.init), let checkpoint = id(), let since = signed(), let signal = id(),
      let rule = id(), let rank = byte(), let saidLine = bool(), let pending = id()
    else { return nil }
    return SafetyFrame(
      place: place, aside: aside, status: status, checkpoint: checkpoint, since: since, signal: signal, rule: rule,
      rank: rank, saidLine: saidLine, pending: pending)
  }

  mutating func kept() -> Story.KeptVariable? {
    guard let id = id(), let until = signed() else { return nil }
    return Story.KeptVariable(id: id, until: until)
  }

  private mutating func standing() -> Asked.Standing? {
    guard let offer = number(), let sequence = number(), let misses = byte(), let tries = byte(),
      let shownToBurst = bool()
    else { return nil }
    var standing = Asked.Standing()
    standing.offer = UInt32(truncatingIfNeeded: offer)
    standing.sequence = sequence
    standing.misses = misses
    standing.tries = tries
    standing.shownToBurst = shownToBurst
    return standing
  }
}
