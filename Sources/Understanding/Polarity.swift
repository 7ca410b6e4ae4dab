/// Whether a label or an answer says yes, no, or neither for now.
enum Polarity: Hashable {
  case yes
  case no
  case unsure

  /// The side a label stands for, read from its first words: "Yes, please", "Not now", "Maybe later".
  static func ofLabel(_ tokens: [String]) -> Polarity? {
    guard let first = tokens.first else { return nil }
    if tokens.contains("idk") || tokens.contains("unsure") || tokens.starts(with: ["not", "sure"]) { return .unsure }
    if tokens.starts(with: ["i", "am", "not", "sure"]) || ["maybe", "perhaps", "possibly"].contains(first) {
      return .unsure
    }
    if labelYes.contains(first) { return .yes }
    if labelNo.contains(first) { return .no }
    guard first == "not", let second = tokens.dropFirst().first else { return nil }
    return ["now", "really", "yet", "today", "quite", "at"].contains(second) ? .no : nil
  }

  /// The side a short answer takes; nil when it takes none or both.
  static func ofAnswer(_ tokens: [String]) -> Polarity? {
    if tokens.isEmpty || tokens.count > 12 { return nil }
    if isUnsure(tokens) { return .unsure }
    if let whole = ofWholePhrase(tokens) { return whole }
    var rest = tokens[...]
    while rest.count > 1, let first = rest.first, interjections.contains(first) { rest.removeFirst() }
    if let whole = ofWholePhrase(Array(rest)) { return whole }
    guard let first = rest.first else { return nil }
    rest.removeFirst()
    if strongNo.contains(first) { return rest.contains { strongYes.contains($0) || turns.contains($0) } ? nil : .no }
    guard strongYes.contains(first) else { return nil }
    if let second = rest.first, second == "not" { return emphatic.contains(first) ? .no : nil }
    return rest.contains { strongNo.contains($0) || turns.contains($0) || $0 == "not" } ? nil : .yes
  }

  private static func ofWholePhrase(_ tokens: [String]) -> Polarity? {
    var tokens = tokens[...]
    while tokens.count > 1, let last = tokens.last, trailers.contains(last) { tokens.removeLast() }
    let phrase = tokens.map(collapsed).joined(separator: " ")
    if yesPhrases.contains(phrase) { return .yes }
    return noPhrases.contains(phrase) ? .no : nil
  }

  private static func isUnsure(_ tokens: [String]) -> Bool {
    for (index, token) in tokens.enumerated() {
      if unsureWords.contains(token) { return true }
      if token == "sure" || token == "certain", index > 0, tokens[max(0, index - 2)..<index].contains("not") {
        return true
      }
    }
    return false
  }

  /// "yess" and "noo" are what the normaliser leaves of longer cries.
  private static func collapsed(_ token: String) -> String {
    elongated[token] ?? token
  }

  private static let elongated = [
    "yess": "yes", "yeess": "yes", "yees": "yes", "yeahh": "yeah", "yeeah": "yeah", "yepp": "yep", "yupp": "yup",
    "noo": "no", "nnoo": "no", "nahh": "nah", "naah": "nah", "nopee": "nope", "suure": "sure", "suree": "sure",
    "yass": "yes", "yaas": "yes", "yaass": "yes", "okk": "ok", "yea": "yes", "ye": "yes", "yah": "yes", "ya": "yes",
  ]

  private static let labelYes: Set<String> = ["yes", "yeah", "yep", "yup", "sure", "ok", "absolutely", "definitely"]
  private static let labelNo: Set<String> = ["no", "nope", "nah", "never"]
  private static let interjections: Set<String> = [
    "oh", "um", "uh", "hmm", "hm", "well", "so", "lol", "haha", "ok", "honestly", "sorry", "ah", "er", "i", "think",
    "just",
    "guess",
  ]
  private static let trailers: Set<String> = [
    "please", "thanks", "thank", "you", "lol", "haha", "definitely", "really", "sorry", "tbh", "honestly", "actually",
    "then", "mate", "i", "think", "guess", "suppose", "for", "now", "today", "me",
  ]
  private static let strongYes: Set<String> = [
    "yes", "yess", "yeah", "yeahh", "yep", "yup", "yea", "ye", "ya", "yah", "yass", "sure", "absolutely", "definitely",
    "totally", "certainly", "indeed", "affirmative", "mhm", "aye", "correct", "exactly", "agreed",
  ]
  private static let emphatic: Set<String> = ["absolutely", "definitely", "totally", "certainly", "sure"]
  private static let strongNo: Set<String> = ["no", "noo", "nope", "nah", "nahh", "naah", "naw", "negative", "never"]
  /// After these the first word may have meant the opposite.
  private static let turns: Set<String> = [
    "but", "except", "problem", "worries", "doubt", "pressure", "matter", "however",
  ]
  private static let unsureWords: Set<String> = [
    "idk", "maybe", "perhaps", "possibly", "unsure", "depends", "either", "might",
  ]

  private static let yesPhrases: Set<String> = [
    "yes", "yeah", "yep", "yup", "y", "ok", "sure", "sure thing", "absolutely", "definitely", "totally", "certainly",
    "indeed", "of course", "course", "why not", "no problem", "no worries", "no doubt", "go on", "go ahead",
    "go for it",
    "sounds good", "sounds great", "that sounds good", "i do", "i am", "i have", "i did", "i would", "i will", "i can",
    "we do", "we are", "we have", "we did", "it is", "it does", "it was", "that is right", "right", "correct", "true",
    "exactly", "agreed", "affirmative", "mhm", "uh huh", "aye", "happy to", "love to", "i would love to",
    "i would like to",
    "i would like that", "do it", "let us do it", "let us go", "yes i do", "yes i am", "for sure", "hell yes", "great",
    "perfect", "fine", "ok fine", "works", "works for me", "by all means", "gladly", "bet", "alright", "all right",
    "i think so", "think so", "i guess so", "guess so", "i guess yes",
  ]

  private static let noPhrases: Set<String> = [
    "no", "nope", "nah", "naw", "n", "no way", "not really", "not at all", "not now", "not yet", "not today", "not me",
    "not this time", "not tonight", "never", "absolutely not", "definitely not", "of course not", "certainly not",
    "i do not", "i am not", "i have not", "i did not", "i would not", "i will not", "i can not", "we do not",
    "we are not",
    "we have not", "it is not", "it does not", "i do not think so", "do not think so", "not think so",
    "i would rather not",
    "rather not", "i do not want to", "do not want to", "hell no", "no need", "pass", "i will pass", "hard pass",
    "negative",
    "wrong", "false", "incorrect", "not for me", "nothing", "do not", "please do not", "not interested", "not",
    "i guess not", "guess not", "i think not",
  ]
}
