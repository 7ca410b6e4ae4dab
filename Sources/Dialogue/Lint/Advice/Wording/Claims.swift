extension WordingRule {
  private static let promises = "promises more than anybody knows"
  private static let hedge = "Write “can”, “often” or “some people”, or name who found it and when."

  private static func claim(
    _ phrase: String, unless: [Exemption] = [.negated, .question, .hedged], fine: [String] = [], fineAfter: String = "",
    onlyAfter: String = ""
  ) -> WordingRule {
    WordingRule(
      phrase, .outcomeClaim, unless: unless, fine: fine, fineAfter: fineAfter, onlyAfter: onlyAfter, because: promises,
      fix: hedge)
  }

  /// Whose acts nobody can foretell.
  private static let others =
    "it|this|that|they|he|she|you|{}|everything|things|aftercare|cuddling|cuddles|talking|sex|partner|line|words|hug|rest"
  private static let short = "it'll|this'll|that'll|they'll|he'll|she'll|you'll"
  private static let outcomes =
    "help|improve|fix|heal|strengthen|deepen|boost|save|solve|cure|love|understand|appreciate|agree|forgive|change|work"
  private static let surely = "always|surely|definitely|certainly|soon|really|also|then|never"
  private static let fineOutcomes = [
    "will work on|with|for|together", "they'll|you'll work on|with|together", "will change into|out", "will love to",
    "they'll|you'll love to",
  ]

  /// What will happen, and what was proven.
  static let claims: [WordingRule] = [
    claim("proven|scientifically", fineAfter: "un"),
    claim("proves that|it|how|aftercare"),
    claim("heals|cures", fine: ["time heals"]),
    claim("fixes", fine: ["quick fixes", "fixes a|the|us|you dinner|tea|drink|lunch|breakfast|snack"]),
    claim("guarantee|guarantees|guaranteed"),
    claim("it|this|that|aftercare|talking|cuddling|asking always works|helps|succeeds"),
    claim("never fails"),
    claim("works|helps every time"),
    claim("works|helps for everyone|everybody|anyone"),
    claim("\(others) will \(outcomes)", unless: [.negated, .question, .hedged, .safety], fine: fineOutcomes),
    claim("\(others) will \(surely) \(outcomes)", unless: [.negated, .question, .hedged, .safety], fine: fineOutcomes),
    claim("\(short) \(outcomes)", unless: [.negated, .question, .hedged, .safety], fine: fineOutcomes),
    claim("\(others) will feel|be|get|go better|closer|happier|safer|fine|okay|ok|great|easier|well|alright|loved"),
    claim("\(short) feel|be|get|go better|closer|happier|safer|fine|okay|ok|great|easier|well|alright|loved"),
    claim("\(others) will say yes"),
    claim("\(short) say yes"),
    claim("\(others) will make|bring|give|keep you|us|them|him|her|your|people|both|sex"),
    claim("\(short) make|bring|give|keep you|us|them|him|her|your|people|both|sex"),
  ]
}
