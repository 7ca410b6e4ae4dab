extension Advice {
  /// A verb after {partner.they} that only fits “she” and “he”, or only “they”.
  mutating func pronounVerbs(in manuscript: Manuscript) {
    for (index, prose) in manuscript.prose.enumerated() {
      let text = manuscript.texts[index]
      for position in prose.words.indices {
        guard let subject = Subject(at: position, in: prose, of: text.template),
          let verb = subject.contracted() ?? subject.verb(in: prose)
        else { continue }
        let name = manuscript.book.variables[subject.variable].name
        let reason =
          verb.isSingular
          ? "“they” needs another verb than “she” or “he”" : "“she” and “he” need another verb than “they”"
        add(
          .pronounVerb, at: subject.place(upTo: verb.end, in: text.template.place), reason,
          fix: "Write {\(name).they|verb: \(verb.forms)} instead of “\(verb.written)”.")
      }
    }
  }
}

/// A {partner.they} and the words right after it.
private struct Subject {
  struct Verb {
    var written: String
    /// After “she”, then after “they”.
    var forms: String
    var isSingular: Bool
    /// Bytes of the literal up to its end.
    var end: Int
  }

  let variable: Int
  private let position: Int
  private let placeholder: Placeholder
  private let literal: String

  init?(at position: Int, in prose: Prose, of template: Template) {
    let word = prose.words[position]
    guard word.isPlaceholder, case .value(let placeholder) = template.parts[word.part],
      case .pronoun(.they, _, let name) = placeholder.source, word.part + 1 < template.parts.count,
      case .literal(let literal) = template.parts[word.part + 1]
    else { return nil }
    if placeholder.forms.contains(where: { if case .verb = $0 { true } else { false } }) { return nil }
    variable = name
    self.position = position
    self.placeholder = placeholder
    self.literal = literal
  }

  func place(upTo end: Int, in whole: Place) -> Place {
    guard placeholder.place != whole else { return whole }
    return Place(file: whole.file, start: placeholder.place.start, end: placeholder.place.end + UInt32(end))
  }

  /// “’s” and “’re”, right behind it.
  func contracted() -> Verb? {
    for mark in ["’", "'"] {
      for (end, isSingular) in [("s", true), ("re", false)] where literal.hasPrefix(mark + end) {
        let rest = literal.dropFirst(1 + end.count)
        guard rest.first.map({ !$0.isLetter }) ?? true else { continue }
        return Verb(
          written: mark + end, forms: "is are", isSingular: isSingular, end: mark.utf8.count + end.utf8.count)
      }
    }
    return nil
  }

  func verb(in prose: Prose) -> Verb? {
    guard let first = word(1, in: prose), literal.utf8.prefix(first.bytes.lowerBound).allSatisfy({ $0 == 0x20 }) else {
      return nil
    }
    if let singular = Verbs.singular(of: first.text) {
      // “if she were here”, and “would she have”.
      guard !isTurned(in: prose), first.text != "were" || !isSupposed(in: prose) else { return nil }
      return verb(prose, 1, first, "\(singular) \(first.text)", isSingular: false)
    }
    if let plural = Verbs.plural(of: first.text) {
      return verb(prose, 1, first, "\(first.text) \(plural)", isSingular: true)
    }
    guard Verbs.adverbs.contains(first.text), let second = word(2, in: prose),
      let plural = Verbs.plural(of: second.text)
    else { return nil }
    return verb(prose, 2, second, "\(second.text) \(plural)", isSingular: true)
  }

  private func verb(_ prose: Prose, _ distance: Int, _ word: Prose.Word, _ forms: String, isSingular: Bool) -> Verb {
    let written = prose.written((position + distance)..<(position + distance + 1))
    // As the writer types apostrophes.
    let typed = written.contains("’") ? forms.split(separator: "'", omittingEmptySubsequences: false) : []
    return Verb(
      written: written, forms: typed.isEmpty ? forms : typed.joined(separator: "’"), isSingular: isSingular,
      end: word.bytes.upperBound)
  }

  /// A word of the same sentence and the same part of the text, which ends within that part.
  private func word(_ distance: Int, in prose: Prose) -> Prose.Word? {
    let index = position + distance
    guard prose.words.indices.contains(index) else { return nil }
    let word = prose.words[index]
    guard word.part == prose.words[position].part + 1, word.sentence == prose.words[position].sentence else {
      return nil
    }
    return word
  }

  private func isTurned(in prose: Prose) -> Bool {
    guard position > 0, prose.words[position - 1].sentence == prose.words[position].sentence else { return false }
    let before = prose.words[position - 1].text
    return Verbs.auxiliaries.contains(before) || before.hasSuffix("n't")
  }

  private func isSupposed(in prose: Prose) -> Bool {
    prose.words[..<position].reversed().prefix { $0.sentence == prose.words[position].sentence }.contains {
      ["if", "though", "wish", "wishes", "unless", "suppose", "imagine"].contains($0.text)
    }
  }
}
