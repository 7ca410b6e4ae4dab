/// Forms of English verbs after “she” and after “they”.
enum Verbs {
  private static let irregular = [
    "is": "are", "isn't": "aren't", "was": "were", "wasn't": "weren't", "has": "have", "hasn't": "haven't",
    "does": "do", "doesn't": "don't", "dies": "die", "lies": "lie", "ties": "tie", "aches": "ache",
  ]

  private static let singular = [
    "are": "is", "aren't": "isn't", "were": "was", "weren't": "wasn't", "have": "has", "haven't": "hasn't",
    "do": "does", "don't": "doesn't",
  ]

  /// End in s, follow a subject, and are no verbs.
  private static let others: Set<String> = [
    "afterwards", "always", "as", "backwards", "besides", "days", "downstairs", "else's", "evenings", "forwards",
    "hers",
    "his", "indoors", "inwards", "its", "mornings", "nights", "nowadays", "ours", "outdoors", "outwards", "overseas",
    "perhaps", "sometimes", "theirs", "themselves", "this", "towards", "upstairs", "upwards", "weekdays", "weekends",
    "whereas", "yes", "yours",
  ]

  /// Words between a subject and its verb.
  static let adverbs: Set<String> = [
    "already", "also", "always", "even", "ever", "just", "mostly", "never", "now", "often", "only", "perhaps",
    "probably", "rarely", "really", "simply", "sometimes", "soon", "still", "then", "usually",
  ]

  /// Before a subject they take the verb's plain form with them.
  static let auxiliaries: Set<String> = [
    "can", "could", "did", "do", "does", "let", "may", "might", "must", "shall", "should", "will", "would",
  ]

  /// `want` of `wants`, in small letters; nil for a word that is no verb as it stands after “she”.
  static func plural(of verb: String) -> String? {
    if let known = irregular[verb] { return known }
    // “miss” and “focus” are as they stand after “they”.
    guard verb.count > 2, verb.hasSuffix("s"), !verb.hasSuffix("ss"), !verb.hasSuffix("us"), !verb.contains("'"),
      !others.contains(verb)
    else { return nil }
    if verb.hasSuffix("ies") { return verb.dropLast(3) + "y" }
    for end in ["sses", "shes", "ches", "xes", "zzes", "oes"] where verb.hasSuffix(end) {
      return String(verb.dropLast(2))
    }
    return String(verb.dropLast())
  }

  /// `has` of `have`, for the few words that are surely verbs.
  static func singular(of verb: String) -> String? { singular[verb] }
}
