/// What the last answers changed, newest last: enough to restore the story as it was before each.
package struct UndoRing: Hashable, Sendable {
  /// A step behind a reference, so that handing a ring on copies eight words, and its size is counted once.
  final class Entry: Hashable, Sendable {
    let step: StoryDelta
    let byteEstimate: Int

    /// Which ids have an old value in it, roughly.
    let values: IDFilter
    let holdsPicks: Bool

    init(_ step: consuming StoryDelta) {
      byteEstimate = step.byteEstimate
      var values = IDFilter()
      for old in step.variables where old.value != nil { values.insert(old.id) }
      self.values = values
      holdsPicks = step.place?.picks != nil || step.aside?.position?.picks != nil
      self.step = step
    }

    static func == (left: Entry, right: Entry) -> Bool { left === right || left.step == right.step }

    func hash(into hasher: inout Hasher) { hasher.combine(step) }
  }

  /// How a ring stood: the same as long as no step was added or taken away since.
  struct Mark: Equatable {
    fileprivate let count: Int
    fileprivate let newest: Entry?

    static func == (left: Mark, right: Mark) -> Bool { left.count == right.count && left.newest === right.newest }
  }

  private(set) var entries: [Entry] = []

  package init() {}
  package init(steps: [StoryDelta]) { entries = steps.map(Entry.init) }

  package var steps: [StoryDelta] { entries.map(\.step) }
  package var isEmpty: Bool { entries.isEmpty }
  var mark: Mark { Mark(count: entries.count, newest: entries.last) }
  var byteEstimate: Int { entries.reduce(0) { $0 + $1.byteEstimate } }

  package mutating func push(_ step: consuming StoryDelta) {
    if entries.count >= Limits.ringSteps { entries.removeFirst(entries.count - Limits.ringSteps + 1) }
    entries.append(Entry(step))
    while entries.count > 1, byteEstimate > Limits.ringBytes { entries.removeFirst() }
    if let only = entries.first, entries.count == 1, only.byteEstimate > Limits.ringBytes { entries.removeAll() }
  }

  /// Changes that are no step of their own belong to the newest one, so that undoing it still restores everything.
  package mutating func absorb(_ change: StoryDelta) {
    guard var last = pop() else { return }
    last.absorb(change)
    push(last)
  }

  package mutating func pop() -> StoryDelta? { entries.popLast()?.step }

  package mutating func removeAll() { entries.removeAll() }

  package mutating func removeOldest() {
    if !entries.isEmpty { entries.removeFirst() }
  }

  /// Drops the newest step that fails the test, and all older ones.
  package mutating func keepNewest(while holds: (StoryDelta) -> Bool) {
    guard let last = entries.lastIndex(where: { !holds($0.step) }) else { return }
    entries.removeSubrange(...last)
  }
}

/// An entry of a list that is kept in the order of its ids.
private protocol Identified {
  var id: ID { get }
}

extension VariableStore.Entry: Identified {}
extension Counts.Entry: Identified {}

