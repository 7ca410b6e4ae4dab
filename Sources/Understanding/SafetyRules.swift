package enum SignalLevel: String, Hashable, Sendable {
  /// Clear: the page comes now.
  case act
  /// Unclear: one question comes first.
  case ask
}

/// One wording that raises a signal wherever its words stand together.
package struct SafetyPhrase: Hashable, Sendable {
  package let signal: String
  package let variant: String
  package let level: SignalLevel
  package let phrase: String

  package init(signal: String, variant: String, level: SignalLevel, phrase: String) {
    self.signal = signal
    self.variant = variant
    self.level = level
    self.phrase = phrase
  }
}

package struct SafetyRules: Hashable, Sendable {
  /// Whether people who say that they are under 18 raise `under_18`.
  package let ages: Bool
  package let phrases: [SafetyPhrase]

  package init(ages: Bool, phrases: [SafetyPhrase]) {
    self.ages = ages
    self.phrases = phrases
  }
}

package struct SafetySignal: Hashable, Sendable {
  package let signal: String
  package let variant: String
  package let level: SignalLevel
  /// A stable id that holds nothing of the person's text: "under_18.age" or "phrase:red balloon".
  package let rule: String

  package init(signal: String, variant: String, level: SignalLevel, rule: String) {
    self.signal = signal
    self.variant = variant
    self.level = level
    self.rule = rule
  }
}
