/// Declarations that say everything of a variable but what it holds.
extension BookReader {
  /// Longer than this, only what is missing is shown.
  private static let shownWhole = 90

  /// The declaration with its type, by its other keys; failing those, by what is done with the variable.
  func withType(_ symbol: Symbols.VariableSymbol) -> String {
    let object = symbol.object
    guard let type = Self.type(of: object) else {
      let roots = symbol.script.map { [symbols.scripts[$0].object] } ?? documents.values.map(\.self)
      let shape = VariableUses(of: [symbol.name], in: roots).shape(of: symbol.name)
      return "Write what it holds, such as \"\(symbol.name)\": \(shape)."
    }
    let rest = object.rawText.dropFirst().drop { $0 == " " }
    guard rest.utf8.count <= Self.shownWhole, !rest.contains(where: \.isNewline) else {
      return "Write \"type\": \"\(type.rawValue)\", behind its {."
    }
    return "Write \"\(symbol.name)\": { \"type\": \"\(type.rawValue)\", \(rest)."
  }

  private static func type(of object: JSONValue) -> Symbols.VariableType? {
    if object["rubric"] != nil { return .assessment }
    if object["own"] != nil { return .set }
    if let of = object["of"] {
      switch of.kind {
      case .string: return .member
      case .object: return object["default"] == nil ? .set : .enum
      default: return .enum
      }
    }
    if object["maxLength"] != nil { return .text }
    if object["min"] != nil || object["max"] != nil { return .number }
    switch object["default"]?.kind {
    case .bool: return .bool
    case .number: return .number
    case .string: return .text
    default: return nil
    }
  }
}
