import Understanding

/// The dangers a message may tell of; the raw value is the signal's name in `safety.json`.
package enum SafetyCategory: String, CaseIterable, Sendable {
  case medical
  case selfHarm = "self_harm"
  case under18 = "under_18"
  case thirdPartyMinor = "third_party_minor"
  case assault
  case partnerViolence = "partner_violence"
  case acuteDistress = "acute_distress"
  case userCoercion = "user_coercion"
  case explicitRequest = "explicit_request"

  /// As operators read it.
  package var words: String {
    switch self {
    case .medical: "medical emergencies"
    case .selfHarm: "self-harm"
    case .under18: "under 18"
    case .thirdPartyMinor: "danger to a child"
    case .assault: "assault"
    case .partnerViolence: "violence by a partner"
    case .acuteDistress: "acute distress"
    case .userCoercion: "wishes to pressure someone"
    case .explicitRequest: "sexual requests"
    }
  }
}

extension Book {
  /// Those that some wording raises and a page answers.
  package var answeredCategories: [SafetyCategory] {
    let heard = Set(safety.scan.phrases.map(\.signal.signal))
    return SafetyCategory.allCases.filter { category in
      guard safety.signal(named: category.rawValue) != nil else { return false }
      return heard.contains(category.rawValue) || category == .under18 && safety.scan.findsAges
    }
  }

  package var unansweredCategories: [SafetyCategory] {
    let answered = answeredCategories
    return SafetyCategory.allCases.filter { !answered.contains($0) }
  }

  /// What this book answers with a page of its own, told to whoever runs it.
  package var safetyCoverage: String {
    let answered = answeredCategories.isEmpty ? "" : answeredCategories.map(\.words).joined(separator: ", ") + " and "
    let missing = unansweredCategories.map(\.words)
    let rest =
      missing.isEmpty ? "" : " Nothing yet for \(missing.joined(separator: ", ")): such words get an ordinary answer."
    return "This book answers \(answered)the word help." + rest
  }
}
