extension Findings {
  package mutating func wrongType(expected: String, found: JSONValue, what: String) {
    // The scanner has said what is wrong with it.
    guard found.kind != .unreadable else { return }
    let kind =
      switch found.kind {
      case .object: "an object in braces"
      case .array: "a list in square brackets"
      case .string: "a text in quotes"
      case .number: "a number"
      case .bool: "true or false"
      case .null: "null"
      case .unreadable: "something that cannot be read"
      }
    add(.wrongType, at: found.place, "\(what) should be \(expected), and this is \(kind)", fix: "Write \(expected).")
  }
}
