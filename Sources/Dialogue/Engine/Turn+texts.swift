import Understanding

extension Turn {
  /// The bubbles of a text that hold now.
  ///
  /// Counting of variations moves on.
  mutating func bubbles(of block: TextBlock) -> [Said] {
    var said: [Said] = []
    forEachBubble(of: block) { said.append($1) }
    return said
  }

  mutating func say(_ block: TextBlock) { forEachBubble(of: block) { $0.say($1) } }

  private mutating func forEachBubble(of block: TextBlock, _ body: (inout Turn, Said) -> Void) {
    for index in block.items.indices {
      switch block.items[index] {
      case .bubble(let bubble):
        if let condition = bubble.condition, !isTrue(condition) { continue }
        guard bubble.needs.isEmpty || bubble.needs.allSatisfy({ resource($0) != nil }) else { continue }
        body(&self, Said(render(bubble.template), speaker: bubble.speaker))
      case .vary(let variation):
        if let option = nextOption(of: variation) { forEachBubble(of: option, body) }
      }
    }
  }

  private mutating func nextOption(of variation: TextBlock.Variation) -> TextBlock? {
    let count = variation.options.count
    guard count > 0 else { return nil }
    let turn = Int(story.variation[variation.id])
    story.variation.increment(variation.id)
    switch variation.mode {
    case .cycle: return variation.options[turn % count]
    case .stopping: return variation.options[min(turn, count - 1)]
    case .once: return turn < count ? variation.options[turn] : nil
    case .shuffle: return variation.options[shuffled(turn % count, of: count, round: turn / count, variation.wording)]
    }
  }

