extension Findings {
  mutating func wrongType(expected: String, found: JSONValue, what: String) {
    let kind =
      switch found.kind {
      case .object: "an object in braces"
      case .array: "a list in square brackets"
      case .string: "a text in quotes"
      case .number: "a number"
      case .bool: "true or false"
      case .null: "null"
      }
    add(.wrongType, at: found.place, "\(what) should be \(expected), and this is \(kind)", fix: "Write \(expected).")
  }
}
