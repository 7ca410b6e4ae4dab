extension BookReader {
  /// Codes of advice, each with the reason why it is wrong here.
  ///
  ///     { "few-examples": "Two words say it all." }
  mutating func readSilence(_ value: JSONValue?, within scope: Silence.Scope) {
    guard let value else { return }
    guard value.kind == .object else {
      findings.wrongType(
        expected: "an object such as { \"long-bubble\": \"why\" }", found: value, what: "silence")
      return
    }
    for (code, reason) in value.members where code != "note" {
      guard let rule = LintRule(rawValue: code) else {
        let codes = LintRule.allCases.filter(\.isAdvice).map(\.rawValue)
        findings.invalidValue(
          "there is no advice “\(code)”",
          fix: findings.didYouMean(code, codes, otherwise: "Write a code that stands in brackets behind advice."),
          at: reason.keyPlace)
        continue
      }
      guard rule.isAdvice else {
        findings.invalidValue(
          "“\(code)” is an error, and only advice can be silenced", fix: "Mend what it tells, and take this out.",
          at: reason.keyPlace)
        continue
      }
      guard let text = string(reason, "a reason") else { continue }
      guard text.utf8.contains(where: { $0 > 0x20 }) else {
        findings.invalidValue(
          "“\(code)” is silenced without a reason", fix: "Write why the advice is wrong here.", at: reason.place)
        continue
      }
      silences.append(Silence(rule: rule, scope: scope, place: reason.keyPlace))
    }
  }
}
