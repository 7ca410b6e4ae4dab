extension Advice {
  /// Characters nobody sees, which come along when text is pasted and part what looks the same.
  mutating func invisibleCharacters(in manuscript: Manuscript) {
    for (_, root) in manuscript.documents {
      root.forEachText { text, place, isRead in
        var before: Unicode.Scalar = " "
        var told: Set<Unicode.Scalar> = []
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
          defer { before = scalar }
          guard !scalar.isASCII, let name = Self.invisible(scalar), told.insert(scalar).inserted else { continue }
          let after: Unicode.Scalar = index + 1 < scalars.count ? scalars[index + 1] : " "
          if Self.isExpected(scalar, between: before, and: after, isRead: isRead) { continue }
          let isSpace = scalar.properties.isWhitespace
          add(
            .invisibleCharacter, at: self.place(of: String(scalar), in: place), "here is \(name)",
            fix: isSpace
              ? "Delete it, and type a plain space." : "Delete it: place the cursor behind it and press backspace.")
        }
      }
    }
  }

  private static func invisible(_ scalar: Unicode.Scalar) -> String? {
    let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
    switch scalar.value {
    case 0xA0, 0x202F, 0x2007: return "a space that never breaks (\(code))"
    case 0x2000...0x200A, 0x205F, 0x3000, 0x1680: return "a space of an odd width (\(code))"
    case 0x2028, 0x2029, 0x85: return "a line break of an odd kind (\(code))"
    case 0xAD: return "a hyphen that is only seen at the end of a line (\(code))"
    case 0xFEFF: return "a byte order mark (\(code))"
    case 0x200B...0x200D, 0x2060...0x2064: return "a character of no width (\(code))"
    case 0x200E, 0x200F, 0x61C, 0x202A...0x202E, 0x2066...0x2069:
      return "a character that turns the direction of writing (\(code))"
    case 0x80...0x9F, 0x180E, 0x115F, 0x1160, 0x3164, 0xFFA0, 0xFE00...0xFE0F, 0xE0000...0xE0FFF, 0xFFF9...0xFFFC:
      return "a character nobody sees (\(code))"
    default: return nil
    }
  }

  /// Emoji are made of several characters; a number stays with its unit.
  private static func isExpected(
    _ scalar: Unicode.Scalar, between before: Unicode.Scalar, and after: Unicode.Scalar, isRead: Bool
  ) -> Bool {
    switch scalar.value {
    case 0x200D: isEmojiPart(before) && isEmojiPart(after)
    case 0xFE0E, 0xFE0F: before.properties.isEmoji
    case 0xE0020...0xE007F: before.value == 0x1F3F4 || (0xE0020...0xE007F).contains(before.value)
    case 0xA0, 0x202F: isRead && before.value >= 0x30 && before.value <= 0x39
    default: false
    }
  }

  private static func isEmojiPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xFE0F || (scalar.value > 0x203C && scalar.properties.isEmoji)
  }
}

extension JSONValue {
  /// Every key and text below that is not plain ASCII, in reading order.
  ///
  /// `isRead` where it is no key.
  func forEachText(_ body: (_ text: String, _ place: Place, _ isRead: Bool) -> Void) {
    var open = [self]
    while let value = open.popLast() {
      if value.hasKey, value.key.utf8.contains(where: { $0 >= 0x80 }) { body(value.key, value.keyPlace, false) }
      if value.kind == .string, let text = value.string, text.utf8.contains(where: { $0 >= 0x80 }) {
        body(text, value.place, true)
      }
      open += value.children.reversed()
    }
  }
}
