/// How many years of school a text asks for, by Flesch and Kincaid (Kincaid and others, 1975).
struct ReadingGrade {
  private(set) var words = 0
  private(set) var sentences = 0
  private(set) var syllables = 0
  /// Of four syllables or more, in the order they stand; words of the subject left out.
  private(set) var longWords: [String] = []
  private(set) var longestSentence = 0

  mutating func add(_ prose: Prose) {
    words += prose.words.count
    sentences += prose.sentences.count
    longestSentence = max(longestSentence, prose.sentences.map(\.wordCount).max() ?? 0)
    for word in prose.words {
      // Values are mostly names and other short words.
      guard !word.isPlaceholder, !Self.familiar.contains(word.text) else {
        syllables += 1
        continue
      }
      let count = Syllables.count(word.text)
      syllables += count
      if count > 3, !longWords.contains(word.text) { longWords.append(word.text) }
    }
  }

  var grade: Double {
    guard words > 0, sentences > 0 else { return 0 }
    return 0.39 * Double(words) / Double(sentences) + 11.8 * Double(syllables) / Double(words) - 15.59
  }

  /// Long words there is no way around here; they count as short ones.
  static let familiar: Set<String> = [
    "aftercare", "afterword", "intimacy", "intimate", "partner", "partners", "partner's", "relationship",
    "relationships",
    "boundary", "boundaries", "consent", "orgasm", "orgasms", "lubricant", "safeword", "pronouns", "beducated",
    "emergency", "samaritans", "january", "february", "everybody", "anybody", "conversation", "terminal",
  ]
}
