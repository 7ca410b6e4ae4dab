import Dialogue

extension Findings {
  mutating func string(_ value: JSONValue, _ what: String) -> String? {
    guard let text = value.string else {
      wrongType(expected: "a text in quotes", found: value, what: what)
      return nil
    }
    return text
  }

  mutating func strings(_ value: JSONValue, _ what: String) -> [(text: String, value: JSONValue)] {
    guard value.kind == .array else {
      wrongType(expected: "a list of texts in square brackets", found: value, what: what)
      return []
    }
    return value.elements.compactMap { element in
      string(element, "an entry of \(what)").map { ($0, element) }
    }
  }

  mutating func bool(_ value: JSONValue, _ what: String) -> Bool? {
    guard let flag = value.bool else {
      wrongType(expected: "true or false", found: value, what: what)
      return nil
    }
    return flag
  }
}
