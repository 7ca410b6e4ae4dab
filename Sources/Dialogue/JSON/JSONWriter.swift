/// Writes JSON the way all files of a book look: two spaces, and on one line what is short and simple.
package struct JSONWriter {
  /// Counted in characters, with the indentation, the key and the comma.
  package static let lineLimit = 100

  private var text = ""

  package static func text(of tree: JSONTree) -> String {
    var writer = JSONWriter()
    writer.write(tree, indent: 0, used: 1)
    return writer.text + "\n"
  }

  /// `used` counts what else is on the line: indentation, key, comma.
  private mutating func write(_ tree: JSONTree, indent: Int, used: Int) {
    if tree.mayStandOnOneLine, let line = Self.oneLine(tree, limit: Self.lineLimit - used) {
      text += line
      return
    }
    let inner = String(repeating: " ", count: indent + 2)
    switch tree {
    case .object(let members):
      text += "{\n"
      for (index, member) in members.enumerated() {
        let key = Self.quoted(member.key) + ": "
        text += inner + key
        write(member.value, indent: indent + 2, used: indent + 2 + key.count + 1)
        text += index == members.count - 1 ? "\n" : ",\n"
      }
      text += String(repeating: " ", count: indent) + "}"
    case .array(let elements):
      text += "[\n"
      for (index, element) in elements.enumerated() {
        text += inner
        write(element, indent: indent + 2, used: indent + 2 + 1)
        text += index == elements.count - 1 ? "\n" : ",\n"
      }
      text += String(repeating: " ", count: indent) + "]"
    case .string(let string): text += Self.quoted(string)
    case .number(let number): text += Self.numeral(number)
    case .bool(let bool): text += bool ? "true" : "false"
    case .null: text += "null"
    }
  }

  /// The whole value on one line, or `nil` when that is longer than the limit.
  private static func oneLine(_ tree: JSONTree, limit: Int) -> String? {
    var line = ""
    var length = 0
    func add(_ part: String) -> Bool {
      length += part.count
      line += part
      return length <= limit
    }
    func put(_ tree: JSONTree) -> Bool {
      switch tree {
      case .object(let members):
        guard !members.isEmpty else { return add("{}") }
        for (index, member) in members.enumerated() {
          guard add(index == 0 ? "{ " : ", "), add(quoted(member.key) + ": "), put(member.value) else { return false }
        }
        return add(" }")
      case .array(let elements):
        guard !elements.isEmpty else { return add("[]") }
        for (index, element) in elements.enumerated() {
          guard add(index == 0 ? "[" : ", "), put(element) else { return false }
        }
        return add("]")
      case .string(let string): return add(quoted(string))
      case .number(let number): return add(numeral(number))
      case .bool(let bool): return add(bool ? "true" : "false")
      case .null: return add("null")
      }
    }
    return put(tree) ? line : nil
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

extension JSONTree {
  private var items: [JSONTree]? {
    switch self {
    case .object(let members): members.map(\.value)
    case .array(let elements): elements
    default: nil
    }
  }

  /// A container may if what it holds holds no filled container in turn.
  fileprivate var mayStandOnOneLine: Bool {
    guard let items else { return true }
    return items.allSatisfy { item in
      item.items?.allSatisfy { $0.items?.isEmpty ?? true } ?? true
    }
  }
}
