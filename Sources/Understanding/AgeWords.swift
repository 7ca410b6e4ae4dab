/// The closed lists behind `AgeDetector`.
enum AgeWords {
  struct Age {
    let value: Int
    /// The f of "15f" or the m of "m16".
    var letter: Character?
    var isLetterFirst = false
    // "16yo"
    var saysYears = false
    // "16yrs", if "old" comes next
    var saysYearsIfOld = false
  }

  static func statedAge(_ token: String) -> Age? {
    if let value = spelled[token] { return Age(value: value) }
    guard token.utf8.count <= 6, token.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    let digits = token.utf8.filter { (0x30...0x39).contains($0) }
    guard digits.count <= 2, let value = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    if digits.count == token.utf8.count { return Age(value: value) }
    switch token {
    case "\(value)f", "\(value)m": return Age(value: value, letter: token.last)
    case "f\(value)", "m\(value)": return Age(value: value, letter: token.first, isLetterFirst: true)
    case "\(value)yo", "\(value)yrold", "\(value)yr", "\(value)yrs", "\(value)y":
      let isWhole = token.hasSuffix("yo") || token.hasSuffix("old")
      return Age(value: value, saysYears: isWhole, saysYearsIfOld: !isWhole)
    default: return nil
    }
  }

  /// "10", "tenth", "10th" and "ten" name a class.
  static func level(_ token: String) -> Int? {
    if let level = levels[token] ?? spelled[token] { return level }
    let digits = token.hasSuffix("th") ? token.dropLast(2) : token[...]
    return digits.utf8.count <= 2 ? Int(digits) : nil
  }

  private static let spelled = [
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
  ]
  private static let levels = [
    "third": 3, "3rd": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12,
  ]

  static let anchors: [String: AgeDetector.Rule] = [
    "minor": .minor, "underage": .minor, "age": .minor, "adult": .minor, "kid": .minor, "child": .minor,
    "year": .school,
    "form": .school, "grade": .school, "grader": .school, "schooler": .school, "highschooler": .school,
    "school": .school,
    "highschool": .school,
  ]

  static let years: Set<String> = ["year", "years", "yr", "yrs", "yers", "yeras", "y", "yo"]
  static let adverbs: Set<String> = [
    "only", "just", "actually", "really", "still", "now", "about", "almost", "nearly", "barely", "both", "literally",
    "already", "also", "even", "basically", "legit", "lowkey", "quite", "like", "well", "sorry", "honestly",
    "technically",
    "currently", "kind", "of",
  ]
  static let persons: Set<String> = [
    "boy", "girl", "guy", "teen", "teenager", "female", "male", "student", "f", "m", "kid", "minor", "virgin", "pupil",
    "schoolgirl", "schoolboy", "child", "enby", "nb",
  ]
  static let adjectives: Set<String> = [
    "young", "trans", "gay", "bi", "lesbian", "straight", "teenage", "shy", "just", "queer",
  ]
  static let greetings: Set<String> = [
    "hi", "hey", "hello", "um", "uh", "ok", "so", "well", "yes", "no", "lol", "sorry",
  ]
  static let openers: Set<String> = greetings.union(persons).union([
    "only", "just", "actually", "turned", "almost", "nearly", "barely", "still",
  ])
  /// Words that may follow an age although their ending looks like a plural.
  static let follows: Set<String> = [
    "yes", "this", "thus", "was", "is", "has", "does", "his", "as", "us", "always", "thanks", "because", "please",
    "and",
    "but", "so", "perhaps", "sometimes", "parents", "guys", "besides", "needs", "here", "going",
  ]
  static let units: Set<String> = [
    "minute", "min", "mins", "sec", "secs", "hour", "hr", "hrs", "h", "day", "week", "wk", "wks", "month", "mo",
    "stone",
    "st", "kg", "kilo", "lb", "lbs", "cm", "mm", "km", "mile", "ft", "feet", "foot", "inch", "percent", "out", "of",
    "sure",
    "pm", "th", "times", "time", "point", "in", "at", "o", "oclock", "per", "or", "people", "to", "deep", "steps",
    "away", "late", "certain", "behind", "short", "points", "down", "up", "x", "rounds", "ish", "metre", "meter", "k",
  ]
  static let figurative: Set<String> = ["at", "when", "in", "inside", "again", "compared", "about", "person", "with"]
  /// "in high school teaching" is an adult's job.
  static let staff: Set<String> = ["teacher", "teaching", "reunion", "counsellor", "counselor", "staff", "sweethearts"]
  static let classes: Set<String> = [
    "freshman", "sophomore", "junior", "senior", "student", "pupil", "kid", "girl", "boy",
  ]
}
