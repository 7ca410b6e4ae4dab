/// Statements by a person that they are under 18.
///
/// An age counts only with a person to hang it on ("I'm 15", "15 years old here"), never with a unit ("15 minutes"),
/// in the past ("when I was 15") or about someone else. Every rule looks at a few words around one anchor word.
struct AgeDetector {
  enum Rule: String, CaseIterable {
    case age
    case notYet = "not_yet"
    case minor
    case school
    case born
  }

  let tokens: [String]
  let year: Int

  init(_ tokens: [String], year: Int) {
    self.tokens = tokens
    self.year = year
  }

  func rules() -> [Rule] {
    var found: Set<Rule> = []
    for (index, token) in tokens.enumerated() {
      if let age = AgeWords.statedAge(token) {
        if statesAge(age, at: index) { found.insert(.age) }
        if age.value == 18, statesNotYet(at: index) { found.insert(.notYet) }
      }
      guard let anchor = AgeWords.anchors[token] ?? yearAnchor(token) else { continue }
      if holds(anchor, at: index) { found.insert(anchor) }
    }
    return Rule.allCases.filter(found.contains)
  }

  func word(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index] : "" }

  private func yearAnchor(_ token: String) -> Rule? {
    token.utf8.count == 4 && token.utf8.first == UInt8(ascii: "2") ? .born : nil
  }

  private func holds(_ anchor: Rule, at index: Int) -> Bool {
    switch anchor {
    case .minor: isMinor(at: index)
    case .school: isAtSchool(at: index)
    case .born: isBornTooLate(at: index)
    case .age, .notYet: false
    }
  }

  // MARK: Age

  private func statesAge(_ age: AgeWords.Age, at index: Int) -> Bool {
    guard (8...17).contains(age.value) else { return false }
    let isOldForm = age.saysYears || saysYearsOld(after: index) || age.saysYearsIfOld && word(index + 1) == "old"
    if turnsInFuture(before: index), word(index + 1) == "in" { return true }
    if !isOldForm, isUnit(after: index) { return false }
    if hasSelf(before: index, allowsArticle: isOldForm) { return true }
    if turnsInFuture(before: index) { return true }
    return opensMessage(age, at: index, isOldForm: isOldForm)
  }

  /// "years old", "yrs old", "y o" and the like right after the number.
  private func saysYearsOld(after index: Int) -> Bool {
    if ["yo", "yrold"].contains(word(index + 1)) { return true }
    if word(index + 1) == "y", word(index + 2) == "o" { return true }
    return AgeWords.years.contains(word(index + 1)) && word(index + 2) == "old"
  }

  /// Whether the number measures something else: "15 minutes", "17 weeks", "10 out of 10", "5 4".
  func isUnit(after index: Int) -> Bool {
    let next = word(index + 1)
    if next.isEmpty || AgeWords.follows.contains(next) { return false }
    if AgeWords.units.contains(next) || AgeWords.years.contains(next) { return true }
    if next.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false { return true }
    // Plural nouns are nearly always what is counted.
    return next.utf8.count >= 4 && next.utf8.last == UInt8(ascii: "s") && !next.hasSuffix("ss")
  }

  /// "I am [only] [a boy,]" or "we are [both]" just before.
  func hasSelf(before index: Int, allowsArticle: Bool) -> Bool {
    var cursor = index - 1
    var steps = 0
    while steps < 4, AgeWords.adverbs.contains(word(cursor)) {
      cursor -= 1
      steps += 1
    }
    if AgeWords.persons.contains(word(cursor)) {
      cursor -= 1
      while steps < 6, !["a", "an", "am"].contains(word(cursor)), AgeWords.adjectives.contains(word(cursor)) {
        cursor -= 1
        steps += 1
      }
      if ["a", "an"].contains(word(cursor)) { cursor -= 1 }
    } else if allowsArticle, ["a", "an"].contains(word(cursor)) {
      cursor -= 1
    }
    while steps < 8, AgeWords.adverbs.contains(word(cursor)) {
      cursor -= 1
      steps += 1
    }
    return isSelf(endingAt: cursor)
  }

  /// "i am", "i turned", "my age is", "we are", "my girlfriend and i are".
  func isSelf(endingAt index: Int) -> Bool {
    switch word(index) {
    case "am": word(index - 1) == "i" && !isCompared(before: index - 1)
    case "turned", "aged":
      word(index - 1) == "i" || word(index - 2) == "i" && AgeWords.adverbs.contains(word(index - 1))
    case "is": word(index - 1) == "age" && word(index - 2) == "my"
    case "age": index == 0 || word(index - 1) == "my"
    case "are": isWe(endingAt: index - 1)
    default: false
    }
  }

  private func isWe(endingAt index: Int) -> Bool {
    if word(index) == "we" { return !isCompared(before: index) }
    if word(index) == "i" { return word(index - 1) == "and" }
    return (max(0, index - 4)..<max(0, index)).contains { word($0) == "me" && word($0 + 1) == "and" }
      || word(index) == "me" && word(index - 1) == "and"
  }

  /// Whether this is play or memory: "like I'm 15 again", "as if I'm 12".
  private func isCompared(before index: Int) -> Bool {
    ["like", "pretending", "imagine"].contains(word(index - 1)) || word(index - 1) == "if" && word(index - 2) == "as"
  }

  /// "i turn 18", "i will be 17", "until i am 18", "i am going to be 16".
  private func turnsInFuture(before index: Int) -> Bool {
    switch word(index - 1) {
    case "turn", "turning": word(index - 2) == "i" || word(index - 2) == "am" && word(index - 3) == "i"
    case "be":
      word(index - 2) == "will" && word(index - 3) == "i"
        || word(index - 2) == "to" && word(index - 3) == "going" && word(index - 4) == "am" && word(index - 5) == "i"
    default: false
    }
  }

  /// "15 years old here", "16f", "girl, 14, need advice", "just turned 16", "almost 17", "16 going on 17".
  private func opensMessage(_ age: AgeWords.Age, at index: Int, isOldForm: Bool) -> Bool {
    guard index <= 4, (0..<index).allSatisfy({ AgeWords.openers.contains(word($0)) }) else { return false }
    let before = (0..<index).map(word)
    if before.contains(where: AgeWords.persons.contains) || before.contains("turned") { return true }
    let isWhole = tokens.count <= index + 3
    if before.contains("almost") || before.contains("nearly") { return isWhole && age.value >= 13 }
    let next = word(index + 1)
    if isOldForm {
      let length = age.saysYears ? 1 : next == "yo" || next == "yrold" || next == "old" ? 2 : 3
      let after = word(index + length)
      return after.isEmpty || AgeWords.follows.contains(after) || AgeWords.persons.contains(after)
    }
    if next == "going", word(index + 2) == "on" { return true }
    if AgeWords.persons.contains(next), next != "m" { return true }
    guard let letter = age.letter else { return false }
    // "15m" alone is a quarter of an hour.
    if letter == "f" || age.isLetterFirst { return true }
    return next.isEmpty ? ![8, 10, 12, 15].contains(age.value) : next != "please"
  }

  // MARK: Eighteen, not yet

  private func statesNotYet(at index: Int) -> Bool {
    let next = word(index + 1)
    if next != "in", isUnit(after: index) || ["anymore", "any"].contains(next) { return false }
    if turnsInFuture(before: index) { return true }
    if word(index - 1) == "am", word(index - 2) == "i" {
      if ["until", "before"].contains(word(index - 3)) { return true }
      return ["next", "soon", "in"].contains(next)
    }
    var cursor = index - 1
    while index - cursor < 4, AgeWords.adverbs.contains(word(cursor)), !["almost", "nearly"].contains(word(cursor)) {
      cursor -= 1
    }
    switch word(cursor) {
    case "not", "almost", "nearly", "under", "below":
      if cursor == 0 { return true }
      return isSelf(endingAt: cursor - 1) || hasSelf(before: cursor, allowsArticle: false)
        || AgeWords.greetings.contains(word(cursor - 1)) && cursor == 1
    default: return false
    }
  }
}
