import Dialogue

extension Findings {
  static func didYouMean(_ name: String, _ known: some Sequence<String>, otherwise fix: String) -> String {
    Suggestion.nearest(name, among: known).map { "Did you mean “\($0)”?" } ?? fix
  }

  mutating func wrongType(_ found: JSONValue, _ what: String, shouldBe expected: String) {
    let kind: String
    switch found.kind {
    case .object: kind = "an object in braces"
    case .array: kind = "a list in square brackets"
    case .string: kind = "a text in quotes"
    case .number: kind = "a number"
    case .bool: kind = "true or false"
    case .null: kind = "null"
    // The scanner has said what is wrong with it.
    case .unreadable: return
    }
    add(
      .wrongType, at: found.place, "\(what) should be \(expected), and this is \(kind)", fix: "Write \(expected).")
  }

  mutating func string(_ value: JSONValue, _ what: String) -> String? {
    guard let text = value.string else {
      wrongType(value, what, shouldBe: "a text in quotes")
      return nil
    }
    return text
  }

  mutating func strings(_ value: JSONValue, _ what: String) -> [(text: String, value: JSONValue)] {
    guard value.kind == .array else {
      wrongType(value, what, shouldBe: "a list of texts in square brackets")
      return []
    }
    return value.elements.compactMap { element in
      string(element, "an entry of \(what)").map { ($0, element) }
    }
  }

  mutating func bool(_ value: JSONValue, _ what: String) -> Bool? {
    guard let flag = value.bool else {
      wrongType(value, what, shouldBe: "true or false")
      return nil
    }
    return flag
  }
}
