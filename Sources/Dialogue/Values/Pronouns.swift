/// The pronouns a person goes by, and the forms a text can ask for.
package enum Pronouns: String, CaseIterable, Sendable {
  case they, she, he
  /// No pronoun: the name stands in its place.
  case name

  package enum Form: String, CaseIterable, Sendable {
    case they, them, their, theirs, themself
  }

  /// The form in lower case; nil where the name stands instead.
  package func text(_ form: Form) -> String? {
    switch (self, form) {
    case (.they, _): form.rawValue
    case (.she, .they): "she"
    case (.she, .them): "her"
    case (.she, .their): "her"
    case (.she, .theirs): "hers"
    case (.she, .themself): "herself"
    case (.he, .they): "he"
    case (.he, .them): "him"
    case (.he, .their): "his"
    case (.he, .theirs): "his"
    case (.he, .themself): "himself"
    case (.name, _): nil
    }
  }

  /// Whether a verb after the pronoun takes its singular form: *she wants*, *Sam wants*, but *they want*.
  package var takesSingularVerb: Bool { self != .they }
}
