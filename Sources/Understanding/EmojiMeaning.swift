enum EmojiMeaning {
  /// The few pictures that answer a question.
  static func word(for scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x1F44D, 0x1F44C, 0x2705, 0x2714, 0x2611, 0x1F4AF: "yes"
    case 0x1F44E, 0x274C, 0x2716, 0x274E, 0x1F6AB, 0x1F645: "no"
    case 0x1F937: "idk"
    case 0x1F197: "ok"
    case 0x1F51F: "10"
    default: nil
    }
  }
}
