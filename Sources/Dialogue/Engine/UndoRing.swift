/// What the last answers changed, newest last: enough to restore the story as it was before each.
package struct UndoRing: Hashable, Sendable {
  /// A step behind a reference, so that handing a ring on copies no step, with what is often asked of it.
  struct Entry: Hashable, Sendable {
    private final class Box: Sendable {
      let step: StoryDelta

      init(_ step: consuming StoryDelta) {
        self.step = step
      }
    }

    private let box: Box
    let byteEstimate: Int
    /// The ids it has an old value of.
    let values: IDFilter
    let holdsPicks: Bool

    init(_ step: consuming StoryDelta) {
      byteEstimate = step.byteEstimate
      var values = IDFilter()
      for old in step.variables where old.value != nil { values.insert(old.id) }
      self.values = values
      holdsPicks = step.place?.picks != nil || step.aside?.position?.picks != nil
      box = Box(step)
    }

    var step: StoryDelta { box.step }

    func isSame(as other: Entry) -> Bool { box === other.box }

    static func == (left: Entry, right: Entry) -> Bool { left.isSame(as: right) || left.step == right.step }

    func hash(into hasher: inout Hasher) { hasher.combine(step) }
  }

  /// How a ring stood: the same as long as no step was added or taken away since.
  struct Mark: Equatable {
    fileprivate let count: Int
    fileprivate let newest: Entry?

    static func == (left: Mark, right: Mark) -> Bool {
      guard let newest = left.newest, let other = right.newest else { return left.count == right.count }
      return left.count == right.count && newest.isSame(as: other)
    }
  }

  private(set) var entries: [Entry] = []

  package init() {}
  init(entries: [Entry]) { self.entries = entries }

  package var steps: [StoryDelta] { entries.map(\.step) }
  package var isEmpty: Bool { entries.isEmpty }
  var mark: Mark { Mark(count: entries.count, newest: entries.last) }
  var byteEstimate: Int { entries.indices.reduce(0) { $0 + entries[$1].byteEstimate } }

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
  init(
    from before: CopiedOnWrite<Story>, to after: CopiedOnWrite<Story>, reminders: [ID] = [], cards: [ID] = []
  ) {
    self.reminders = reminders
    self.cards = cards
    if before.wrappedValue.status != after.wrappedValue.status { status = before.wrappedValue.status }
    if before.wrappedValue.place != after.wrappedValue.place { place = before.wrappedValue.place }
    if before.wrappedValue.aside != after.wrappedValue.aside {
      aside = OldAside(position: before.wrappedValue.aside)
    }
    if before.wrappedValue.checkpoint != after.wrappedValue.checkpoint { checkpoint = before.wrappedValue.checkpoint }
    if before.wrappedValue.lastSlot != after.wrappedValue.lastSlot { lastSlot = before.wrappedValue.lastSlot }
    if before.wrappedValue.taken != after.wrappedValue.taken { taken = before.wrappedValue.taken }
    if before.wrappedValue.kept != after.wrappedValue.kept { kept = before.wrappedValue.kept }
    variables = Self.changed(before.wrappedValue.variables, after.wrappedValue.variables)
    visits = Self.changed(before.wrappedValue.visits, after.wrappedValue.visits)
    variation = Self.changed(before.wrappedValue.variation, after.wrappedValue.variation)
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

  private static func changed(_ before: VariableStore, _ after: VariableStore) -> [OldValue] {
    var old: [OldValue] = []
    forEachChange(before.entries, after.entries) { id, entry in old.append(OldValue(id: id, value: entry?.value)) }
    return old
  }

  private static func changed(_ before: Counts, _ after: Counts) -> [OldCount] {
    var old: [OldCount] = []
    forEachChange(before.entries, after.entries) { id, entry in old.append(OldCount(id: id, count: entry?.count ?? 0)) }
    return old
  }

  /// The entries that differ between two lists in the order of their ids, as the first has them.
  private static func forEachChange<Entry: Equatable & Identified>(
    _ before: [Entry], _ after: [Entry], _ body: (ID, Entry?) -> Void
  ) {
    var left = 0
    var right = 0
    while left < before.count || right < after.count {
      if right == after.count || (left < before.count && before[left].id < after[right].id) {
        body(before[left].id, before[left])
        left += 1
      } else if left == before.count || after[right].id < before[left].id {
        body(after[right].id, nil)
        right += 1
      } else {
        if before[left] != after[right] { body(before[left].id, before[left]) }
        left += 1
        right += 1
      }
    }
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
