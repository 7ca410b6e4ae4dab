/// Accented letters reduced to their base letter; the standard library offers no decomposition to do it with.
enum LetterFolding {
  /// The ASCII letters that stand for a Latin letter, or nil if it stays what it is.
  static func ascii(for scalar: Unicode.Scalar) -> [UInt8]? {
    let value = scalar.value
    switch value {
    case 0xC6, 0xE6: return Array("ae".utf8)
    case 0x152, 0x153: return Array("oe".utf8)
    case 0xDF, 0x1E9E: return Array("ss".utf8)
    case 0xDE, 0xFE: return Array("th".utf8)
    case 0xC0..<0x250: return base(latin[Int(value - 0xC0)])
    case 0x1E00..<0x1F00: return base(latinAdditional[Int(value - 0x1E00)])
    default: return nil
    }
  }

  /// Greek and Cyrillic letters that are one scalar on one keyboard and two on another.
  static func withoutAccent(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "ά": "α"
    case "έ": "ε"
    case "ή": "η"
    case "ί", "ϊ", "ΐ": "ι"
    case "ό": "ο"
    case "ύ", "ϋ", "ΰ": "υ"
    case "ώ": "ω"
    case "ς": "σ"
    case "ё": "е"
    case "й": "и"
    case "ї": "і"
    case "ў": "у"
    default: scalar
    }
  }

  static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F: true
    default: false
    }
  }

  private static func base(_ letter: UInt8) -> [UInt8]? {
    letter == UInt8(ascii: ".") ? nil : [letter]
  }

  /// U+00C0 to U+024F in order; a full stop where no base letter exists.
  private static let latin = Array(
    ("aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggggggg"
      + "hhhhiiiiiiiiii..jjkk.llllll..llnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzsb......."
      + "...............i........oo.............uu............................aaiioouuuuuuuuuu.aaaa....ggkkoo"
      + "oo..j...gg..nnaa..ooaaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy...............b..eejj..rryy").utf8)

  /// U+1E00 to U+1EFF in the same way.
  private static let latinAdditional = Array(
    ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss"
      + "ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee"
      + "iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......").utf8)
}
