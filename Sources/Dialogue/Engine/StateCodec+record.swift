extension ByteWriter {
  mutating func record(_ record: Record) {
    text(record.locale)
    text(record.country)
    optional(record.utcOffset) { $0.signed(Int64($1)) }
    variables(record.variables)
    optional(record.lockedUntil) { $0.signed($1) }
    id(record.lockNode)
    bool(record.correctionUsed)
    bool(record.fear)
    bool(record.gatePassed)
    number(UInt64(record.offer))
    signed(record.lastActive)
    counts(record.signals)
    list(record.mutedRules) { $0.id($1) }
    counts(record.mutedCategories)
    list(record.reminders) { out, reminder in
      out.id(reminder.id)
      out.signed(reminder.due)
      out.id(reminder.entry)
      out.id(reminder.source)
      out.bool(reminder.wasMoved)
      out.signed(reminder.planned)
    }
    list(record.keptCards) { out, mark in
      out.id(mark.id)
      out.optional(mark.until) { $0.signed($1) }
    }
    optional(record.nudge) { out, nudge in
      out.id(nudge.id)
      out.id(nudge.entry)
      out.id(nudge.source)
      out.bool(nudge.wasMoved)
      out.number(UInt64(nudge.offer))
    }
    counts(record.phraseTurns)
  }

  mutating func counts(_ counts: Counts) {
    list(counts.entries) { out, entry in
      out.id(entry.id)
      out.number(UInt64(entry.count))
    }
  }

  mutating func variables(_ store: VariableStore) {
    list(store.entries) { out, entry in
      out.id(entry.id)
      out.value(entry.value)
    }
  }

  mutating func value(_ value: Value) {
    switch value {
    case .bool(let flag): byte(flag ? 1 : 0)
    case .number(let number):
      if let whole = Int64(exactly: number), whole.magnitude < 1 << 40 {
        byte(2)
        signed(whole)
      } else {
        byte(3)
        self.word(UInt32(truncatingIfNeeded: number.bitPattern))
        self.word(UInt32(truncatingIfNeeded: number.bitPattern >> 32))
      }
    case .text(let text):
      byte(4)
      self.text(text)
    case .option(let id):
      byte(5)
      self.id(id)
    case .set(let set):
      byte(6)
      self.set(set)
    case .moment(let seconds):
      byte(7)
      signed(seconds)
    case .marks(let marks):
      byte(8)
      list(marks.met) { $0.id($1) }
      list(marks.missing) { $0.id($1) }
    }
  }

  mutating func set(_ set: SetValue) {
    list(set.members) { $0.id($1) }
    list(set.own) { out, item in
      out.text(item.text)
      out.id(item.group)
    }
  }
}

extension ByteReader {
  mutating func record() -> Record? {
    var record = Record()
    guard let locale = text(), let country = text(), let offset = optional({ $0.signed() }),
      let variables = variables(), let lock = optional({ $0.signed() }), let lockNode = id(),
      let correctionUsed = bool(), let fear = bool(), let gatePassed = bool(), let offer = number(),
      let lastActive = signed(), let signals = counts(), let mutedRules = list({ $0.id() }),
      let mutedCategories = counts(), let reminders = list({ $0.reminder() }), let cards = list({ $0.cardMark() }),
      let nudge = optional({ $0.nudge() }), let phraseTurns = counts()
    else { return nil }
    record.locale = locale
    record.country = country
    record.utcOffset = offset.map { Int(clamping: $0) }
    record.variables = variables
    record.lockedUntil = lock
    record.lockNode = lockNode
    record.correctionUsed = correctionUsed
    record.fear = fear
    record.gatePassed = gatePassed
    record.offer = UInt32(truncatingIfNeeded: offer)
    record.lastActive = lastActive
    record.signals = signals
    record.mutedRules = mutedRules
    record.mutedCategories = mutedCategories
    record.reminders = reminders
    record.keptCards = cards
    record.nudge = nudge
    record.phraseTurns = phraseTurns
    return record
  }

  private mutating func reminder() -> Record.PendingReminder? {
    guard let id = id(), let due = signed(), let entry = self.id(), let source = self.id(), let wasMoved = bool(),
      let planned = signed()
    else { return nil }
    return Record.PendingReminder(
      id: id, due: due, entry: entry, source: source, wasMoved: wasMoved, planned: planned)
  }

  private mutating func cardMark() -> Record.CardMark? {
    guard let id = id(), let until = optional({ $0.signed() }) else { return nil }
    return Record.CardMark(id: id, until: until)
  }

  private mutating func nudge() -> OpenNudge? {
    guard let id = id(), let entry = self.id(), let source = self.id(), let wasMoved = bool(), let offer = number()
    else { return nil }
    return OpenNudge(
      id: id, entry: entry, source: source, wasMoved: wasMoved, offer: UInt32(truncatingIfNeeded: offer))
  }

  mutating func counts() -> Counts? {
    guard let entries = list({ $0.countEntry() }) else { return nil }
    var counts = Counts()
    for entry in entries { counts[entry.id] = entry.count }
    return counts
  }

  mutating func countEntry() -> Counts.Entry? {
    guard let id = id(), let count = number(), count <= UInt64(UInt16.max) else { return nil }
    return Counts.Entry(id: id, count: UInt16(count))
  }

  mutating func variables() -> VariableStore? {
    list({ $0.variable() }).map { VariableStore($0) }
  }

  private mutating func variable() -> VariableStore.Entry? {
    guard let id = id(), let value = value() else { return nil }
    return VariableStore.Entry(id: id, value: value)
  }

  mutating func value() -> Value? {
    switch byte() {
    case 0: return .bool(false)
    case 1: return .bool(true)
    case 2: return signed().map { .number(Double($0)) }
    case 3:
      guard let low = word(), let high = word() else { return nil }
      let number = Double(bitPattern: UInt64(low) | UInt64(high) << 32)
      return number.isFinite ? .number(number) : nil
    case 4: return text().map(Value.text)
    case 5: return id().map(Value.option)
    case 6: return set().map(Value.set)
    case 7: return signed().map(Value.moment)
    case 8:
      guard let met = list({ $0.id() }), let missing = list({ $0.id() }) else { return nil }
      return .marks(Marks(met: met, missing: missing))
    default: return nil
    }
  }

  mutating func set() -> SetValue? {
    guard let members = list({ $0.id() }), let own = list({ $0.ownItem() }) else { return nil }
    return SetValue(members: members, own: own)
  }

  private mutating func ownItem() -> SetValue.OwnItem? {
    guard let text = text(), let group = id() else { return nil }
    return SetValue.OwnItem(text, group: group)
  }
}
