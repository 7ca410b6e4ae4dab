/// Which parts of a step are there, told before them: most steps have three.
private struct StepParts {
  var bits: UInt64 = 0

  // The first seven fit in one byte.
  static let place: UInt64 = 1 << 0
  static let checkpoint: UInt64 = 1 << 1
  static let variables: UInt64 = 1 << 2
  static let visits: UInt64 = 1 << 3
  static let variation: UInt64 = 1 << 4
  static let lastSlot: UInt64 = 1 << 5
  static let taken: UInt64 = 1 << 6
  static let status: UInt64 = 1 << 7
  static let aside: UInt64 = 1 << 8
  static let kept: UInt64 = 1 << 9
  static let reminders: UInt64 = 1 << 10
  static let cards: UInt64 = 1 << 11

  init(bits: UInt64) { self.bits = bits }

  init(_ step: StoryDelta) {
    if step.place != nil { bits |= Self.place }
    if step.checkpoint != nil { bits |= Self.checkpoint }
    if !step.variables.isEmpty { bits |= Self.variables }
    if !step.visits.isEmpty { bits |= Self.visits }
    if !step.variation.isEmpty { bits |= Self.variation }
    if step.lastSlot != nil { bits |= Self.lastSlot }
    if step.taken != nil { bits |= Self.taken }
    if step.status != nil { bits |= Self.status }
    if step.aside != nil { bits |= Self.aside }
    if step.kept != nil { bits |= Self.kept }
    if !step.reminders.isEmpty { bits |= Self.reminders }
    if !step.cards.isEmpty { bits |= Self.cards }
  }

  var isKnown: Bool { bits < Self.cards << 1 }

  func has(_ part: UInt64) -> Bool { bits & part != 0 }
}

extension ByteWriter {
  mutating func step(_ step: StoryDelta) {
    let parts = StepParts(step)
    number(parts.bits)
    if let status = step.status { byte(status.rawValue) }
    if let place = step.place { position(place) }
    if let aside = step.aside { optional(aside.position) { $0.position($1) } }
    if let checkpoint = step.checkpoint { id(checkpoint) }
    if let lastSlot = step.lastSlot { id(lastSlot) }
    if let taken = step.taken { list(taken) { $0.id($1) } }
    if let kept = step.kept { list(kept) { $0.kept($1) } }
    if parts.has(StepParts.variables) {
      list(step.variables) { out, old in
        out.id(old.id)
        out.optional(old.value) { $0.value($1) }
      }
    }
    if parts.has(StepParts.visits) { oldCounts(step.visits) }
    if parts.has(StepParts.variation) { oldCounts(step.variation) }
    if parts.has(StepParts.reminders) { list(step.reminders) { $0.id($1) } }
    if parts.has(StepParts.cards) { list(step.cards) { $0.id($1) } }
  }

  private mutating func oldCounts(_ counts: [StoryDelta.OldCount]) {
    list(counts) { out, old in
      out.id(old.id)
      out.number(UInt64(old.count))
    }
  }
}

extension ByteReader {
  mutating func step() -> StoryDelta? {
    guard let parts = number().map(StepParts.init(bits:)), parts.isKnown else { return nil }
    var step = StoryDelta()
    var isWhole = true
    /// Reads a part that is there; what cannot be read spoils the step.
    func read<Part>(_ part: UInt64, _ reader: inout ByteReader, _ body: (inout ByteReader) -> Part?) -> Part? {
      guard isWhole, parts.has(part) else { return nil }
      let found = body(&reader)
      if found == nil { isWhole = false }
      return found
    }
    step.status = read(StepParts.status, &self) { $0.byte().flatMap(Story.Status.init) }
    step.place = read(StepParts.place, &self) { $0.position() }
    step.aside = read(StepParts.aside, &self) { $0.oldAside() }
    step.checkpoint = read(StepParts.checkpoint, &self) { $0.id() }
    step.lastSlot = read(StepParts.lastSlot, &self) { $0.id() }
    step.taken = read(StepParts.taken, &self) { $0.list { $0.id() } }
    step.kept = read(StepParts.kept, &self) { $0.list { $0.kept() } }
    step.variables = read(StepParts.variables, &self) { $0.list { $0.oldValue() } } ?? []
    step.visits = read(StepParts.visits, &self) { $0.list { $0.oldCount() } } ?? []
    step.variation = read(StepParts.variation, &self) { $0.list { $0.oldCount() } } ?? []
    step.reminders = read(StepParts.reminders, &self) { $0.list { $0.id() } } ?? []
    step.cards = read(StepParts.cards, &self) { $0.list { $0.id() } } ?? []
    return isWhole ? step : nil
  }

  /// As version 1 had it: a byte for each part that may be there.
  mutating func firstStep() -> StoryDelta? {
    guard let status = optional({ $0.byte().flatMap(Story.Status.init) }), let place = optional({ $0.position() }),
      let aside = optional({ $0.oldAside() }), let checkpoint = optional({ $0.id() }),
      let lastSlot = optional({ $0.id() }), let taken = optional({ $0.list { $0.id() } }),
      let kept = optional({ $0.list { $0.kept() } }), let variables = list({ $0.oldValue() }),
      let visits = list({ $0.oldCount() }), let variation = list({ $0.oldCount() }),
      let reminders = list({ $0.id() }), let cards = list({ $0.id() })
    else { return nil }
    var step = StoryDelta()
    step.status = status
    step.place = place
    step.aside = aside
    step.checkpoint = checkpoint
    step.lastSlot = lastSlot
    step.taken = taken
    step.kept = kept
    step.variables = variables
    step.visits = visits
    step.variation = variation
    step.reminders = reminders
    step.cards = cards
    return step
  }

  private mutating func oldAside() -> StoryDelta.OldAside? {
    optional { $0.position() }.map { StoryDelta.OldAside(position: $0) }
  }

  private mutating func oldValue() -> StoryDelta.OldValue? {
    guard let id = id(), let value = optional({ $0.value() }) else { return nil }
    return StoryDelta.OldValue(id: id, value: value)
  }

  private mutating func oldCount() -> StoryDelta.OldCount? {
    countEntry().map { StoryDelta.OldCount(id: $0.id, count: $0.count) }
  }
}
