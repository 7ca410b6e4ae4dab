extension SlotParser {
  /// A name out of "my name is sam", "she's called Ana", "call her J."; nil when nothing like a name is left.
  ///
  /// Keeps the person's capitals; a single word all in lowercase gets one. `maxLength` counts Unicode scalars.
  package static func name(_ text: String, maxLength: Int) -> String? {
    var words = TextCleaner.clean(text, maxScalars: 400).split(separator: " ").map(trimmed).filter { !$0.isEmpty }
    while let length = introduction(words), length < words.count { words.removeFirst(length) }
    while words.count > 1, let last = words.last, courtesies.contains(last.lowercased()) { words.removeLast() }
    if words.isEmpty || words.count > 4 { return nil }
    let name = words.joined(separator: " ")
    if name.unicodeScalars.count > maxLength || !name.unicodeScalars.contains(where: isNameable) { return nil }
    let normalized = Normalizer.normalize(name).tokens
    if normalized == ["idk"] || introduction(words) == words.count { return nil }
    return words.count == 1 ? capitalised(name) : name
  }

  /// How many words at the front only introduce the name.
  private static func introduction(_ words: [String]) -> Int? {
    for length in stride(from: min(5, words.count), through: 1, by: -1) {
      let opening = Normalizer.normalize(words[..<length].joined(separator: " ")).joined
      if introductions.contains(opening) { return length }
    }
    return nil
  }

  private static func trimmed(_ word: Substring) -> String {
    let scalars = word.unicodeScalars
    guard let start = scalars.firstIndex(where: { !quotes.contains($0) }) else { return "" }
    var end = scalars.endIndex
    while end > start {
      let before = scalars.index(before: end)
      guard quotes.contains(scalars[before]) || endMarks.contains(scalars[before]) else { break }
      // "J." is an initial.
      if scalars[before] == ".", scalars.distance(from: start, to: before) == 1 { break }
      end = before
    }
    return String(String.UnicodeScalarView(scalars[start..<end]))
  }

  private static func capitalised(_ name: String) -> String {
    if name.unicodeScalars.contains(where: { $0.properties.isUppercase }) { return name }
    guard let first = name.unicodeScalars.first else { return name }
    return first.properties.titlecaseMapping + String(String.UnicodeScalarView(name.unicodeScalars.dropFirst()))
  }

  private static func isNameable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.properties.isEmojiPresentation
  }

  private static let quotes: Set<Unicode.Scalar> = [
    "\"", "'", "“", "”", "‘", "’", "«", "»", "„", "(", ")", "[", "]", "*", "`",
  ]
  private static let endMarks: Set<Unicode.Scalar> = [".", ",", "!", "?", ";", ":", "…", "。"]
  private static let courtesies: Set<String> = ["please", "pls", "thanks", "lol", ":)", "haha"]

  private static let introductions: Set<String> = {
    var openings: Set<String> = [
      "my name is", "my name", "the name", "the name is", "name is", "name", "i am", "i am called", "call me",
      "you can call me", "people call me", "just", "just call me", "it is", "that is", "this is", "um", "uh", "hi",
      "hey",
      "hello", "oh", "well", "ok", "so", "maybe", "his name", "her name", "their name", "let us say", "say",
      "let us call",
      "my partner is", "my partner is called", "my partner name is", "their", "is",
    ]
    for verb in ["call", "let us call", "i call", "you can call", "just call", "we call"] {
      for pronoun in ["her", "him", "them", "it"] { openings.insert("\(verb) \(pronoun)") }
    }
    for owner in ["her", "his", "their", "partner", "my partner"] { openings.insert("\(owner) name is") }
    for subject in ["she is", "he is", "they are", "it is", "i am", "is"] {
      for verb in ["called", "named", ""] { openings.insert(verb.isEmpty ? subject : "\(subject) \(verb)") }
    }
    return openings
  }()
}
