/// "I don't know" and its kin become the one token `idk`.
enum UncertaintyPhrases {
  static let endings: Set<String> = ["know", "idea", "clue"]
  private static let adverbs: Set<String> = ["really", "even", "actually", "honestly", "just"]
  private static let others: Set<String> = ["you", "they", "we", "he", "she", "who", "people", "partner"]

  static func folded(_ tokens: [String]) -> [String] {
    var folded: [String] = []
    folded.reserveCapacity(tokens.count)
    for token in tokens {
      if let length = phraseLength(endingIn: token, after: folded) {
        folded.removeLast(length)
        folded.append("idk")
      } else {
        folded.append(token)
      }
    }
    return folded
  }

  /// How many of the preceding tokens belong to the phrase that `token` completes.
  private static func phraseLength(endingIn token: String, after tokens: [String]) -> Int? {
    func at(_ back: Int) -> String { back < tokens.count ? tokens[tokens.count - 1 - back] : "" }
    switch token {
    case "know":
      let skipped = adverbs.contains(at(0)) ? 1 : 0
      guard at(skipped) == "not", at(skipped + 1) == "do" else { return nil }
      let subject = adverbs.contains(at(skipped + 2)) ? skipped + 3 : skipped + 2
      if others.contains(at(subject)) { return nil }
      return at(subject) == "i" ? subject + 1 : skipped + 2
    case "idea", "clue":
      if at(0) == "a", at(1) == "not" { return 2 }
      guard at(0) == "no" else { return nil }
      if at(1) == "have", at(2) == "i" { return 3 }
      return ["have", "has", "had"].contains(at(1)) ? nil : 1
    default: return nil
    }
  }
}