/// The parts of a story that one turn changed, as they were before.
package struct StoryDelta: Hashable, Sendable {
  package struct OldValue: Hashable, Sendable {
    package var id: ID
    /// Nil: it had none.
    package var value: Value?
  }

  package struct OldCount: Hashable, Sendable {
    package var id: ID
    package var count: UInt16
  }

  package struct OldAside: Hashable, Sendable {
    package var position: Position?
  }

  package var status: Story.Status?
  package var place: Position?
  package var aside: OldAside?
  package var checkpoint: ID?
  package var lastSlot: ID?
  package var taken: [ID]?
  package var kept: [Story.KeptVariable]?
  package var variables: [OldValue] = []
  package var visits: [OldCount] = []
  package var variation: [OldCount] = []
  /// Planned and kept by the turn; withdrawn with it.
  package var reminders: [ID] = []
  package var cards: [ID] = []

  package init() {}

  /// What must be put back to turn `after` into `before`.
  package init(from before: Story, to after: Story, reminders: [ID] = [], cards: [ID] = []) {
    self.reminders = reminders
    self.cards = cards
    if before.status != after.status { status = before.status }
    if before.place != after.place { place = before.place }
    if before.aside != after.aside { aside = OldAside(position: before.aside) }
    if before.checkpoint != after.checkpoint { checkpoint = before.checkpoint }
    if before.lastSlot != after.lastSlot { lastSlot = before.lastSlot }
    if before.taken != after.taken { taken = before.taken }
    if before.kept != after.kept { kept = before.kept }
    if before.variables != after.variables {
      variables = Self.changed(before.variables.entries, after.variables.entries)
        .map { OldValue(id: $0, value: before.variables[$0]) }
    }
    visits = Self.counts(before.visits, after.visits)
    variation = Self.counts(before.variation, after.variation)
  }

  package var isEmpty: Bool {
    status == nil && place == nil && aside == nil && checkpoint == nil && lastSlot == nil && taken == nil && kept == nil
      && variables.isEmpty && visits.isEmpty && variation.isEmpty
  }

  package func restore(_ story: inout Story) {
    if let status { story.status = status }
    if let place { story.place = place }
    if let aside { story.aside = aside.position }
    if let checkpoint { story.checkpoint = checkpoint }
    if let lastSlot { story.lastSlot = lastSlot }
    if let taken { story.taken = taken }
    if let kept { story.kept = kept }
    for old in variables { story.variables[old.id] = old.value }
    for old in visits { story.visits[old.id] = old.count }
    for old in variation { story.variation[old.id] = old.count }
  }

  /// Adds a later change: what this step remembers already is older, and stays.
  package mutating func absorb(_ later: StoryDelta) {
    status = status ?? later.status
    place = place ?? later.place
    aside = aside ?? later.aside
    checkpoint = checkpoint ?? later.checkpoint
    lastSlot = lastSlot ?? later.lastSlot
    taken = taken ?? later.taken
    kept = kept ?? later.kept
    for old in later.variables where !variables.contains(where: { $0.id == old.id }) { variables.append(old) }
    for old in later.visits where !visits.contains(where: { $0.id == old.id }) { visits.append(old) }
    for old in later.variation where !variation.contains(where: { $0.id == old.id }) { variation.append(old) }
    reminders += later.reminders
    cards += later.cards
  }

  private static func counts(_ before: Counts, _ after: Counts) -> [OldCount] {
    guard before != after else { return [] }
    return changed(before.entries, after.entries)
      .map { OldCount(id: $0, count: before[$0]) }
  }

  /// Ids whose entries differ between two lists in the order of their ids.
  private static func changed<Entry: Equatable & Identified>(_ before: [Entry], _ after: [Entry]) -> [ID] {
    var found: [ID] = []
    var left = 0
    var right = 0
    while left < before.count || right < after.count {
      if right == after.count || (left < before.count && before[left].id < after[right].id) {
        found.append(before[left].id)
        left += 1
      } else if left == before.count || after[right].id < before[left].id {
        found.append(after[right].id)
        right += 1
      } else {
        if before[left] != after[right] { found.append(before[left].id) }
        left += 1
        right += 1
      }
    }
    return found
  }

  /// About what it takes when saved.
  package var byteEstimate: Int {
    var bytes = 8
    if let place { bytes += 16 + place.stack.count * 9 + (place.picks?.byteEstimate ?? 0) }
    if let position = aside?.position { bytes += 16 + position.stack.count * 9 + (position.picks?.byteEstimate ?? 0) }
    bytes += (taken?.count ?? 0) * 4 + (kept?.count ?? 0) * 14
    bytes += variables.reduce(0) { $0 + 6 + ($1.value?.byteEstimate ?? 0) }
    return bytes + (visits.count + variation.count) * 6 + (reminders.count + cards.count) * 4
  }
}

extension Value {
  /// About what it takes when saved.
  package var byteEstimate: Int {
    switch self {
    case .bool: 1
    case .number, .moment: 9
    case .text(let text): text.utf8.count + 3
    case .option: 4
    case .set(let set): set.byteEstimate
    case .marks(let marks): 2 + (marks.met.count + marks.missing.count) * 4
    }
  }
}

extension Value {
  /// Holds words of the person's own, which may be long.
  var isWordy: Bool {
    switch self {
    case .text: true
    case .set(let set): !set.own.isEmpty
    case .bool, .number, .option, .moment, .marks: false
    }
  }
}

extension SetValue {
  package var byteEstimate: Int { 2 + members.count * 4 + own.reduce(0) { $0 + $1.text.utf8.count + 7 } }
}
