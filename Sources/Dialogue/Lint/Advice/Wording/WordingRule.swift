/// Words a coach had better not say: when they count, when they are fine, why, and what to write instead.
///
/// In phrases, words stand in small letters with a space between, `|` between words of which any will do, and `{}` for
/// a placeholder. Marks between words are not looked at, but a phrase never reaches over the end of a sentence.
struct WordingRule: Sendable {
  enum Mouth {
    /// The coach's own words: not what it quotes, nor what the practice partner or the person says.
    case coach
    case anybody
  }

  enum Exemption {
    /// “not”, “no”, “nobody” or the like stands up to four words before.
    case negated
    /// The sentence asks.
    case question
    /// “maybe”, “I hope”, “if” or the like stands somewhere before in the sentence.
    case hedged
    /// Pages for people in danger must say plainly what to do.
    case safety
    /// It does not begin its sentence, but for “please” or “just”: “I calm down” tells nobody to.
    case told
  }

  typealias Phrase = [[String]]

  let rule: LintRule
  let phrase: Phrase
  let mouth: Mouth
  let exemptions: [Exemption]
  /// Longer phrases with it that are fine.
  let fine: [Phrase]
  /// Words right before it that make it fine.
  let fineAfter: Set<String>
  /// Counts only right after one of these words, where there are any.
  let onlyAfter: Set<String>
  /// What is wrong, to follow the words in quotes.
  let reason: String
  let fix: String

  init(
    _ phrase: String, _ rule: LintRule = .bannedWording, mouth: Mouth = .coach, unless exemptions: [Exemption] = [],
    fine: [String] = [], fineAfter: String = "", onlyAfter: String = "", because reason: String, fix: String
  ) {
    self.rule = rule
    self.phrase = Self.phrase(phrase)
    self.mouth = mouth
    self.exemptions = exemptions
    self.fine = fine.map(Self.phrase)
    self.fineAfter = Set(fineAfter.split(separator: " ").map(String.init))
    self.onlyAfter = Set(onlyAfter.split(separator: " ").map(String.init))
    self.reason = reason
    self.fix = fix
  }

  private static func phrase(_ text: String) -> Phrase {
    text.split(separator: " ").map { $0.split(separator: "|").map { $0 == "{}" ? "" : String($0) } }
  }

  /// All rules by the first word of their phrase.
  static let byFirstWord: [String: [WordingRule]] = {
    var table: [String: [WordingRule]] = [:]
    for rule in bannedPhrases + bannedVerdicts + sellingWords + claims {
      for word in rule.phrase.first ?? [] { table[word, default: []].append(rule) }
    }
    return table
  }()
}

extension WordingRule {
  /// The words that break the rule where its phrase begins at this word; nil where it does not, or is fine.
  func broken(at start: Int, in prose: Prose, of text: WrittenText) -> Range<Int>? {
    let end = start + phrase.count
    guard occurs(phrase, at: start, in: prose) else { return nil }
    let word = prose.words[start]
    if mouth == .coach, text.voice != .coach || word.isQuoted { return nil }
    let before = start > 0 && prose.words[start - 1].sentence == word.sentence ? prose.words[start - 1].text : nil
    if !onlyAfter.isEmpty, !(before.map(onlyAfter.contains) ?? false) { return nil }
    if let before, fineAfter.contains(before) { return nil }
    if exemptions.contains(where: { isExempt($0, start, prose, text, before) }) { return nil }
    for other in fine {
      for position in max(0, start - other.count + 1)..<end where occurs(other, at: position, in: prose) { return nil }
    }
    return start..<end
  }

  private func occurs(_ phrase: Phrase, at start: Int, in prose: Prose) -> Bool {
    guard start + phrase.count <= prose.words.count else { return false }
    let sentence = prose.words[start].sentence
    for (offset, words) in phrase.enumerated() {
      let word = prose.words[start + offset]
      guard word.sentence == sentence, words.contains(word.text) else { return false }
    }
    return true
  }

  private func isExempt(
    _ exemption: Exemption, _ start: Int, _ prose: Prose, _ text: WrittenText, _ before: String?
  ) -> Bool {
    let sentence = prose.words[start].sentence
    switch exemption {
    case .safety: return text.isSafety
    case .question: return sentence < prose.sentences.count && prose.sentences[sentence].isQuestion
    case .told: return before.map { !["just", "please", "so", "now", "and", "then"].contains($0) } ?? false
    case .negated:
      return prose.words[max(0, start - 4)..<start].contains { word in
        word.sentence == sentence && (Self.negations.contains(word.text) || word.text.hasSuffix("n't"))
      }
    case .hedged:
      return prose.words[..<start].reversed().prefix { $0.sentence == sentence }.contains {
        Self.hedges.contains($0.text)
      }
    }
  }

  private static let negations: Set<String> = [
    "not", "no", "never", "nobody", "nothing", "none", "neither", "nor", "without", "hardly", "cannot", "nowhere",
  ]

  private static let hedges: Set<String> = [
    "maybe", "perhaps", "may", "might", "could", "can", "hope", "hopes", "think", "thinks", "if", "whether", "unless",
    "believe", "guess", "suppose", "often", "sometimes", "until", "fear", "worry", "afraid",
  ]
}
