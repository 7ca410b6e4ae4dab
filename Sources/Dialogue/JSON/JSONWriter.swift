/// Writes JSON from values, the way `JSONFormatter` writes files.
package enum JSONWriter {
  package static func text(of tree: JSONTree) -> String {
    var text = ""
    JSONLayout(tree).write(to: &text)
    return text + "\n"
  }

  /// Infinity and NaN have no place in JSON and become null.
  static func numeral(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    if number == 0, number.sign == .minus { return "-0" }
    if abs(number) < 1e15, let whole = Int(exactly: number) { return String(whole) }
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  static func quoted(_ string: String) -> String {
    var result = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{C}": result += "\\f"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
