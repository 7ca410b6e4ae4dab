extension Advice {
  /// “Him” or “her” said by the coach, where a script asks elsewhere what its person goes by.
  mutating func fixedPronouns(in manuscript: Manuscript) {
    var people: [UInt16: Int] = [:]
    var pronouns: Set<Int> = []
    for text in manuscript.texts {
      for case .value(let placeholder) in text.template.parts {
        guard case .pronoun(_, let own, let name) = placeholder.source else { continue }
        pronouns.insert(own)
        if people[text.template.place.file] == nil { people[text.template.place.file] = name }
      }
    }
    for (index, prose) in manuscript.prose.enumerated() {
      let text = manuscript.texts[index]
      guard text.kind == .bubble || text.kind == .nudge, text.voice == .coach, !text.isSafety,
        let person = people[text.template.place.file], !asks(text.condition, for: pronouns)
      else { continue }
      let name = manuscript.book.variables[person].name
      for (position, word) in prose.words.enumerated() where !word.isQuoted {
        guard let form = Form(word.text), !isOneOfTwo(form, word.sentence, prose) else { continue }
        let written = prose.written(position..<(position + 1))
        add(
          .fixedPronoun, at: place(ofWord: written, in: text.template.place),
          "this says “\(written)”, but people may have said otherwise",
          fix: "Write \(form.fix(at: position, in: prose, name: name, isCapital: written.first?.isUppercase ?? false))."
        )
      }
    }
  }

  /// “He or she” leaves it open.
  private func isOneOfTwo(_ form: Form, _ sentence: Int, _ prose: Prose) -> Bool {
    prose.words.contains { $0.sentence == sentence && Form($0.text).map { $0.isShe != form.isShe } ?? false }
  }

  private func asks(_ condition: Expression?, for pronouns: Set<Int>) -> Bool {
    guard let condition else { return false }
    switch condition {
    case .variable(let index), .known(let index): return pronouns.contains(index)
    case .not(let inner): return asks(inner, for: pronouns)
    case .and(let left, let right), .or(let left, let right), .compare(_, let left, let right),
      .contains(let left, let right):
      return asks(left, for: pronouns) || asks(right, for: pronouns)
    default: return false
    }
  }
}

/// One of the words for “she” and “he”.
private struct Form {
  /// As `they`, with what is joined to it: `'s` of “he's”.
  private var stem: String
  private var ending: String
  let isShe: Bool

  init?(_ word: String) {
    let cut = word.firstIndex(of: "'") ?? word.endIndex
    stem = String(word[..<cut])
    ending = String(word[cut...])
    guard Self.she.contains(stem) || Self.he.contains(stem) else { return nil }
    isShe = Self.she.contains(stem)
  }

  private static let she: Set<String> = ["she", "her", "hers", "herself"]
  private static let he: Set<String> = ["he", "him", "his", "himself"]

  func fix(at position: Int, in prose: Prose, name: String, isCapital: Bool) -> String {
    let cap = isCapital ? "|cap" : ""
    let next = position + 1 < prose.words.count ? prose.words[position + 1] : nil
    let goesOn = next.map { $0.sentence == prose.words[position].sentence } ?? false
    switch stem {
    case "he", "she":
      let they = "{\(name).they\(cap)}"
      if ending == "'s" { return "\(they) {\(name).they|verb: is are}" }
      guard ending.isEmpty else { return they + ending }
      guard goesOn, let verb = next?.text, let plural = Verbs.plural(of: verb) else { return they }
      return "\(they) {\(name).they|verb: \(verb) \(plural)}"
    case "him": return "{\(name).them\(cap)}"
    case "her": return goesOn ? "{\(name).their\(cap)} or {\(name).them\(cap)}" : "{\(name).them\(cap)}"
    case "his": return goesOn ? "{\(name).their\(cap)}" : "{\(name).theirs\(cap)}"
    case "hers": return "{\(name).theirs\(cap)}"
    default: return "{\(name).themself\(cap)}"
    }
  }
}
