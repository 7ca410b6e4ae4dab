extension AgeDetector {
  /// "I'm a minor", "I'm underage", "not an adult yet", "I'm just a kid".
  func isMinor(at index: Int) -> Bool {
    var cursor = index - 1
    switch word(index) {
    case "underage":
      return isWholeOrSelf(before: index)
    case "age":
      guard word(index - 1) == "under" else { return false }
      return isWholeOrSelf(before: index - 1)
    case "adult":
      if word(cursor) == "an" { cursor -= 1 }
      guard word(cursor) == "not" else { return false }
      return cursor == 0 || hasSelf(before: cursor, allowsArticle: false)
    default:
      guard word(cursor) == "a", !AgeWords.figurative.contains(word(index + 1)) else { return false }
      if word(index) == "minor", isUnit(after: index) { return false }
      return hasSelf(before: cursor, allowsArticle: false)
    }
  }

  private func isWholeOrSelf(before index: Int) -> Bool {
    if ["not", "never"].contains(word(index - 1)) { return false }
    let next = word(index + (word(index) == "under" ? 2 : 1))
    if index == 0, tokens.count <= 4, next.isEmpty || AgeWords.follows.contains(next) { return true }
    return hasSelf(before: index, allowsArticle: false)
  }

  /// "I'm in year 10", "in 9th grade", "a freshman in high school", "ninth grader here".
  func isAtSchool(at index: Int) -> Bool {
    switch word(index) {
    case "year", "form":
      guard let level = AgeWords.level(word(index + 1)), word(index + 2) != "of" else { return false }
      return (word(index) == "form" ? 1...6 : 7...13).contains(level)
        && (isInside(endingAt: index - 1) || isInside(endingAt: index - 3) && word(index - 2) == "school")
    case "grade":
      if let level = AgeWords.level(word(index - 1)), (3...12).contains(level) { return isInside(endingAt: index - 2) }
      guard let level = AgeWords.level(word(index + 1)), (3...12).contains(level) else { return false }
      return isInside(endingAt: index - 1)
    case "grader":
      guard let level = AgeWords.level(word(index - 1)), (3...12).contains(level) else { return false }
      if index == 1 { return true }
      return word(index - 2) == "a" && hasSelf(before: index - 2, allowsArticle: false)
    case "schooler", "highschooler":
      let start = word(index) == "schooler" ? index - 1 : index
      guard start == index || ["high", "middle"].contains(word(start)) else { return false }
      return word(start - 1) == "a" && hasSelf(before: start - 1, allowsArticle: false)
    case "highschool": return isPupil(before: index)
    case "school":
      guard ["high", "middle", "secondary", "primary", "elementary"].contains(word(index - 1)) else { return false }
      return isPupil(before: index - 1)
    default: return false
    }
  }

  private func isPupil(before index: Int) -> Bool {
    if AgeWords.staff.contains(word(index + 1)) || AgeWords.staff.contains(word(index + 2)) { return false }
    if isInside(endingAt: index - 1) { return true }
    guard word(index - 1) == "in", AgeWords.classes.contains(word(index - 2)) else { return false }
    return word(index - 3) == "a" && hasSelf(before: index - 3, allowsArticle: false)
  }

  /// "i am [still] in [the]" ending here.
  private func isInside(endingAt index: Int) -> Bool {
    let cursor = word(index) == "the" || word(index) == "my" ? index - 1 : index
    return word(cursor) == "in" && hasSelf(before: cursor, allowsArticle: false)
  }

  /// "born in 2010", "my birthday is 3 march 2011"; a year that only may be too late says nothing.
  func isBornTooLate(at index: Int) -> Bool {
    guard let birth = Int(word(index)), (5...17).contains(year &- birth) else { return false }
    var cursor = index - 1
    while cursor >= 0, index - cursor <= 6 {
      switch word(cursor) {
      case "born":
        let before = word(cursor - 1)
        return cursor == 0 || before == "i" || (before == "was" || before == "am") && word(cursor - 2) == "i"
      case "birthday", "birthdate", "dob": return cursor == 0 || word(cursor - 1) == "my"
      case "birth":
        return (max(0, cursor - 3)..<cursor).contains { word($0) == "my" } || cursor == 0
      default: cursor -= 1
      }
    }
    return false
  }
}