  /// The position-th of a shuffle that is the same for the same seed and round, and never begins with the one the
  /// round before ended with.
  private func shuffled(_ position: Int, of count: Int, round: Int, _ id: ID) -> Int {
    // Two can only take turns; the seed says which begins.
    if count == 2 { return (round * 2 + position + Int((input.seed ^ UInt64(id.raw)) & 1)) % 2 }
    func order(_ round: Int) -> [Int] {
      var order = Array(0..<count)
      var state = input.seed ^ (UInt64(id.raw) << 32) ^ UInt64(round)
      for last in stride(from: count - 1, to: 0, by: -1) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        order.swapAt(last, Int((state >> 33) % UInt64(last + 1)))
      }
      return order
    }
    var now = order(round)
    // Not with the last, which the round after looks at.
    if round > 0, count > 2, order(round - 1).last == now[0] { now.swapAt(0, 1) }
    return now[position]
  }

  func render(_ template: Template, _ given: [String: String] = [:]) -> String {
    if let literal = template.literal { return literal }
    var text = ""
    text.reserveCapacity(template.usualBytes)
    let parts = template.parts.span
    for index in parts.indices {
      switch parts[index] {
      case .literal(let literal): text += literal
      case .value(let placeholder): text += render(placeholder, given)
      }
    }
    return text
  }

  private func render(_ placeholder: Placeholder, _ given: [String: String]) -> String {
    var text = raw(placeholder, given)
    if text.isEmpty { text = placeholder.fallback ?? "" }
    for form in placeholder.forms {
      switch form {
      case .capital: text = text.prefix(1).uppercased() + text.dropFirst()
      case .verb(let singular, let plural): text = takesSingular(placeholder) ? singular : plural
      default: break
      }
    }
    return text
  }

  private func raw(_ placeholder: Placeholder, _ given: [String: String]) -> String {
    switch placeholder.source {
    case .variable(let index): shown(index, placeholder.forms)
    case .pronoun(let form, let pronouns, let name): pronoun(form, pronouns, name)
    case .landed(let index): joined(checkTexts(index, landed: true), placeholder.forms)
    case .tryNext(let index): checkTexts(index, landed: false).first ?? ""
    case .resource(let kind): resource(kind) ?? ""
    case .operatorName: book.operatorName ?? ""
    case .operatorContact: book.operatorContact ?? ""
    case .storedDays: book.storedDays.map { number(Double($0), placeholder.forms) } ?? ""
    case .today: moment(input.now, placeholder.forms)
    case .given(let name): given[name] ?? ""
    }
  }

  func resource(_ kind: String) -> String? {
    book.resources.line(kind, country: record.country.isEmpty ? nil : record.country)
  }

  private func pronouns(_ index: Int) -> Pronouns {
    guard case .option(let id)? = value(of: index),
      let name = book.variables[index].options?.option(id)?.name
    else { return .they }
    return Pronouns(rawValue: name) ?? .they
  }

  private func pronoun(_ form: Pronouns.Form, _ pronounsIndex: Int, _ nameIndex: Int) -> String {
    if let text = pronouns(pronounsIndex).text(form) { return text }
    guard case .text(let name)? = value(of: nameIndex), !name.isEmpty else { return Pronouns.they.text(form) ?? "" }
    return form == .their || form == .theirs ? name + "’s" : name
  }

  private func takesSingular(_ placeholder: Placeholder) -> Bool {
    guard case .pronoun(_, let pronounsIndex, let nameIndex) = placeholder.source else { return false }
    let pronouns = pronouns(pronounsIndex)
    guard pronouns == .name else { return pronouns.takesSingularVerb }
    if case .text(let name)? = value(of: nameIndex) { return !name.isEmpty }
    return false
  }

  private func checkTexts(_ index: Int, landed: Bool) -> [String] {
    guard case .marks(let marks)? = value(of: index), case .marks(let rubricIndex) = book.variables[index].kind,
      rubricIndex < book.rubrics.count
    else { return [] }
    let rubric = book.rubrics[rubricIndex]
    let wanted = landed ? marks.met : marks.missing
    return rubric.checks
      .filter { check in wanted.contains(ID("\(rubric.id):\(check.id)")) }
      .map { landed ? $0.landed : $0.tryLine }
      .filter { !$0.isEmpty }
  }

  private func shown(_ index: Int, _ forms: [Placeholder.Form]) -> String {
    let variable = book.variables[index]
    switch value(of: variable) {
    case nil: return ""
    case .bool(let flag)?: return flag ? "yes" : "no"
    case .number(let number)?: return self.number(number, forms)
    case .text(let text)?: return text
    case .option(let id)?: return optionText(id, variable)
    case .set(let set)?: return joined(texts(of: set, variable, forms), forms)
    case .moment(let seconds)?: return moment(seconds, forms)
    case .marks?: return ""
    }
  }

  private func optionText(_ id: ID, _ variable: Variable) -> String {
    if case .member(let set) = variable.kind { return book.variables[set].options?.option(id)?.text ?? "" }
    return variable.options?.option(id)?.text ?? ""
  }

  func texts(of set: SetValue, _ variable: Variable, _ forms: [Placeholder.Form]) -> [String] {
    var group: String?
    for case .group(let name) in forms { group = name }
    let options = variable.options?.options ?? []
    let members = options.filter { set.contains($0.id) && (group == nil || $0.group == group) }.map(\.text)
    // Items without a group are shown once: with the whole set, or with its first group.
    let own = set.own.filter { item in
      guard let group else { return true }
      return item.group == .none ? group == options.first?.group : item.group == ID("group:\(group)")
    }
    return members + own.map(\.text)
  }

  private func joined(_ texts: [String], _ forms: [Placeholder.Form]) -> String {
    var joiner = "and"
    var texts = texts
    for case .list(let word) in forms { joiner = word }
    for case .first(let count) in forms { texts = Array(texts.prefix(count)) }
    guard texts.count > 1, let last = texts.last else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + " \(joiner) " + last
  }

  private func number(_ number: Double, _ forms: [Placeholder.Form]) -> String {
    let text = Int(exactly: number).map(String.init) ?? String(number)
    for case .plural(let one, let other) in forms {
      let pattern = number == 1 ? one : other
      return pattern.split(separator: "#", omittingEmptySubsequences: false).joined(separator: text)
    }
    return text
  }

  private func moment(_ seconds: Int64, _ forms: [Placeholder.Form]) -> String {
    let local = LocalTime(secondsSince1970: seconds, utcOffsetMinutes: clock.utcOffsetMinutes)
    var parts: [String] = []
    for form in forms {
      if case .day = form { parts.append(local.dayName(from: clock)) }
      if case .time = form { parts.append(local.timeText) }
      if case .weekday = form { parts.append(local.weekdayName) }
    }
    return parts.isEmpty ? "\(local.dayName(from: clock)) \(local.timeText)" : parts.joined(separator: " ")
  }
}

extension LocalTime {
  /// “today”, “tomorrow”, a weekday within a week, else day and month.
  func dayName(from now: LocalTime) -> String {
    let days = (startOfDay.secondsSince1970 - now.startOfDay.secondsSince1970) / 86_400
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    switch days {
    case 0: return "today"
    case 1: return "tomorrow"
    case 2...6: return weekdayName
    default: return "\(civilDate.day) \(months[civilDate.month - 1])"
    }
  }

  var weekdayName: String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday - 1]
  }

  /// Hours and minutes: `18:30`.
  var timeText: String {
    let minute = minuteOfDay % 60
    return "\(minuteOfDay / 60):\(minute < 10 ? "0" : "")\(minute)"
  }
}
