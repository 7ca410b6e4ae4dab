/// Reads every message, whole, before anything else does.
package struct SafetyScan: Sendable {
  private let readsAges: Bool
  private let phraseSignals: [SafetySignal]
  private let trie: PhraseTrie

  package init(_ rules: SafetyRules) {
    readsAges = rules.ages
    let normalized = rules.phrases.map { Normalizer.normalize($0.phrase, limit: .max) }
    trie = PhraseTrie(normalized.map(\.tokens))
    phraseSignals = zip(rules.phrases, normalized).map { phrase, text in
      SafetySignal(
        signal: phrase.signal, variant: phrase.variant, level: phrase.level, rule: "phrase:\(text.joined)")
    }
  }

  /// What raises each of the signals that phrases raise, as it is compared: small letters, single spaces.
  package var phrases: [(words: String, signal: SafetySignal)] {
    phraseSignals.map { (String($0.rule.dropFirst("phrase:".count)), $0) }
  }

  package var findsAges: Bool { readsAges }

  /// The signals the text raises: age rules first, then phrases in the rules' order, each once.
  ///
  /// `year` is the current one, against which years of birth are read.
  package func signals(in text: String, year: Int) -> [SafetySignal] {
    let tokens = Normalizer.normalize(text, limit: .max).tokens
    if tokens.isEmpty { return [] }
    var signals: [SafetySignal] = []
    if readsAges {
      signals = AgeDetector(tokens, year: year).rules().map {
        SafetySignal(signal: "under_18", variant: "self", level: .act, rule: "under_18.\($0.rawValue)")
      }
    }
    for index in trie.matches(in: tokens) where !signals.contains(phraseSignals[index]) {
      signals.append(phraseSignals[index])
    }
    return signals
  }
}
