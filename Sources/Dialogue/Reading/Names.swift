/// The shapes of ids.
package enum Names {
  /// `new_partner`: scripts, variables, signals.
  package static func isSnakeCase(_ name: String) -> Bool { hasShape(name, separator: 0x5F) }

  /// `own-line`: nodes, choices, cards, checks.
  package static func isKebabCase(_ name: String) -> Bool { hasShape(name, separator: 0x2D) }

  /// Members of enums and sets may be written either way.
  package static func isMember(_ name: String) -> Bool { isSnakeCase(name) || isKebabCase(name) }

  private static func hasShape(_ name: String, separator: UInt8) -> Bool {
    guard let first = name.utf8.first, first >= 0x61, first <= 0x7A, name.utf8.count <= Limits.idBytes else {
      return false
    }
    var previous = first
    for byte in name.utf8 {
      let isPlain = (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
      guard isPlain || (byte == separator && previous != separator) else { return false }
      previous = byte
    }
    return previous != separator
  }
}
