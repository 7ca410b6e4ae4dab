/// Replaces what is inside strings and comments by spaces and keeps every line break, so that lines stay where they are.
///
/// Knows what this package writes: line and block comments, strings of one and of several lines, raw strings, and
/// interpolation with strings inside.
struct CodeBlanker {
  private let bytes: [UInt8]
  private var out: [UInt8]
  private var at = 0

  static func blank(_ text: String) -> String {
    var blanker = CodeBlanker(bytes: Array(text.utf8), out: [])
    blanker.out.reserveCapacity(blanker.bytes.count)
    while blanker.at < blanker.bytes.count { blanker.step() }
    return String(decoding: blanker.out, as: UTF8.self)
  }

  private func starts(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard at + count <= bytes.count else { return false }
    return word.withUTF8Buffer { buffer in (0..<count).allSatisfy { bytes[at + $0] == buffer[$0] } }
  }

  private mutating func keep() {
    out.append(bytes[at])
    at += 1
  }

  private mutating func hide(_ count: Int = 1) {
    for _ in 0..<count where at < bytes.count {
      out.append(bytes[at] == UInt8(ascii: "\n") ? bytes[at] : UInt8(ascii: " "))
      at += 1
    }
  }

  private mutating func step() {
    if starts("//") {
      while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { hide() }
    } else if starts("/*") {
      while at < bytes.count, !starts("*/") { hide() }
      hide(2)
    } else if starts("\"") || startsRawString {
      string()
    } else {
      keep()
    }
  }

  private var startsRawString: Bool {
    guard starts("#") else { return false }
    let quote = bytes[at...].firstIndex { $0 != UInt8(ascii: "#") }
    return quote.map { bytes[$0] == UInt8(ascii: "\"") } ?? false
  }

  private mutating func string() {
    var hashes = 0
    while starts("#") {
      hashes += 1
      keep()
    }
    let quotes = starts("\"\"\"") ? 3 : 1
    for _ in 0..<quotes { keep() }
    while at < bytes.count {
      if ends(quotes, hashes) {
        for _ in 0..<(quotes + hashes) { keep() }
        return
      }
      if starts("\\"), follows(hashes) {
        let opens = at + 1 + hashes < bytes.count && bytes[at + 1 + hashes] == UInt8(ascii: "(")
        hide(2 + hashes)
        if opens { interpolation() }
      } else {
        hide()
      }
    }
  }

  private func ends(_ quotes: Int, _ hashes: Int) -> Bool {
    guard at + quotes + hashes <= bytes.count else { return false }
    return bytes[at..<(at + quotes)].allSatisfy { $0 == UInt8(ascii: "\"") }
      && bytes[(at + quotes)..<(at + quotes + hashes)].allSatisfy { $0 == UInt8(ascii: "#") }
  }

  private func follows(_ hashes: Int) -> Bool {
    at + hashes < bytes.count && bytes[(at + 1)..<(at + 1 + hashes)].allSatisfy { $0 == UInt8(ascii: "#") }
  }

  /// Code within a string counts as string, up to the parenthesis that closes it.
  private mutating func interpolation() {
    var depth = 1
    while at < bytes.count, depth > 0 {
      if starts("\"") {
        let before = out.count
        string()
        for index in before..<out.count where out[index] != UInt8(ascii: "\n") { out[index] = UInt8(ascii: " ") }
        continue
      }
      if starts("(") { depth += 1 }
      if starts(")") { depth -= 1 }
      hide()
    }
  }
}
