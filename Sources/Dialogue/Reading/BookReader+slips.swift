/// What was probably meant by a placeholder that means nothing.
extension BookReader {
  /// A word of book.json's `avoid` in a text.
  mutating func checkAvoided(_ text: String, at place: Place) {
    guard !avoided.isEmpty else { return }
    for word in text.split(whereSeparator: { !$0.isLetter && $0 != "'" && $0 != "’" && $0 != "-" })
    where avoided.contains(word.lowercased()) {
      findings.invalidValue(
        "“\(word)” is a word this book avoids", fix: "Use another word, or take this one out of avoid in book.json.",
        at: findings.place(of: String(word), in: place))
      return
    }
  }

  /// `{{name}}` shows the braces; with a variable's name in it, its value was meant.
  mutating func checkDoubled(_ bytes: ArraySlice<UInt8>, at place: Place) {
    guard bytes.first == 0x7B, let close = bytes.firstIndex(of: 0x7D) else { return }
    let inner = bytes[..<close].dropFirst(2)
    let name = trimmed(inner.prefix { $0 != 0x7C })
    let base = String(name.prefix { $0 != "." })
    guard symbols.variable(name, script: script) != nil || symbols.variable(base, script: script) != nil else { return }
    findings.templateSyntax(
      "doubled braces are shown as they are, without the value",
      fix: "Write one brace on each side: {\(String(decoding: inner, as: UTF8.self))}.",
      at: place)
  }

  /// What to write for a pronoun, and for a form without its bar.
  func placeholderMeant(by name: String) -> String? {
    let first = String(name.prefix { $0 != "," && $0 != ":" && $0 != " " })
    if first != name, symbols.variable(first, script: script) != nil {
      return "Put a bar after the name: {\(first)|…}."
    }
    let dot = name.lastIndex(of: ".")
    let word = dot.map { String(name[name.index(after: $0)...]) } ?? name
    let base =
      dot.map { String(name[..<$0]) }
      ?? symbols.variableNames(script: script).first { name in
        symbols.variable(name, script: script).map { symbols.variables[$0].part == .name } ?? false
      }
    guard let base, let index = symbols.variable(base, script: script), symbols.variables[index].part == .name else {
      return nil
    }
    let forms = [
      "he": "they", "she": "they", "him": "them", "his": "their", "her": "their", "hers": "theirs",
      "himself": "themself", "herself": "themself", "themselves": "themself", "name": "name|else: …",
    ]
    let small = word.lowercased()
    guard let form = forms[small] ?? Pronouns.Form(rawValue: small)?.rawValue else { return nil }
    return "Write {\(base).\(form)\(small == word ? "" : "|cap")}."
  }
}
