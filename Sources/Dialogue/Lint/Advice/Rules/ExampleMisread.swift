import Understanding

extension Advice {
  /// Words two choices have, and examples so near to another choice that, were they not listed, that one would be
  /// taken: what people type instead of them will be too.
  mutating func examplesMisread(in manuscript: Manuscript) {
    var seen: Set<Place> = []
    for node in manuscript.wholeNodes {
      guard case .choices(let menu) = node.body.exit else { continue }
      var choices: [Choice] = []
      for case .choice(let choice) in menu.items { choices.append(choice) }
      guard choices.count > 1 else { continue }
      // Choices used in several nodes stand together in all of them.
      if menu.items.count == choices.count, !choices.contains(where: { seen.insert($0.place).inserted }) { continue }
      sharedWords(of: choices)
      straying(of: choices)
    }
  }

  private mutating func straying(of choices: [Choice]) {
    let options = choices.map {
      ChoiceOption(label: $0.body.label.plain, match: $0.body.match, examples: $0.body.examples)
    }
    for strayed in ChoiceMatcher.strayedExamples(options) where !strayed.isShared {
      let (owner, winner) = (choices[strayed.owner], choices[strayed.winner])
      // Two choices with conditions may never stand side by side.
      if owner.body.condition != nil, winner.body.condition != nil { continue }
      let example = owner.body.examples[strayed.example]
      add(
        .exampleMisread, at: place(of: "\"\(example)\"", in: owner.place),
        "an answer like “\(example)” would be taken for “\(winner.body.label.plain)”",
        fix: "If it means “\(winner.body.label.plain)”, move it there; if not, give “\(owner.body.label.plain)” more "
          + "examples with these words, or move it to match if it is meant exactly so.")
    }
  }

  /// What is listed for two choices means neither; each is told once, at the later of them.
  private mutating func sharedWords(of choices: [Choice]) {
    let wordings = choices.map(ChoiceWordings.init)
    for later in choices.indices.dropFirst() {
      var told: Set<String> = []
      for earlier in choices.indices.prefix(later) where canMeet(choices[earlier], choices[later]) {
        let copied = wordings[later].copied(from: wordings[earlier])
        if !copied.isEmpty { tellCopy(copied, choices[later], of: choices[earlier]) }
        for key in copied { told.formUnion(wordings[later].all(key)) }
        for (word, key) in wordings[later].list where key != .label || wordings[earlier].holds(word) != .label {
          guard let other = wordings[earlier].holds(word), told.insert(word).inserted else { continue }
          if key == .label {
            tell(word, other, in: choices[earlier], wordings[earlier], as: .label, of: choices[later])
          } else {
            tell(word, key, in: choices[later], wordings[later], as: other, of: choices[earlier])
          }
        }
      }
    }
  }

  private mutating func tellCopy(_ keys: [ChoiceWordings.Key], _ choice: Choice, of other: Choice) {
    let what = keys.map { $0 == .match ? "match words" : "examples" }.joined(separator: " and ")
    add(
      .exampleMisread, at: place(of: "\"\(keys[0].rawValue)\"", in: choice.place),
      "these are the same \(what) as “\(other.body.label.plain)” has",
      fix: "Write \(what) of its own for “\(choice.body.label.plain)”.")
  }

  private mutating func tell(
    _ word: String, _ key: ChoiceWordings.Key, in choice: Choice, _ wordings: ChoiceWordings,
    as otherKey: ChoiceWordings.Key, of other: Choice
  ) {
    let written = wordings.written(word, under: key)
    // Behind the key, as the label or the id may be the same word.
    var rest = choice.place
    let keyPlace = place(of: "\"\(key.rawValue)\"", in: rest)
    if keyPlace != rest { rest.start = keyPlace.end }
    let found = place(of: "\"\(written)\"", in: rest)
    let place = found == rest ? choice.place : found
    let line = line(of: other.place, seenFrom: place)
    let isLabel = otherKey == .label
    add(
      .exampleMisread, at: place,
      isLabel
        ? "“\(written)” is what the choice “\(other.body.label.plain)” (\(line)) says, so it means neither"
        : "“\(written)” is in \(otherKey.rawValue) of “\(other.body.label.plain)” (\(line)) too, so it means neither",
      fix: isLabel ? "Take it out here." : "Take it from one of the two.")
  }

  /// Whether both can be offered at once; no where that is too much to find out.
  private func canMeet(_ one: Choice, _ other: Choice) -> Bool {
    guard let first = one.body.condition?.root, let second = other.body.condition?.root else { return true }
    var cases = ConditionCases()
    cases.note(first)
    cases.note(second)
    let both = ConditionCases.Logic.and(cases.compile(first), cases.compile(second))
    var canMeet = false
    return cases.forEach { if ConditionCases.holds(both, in: $0) { canMeet = true } } && canMeet
  }
}

/// What means a choice, as the matcher compares it.
private struct ChoiceWordings {
  enum Key: String {
    case label, match, examples
  }

  /// Each wording once, under the first key that has it.
  private(set) var list: [(word: String, key: Key)] = []
  private var keys: [String: Key] = [:]
  private var byKey: [Key: Set<String>] = [:]
  private let texts: [(text: String, word: String, key: Key)]

  init(_ choice: Choice) {
    let label = choice.body.label.literal.map { [($0, Key.label)] } ?? []
    let others = choice.body.match.map { ($0, Key.match) } + choice.body.examples.map { ($0, Key.examples) }
    texts = (label + others).map { ($0.0, Normalizer.normalize($0.0).joined, $0.1) }
    for (_, word, key) in texts where !word.isEmpty {
      byKey[key, default: []].insert(word)
      if keys.updateValue(keys[word] ?? key, forKey: word) == nil { list.append((word, key)) }
    }
  }

  func holds(_ word: String) -> Key? { keys[word] }

  func all(_ key: Key) -> Set<String> { byKey[key] ?? [] }

  func written(_ word: String, under key: Key) -> String {
    texts.first { $0.word == word && $0.key == key }?.text ?? word
  }

  /// The lists, of two words or more, that stand there word for word.
  func copied(from other: ChoiceWordings) -> [Key] {
    [Key.match, .examples].filter { all($0).count > 1 && all($0).isSubset(of: other.all($0)) }
  }
}

extension Template {
  /// The text with its placeholders left out.
  var plain: String {
    parts.map { if case .literal(let text) = $0 { text } else { "" } }.joined()
  }
}
