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
    let bare = found.string?.lowercased()
    let fix: String =
      switch (expected, bare) {
      case ("true or false", "true"?), ("true or false", "yes"?): "Write true, without quotes."
      case ("true or false", "false"?), ("true or false", "no"?): "Write false, without quotes."
      case ("a number", let text?) where Double(text) != nil: "Write \(text), without quotes."
      case ("a text in quotes", nil) where found.kind == .number || found.kind == .bool: "Write \"\(found.rawText)\"."
      default: "Write \(expected)."
      }
    add(.wrongType, at: found.place, "\(what) should be \(expected), and this is \(kind)", fix: fix)
  }
}
