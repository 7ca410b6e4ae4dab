/// What a typed answer chooses among a question's options.
///
/// Build once per question, match many times. The stages run from certain to likely and the first that speaks decides; a tie in any of them chooses nothing.
package struct ChoiceMatcher: Sendable {
  private(set) var options: [IndexedOption]
  /// Normalised wording -> option; nil where two options share the wording.
  private(set) var exact: [String: Int?]
  /// Words that carry meaning -> option; nil where two options share the word.
  private(set) var words: [String: Int?]
  private let longestPhrase: Int
  private let hasPolarity: Bool

  struct IndexedOption: Sendable {
    let label: [String]
    let content: [String]
    let polarity: Polarity?
    var phrases: [Phrase]
  }

  struct Phrase: Sendable {
    let scalars: [Unicode.Scalar]
    let digits: [Unicode.Scalar]
  }

  package init(_ options: [ChoiceOption]) {
    self.init(wordings: options.map { $0.wordings })
  }

  /// Of each option the label, then its other wordings.
  init(wordings all: [[NormalizedText]]) {
    var indexed: [IndexedOption] = []
    var exact: [String: Int?] = [:]
    var words: [String: Int?] = [:]
    var longestPhrase = 0
    for (index, wordings) in all.enumerated() {
      for wording in wordings where !wording.tokens.isEmpty {
        Self.claim(wording.joined, for: index, in: &exact)
        longestPhrase = max(longestPhrase, wording.tokens.count)
        for word in wording.tokens where Self.isTelling(word) { Self.claim(word, for: index, in: &words) }
      }
      let label = wordings[0].tokens
      indexed.append(
        IndexedOption(
          label: label, content: label.filter { !WordLists.functionWords.contains($0) },
          polarity: Polarity.ofLabel(label), phrases: wordings.filter { !$0.tokens.isEmpty }.map(Phrase.init)))
    }
    self.options = indexed
    self.exact = exact
    self.words = words
    self.longestPhrase = longestPhrase
    hasPolarity = indexed.contains { $0.polarity != nil }
  }

  package static func match(_ text: String, options: [ChoiceOption], many: Bool) -> ChoiceMatch {
    ChoiceMatcher(options).match(text, many: many)
  }

  package func match(_ text: String, many: Bool) -> ChoiceMatch {
    if options.isEmpty { return .none }
    if many { return matchSeveral(text) }
    guard let chosen = single(Normalizer.normalize(text).tokens) else { return .none }
    return .chosen([chosen])
  }

  /// The same matcher without one wording of an option; `rest` are the options that still have each wording and word
  /// of it.
  func without(_ wording: NormalizedText, of owner: Int, exact left: [Int], words rest: [String: [Int]])
    -> ChoiceMatcher
  {
    var matcher = self
    let phrase = Array(wording.joined.unicodeScalars)
    matcher.options[owner].phrases.removeAll { $0.scalars == phrase }
    matcher.exact[wording.joined] = nil
    for option in left { Self.claim(wording.joined, for: option, in: &matcher.exact) }
    for (word, options) in rest {
      matcher.words[word] = nil
      for option in options { Self.claim(word, for: option, in: &matcher.words) }
    }
    return matcher
  }

  func single(_ tokens: [String]) -> Int? {
    if tokens.isEmpty { return nil }
    if let chosen = exactly(tokens) { return chosen }
    switch selected(tokens) {
    case .chosen(let chosen): return chosen
    case .refused: return nil
    case .silent: break
    }
    if hasPolarity, let side = Polarity.ofAnswer(tokens), let chosen = only({ $0.polarity == side }) { return chosen }
    return misspelt(tokens) ?? contained(tokens) ?? telling(tokens)
  }

  /// The whole text, then the text with hedges taken off its ends, as few as will do.
  func exactly(_ tokens: [String]) -> Int? {
    if tokens.count <= longestPhrase, let known = exact[tokens.joined(separator: " ")] { return known }
    var leading = 0
    while leading < tokens.count, leading < 8, WordLists.hedges.contains(tokens[leading]) { leading += 1 }
    var trailing = 0
    while trailing < tokens.count - leading, trailing < 8,
      WordLists.hedges.contains(tokens[tokens.count - 1 - trailing])
    {
      trailing += 1
    }
    if leading + trailing == 0 { return nil }
    for removed in 1...(leading + trailing) {
      for start in max(0, removed - trailing)...min(leading, removed) {
        let rest = tokens[start..<(tokens.count - removed + start)]
        if rest.isEmpty || rest.count > longestPhrase { continue }
        if let known = exact[rest.joined(separator: " ")] { return known }
      }
    }
    return nil
  }

  private enum Selection {
    case chosen(Int)
    case refused
    case silent
  }

  private func selected(_ tokens: [String]) -> Selection {
    guard let reading = SelectorReader(optionCount: options.count, many: false).read(tokens) else { return .silent }
    if reading.named.isEmpty {
      let left = options.indices.filter { !reading.refused.contains($0) }
      return left.count == 1 && left.count < options.count ? .chosen(left[0]) : .refused
    }
    guard reading.named.count == 1, let position = reading.named.first else { return .refused }
    let holders = optionsHolding(number: position + 1)
    guard options.indices.contains(position) else { return holders.count == 1 ? .chosen(holders[0]) : .refused }
    if tokens.contains(where: SelectorReader.markers.contains) { return .chosen(position) }
    // "10" may be the tenth choice or the one that says "10 minutes".
    if holders.contains(where: { $0 != position }) { return .refused }
    if let side = options[position].polarity, contradicts(tokens, side) { return .refused }
    return .chosen(position)
  }

  private func optionsHolding(number: Int) -> [Int] {
    let digits = String(number)
    return options.indices.filter { options[$0].label.contains(digits) }
  }

  private func contradicts(_ tokens: [String], _ side: Polarity) -> Bool {
    guard let first = tokens.first else { return false }
    return side == .yes && first == "no" && !tokens.contains("not") || side == .no && first == "yes"
  }

  private func misspelt(_ tokens: [String]) -> Int? {
    for candidate in [tokens, Self.withoutHedges(tokens)] where !candidate.isEmpty {
      let typed = Phrase(NormalizedText(tokens: candidate))
      var best = Int.max
      var chosen: Int?
      for (index, option) in options.enumerated() {
        for phrase in option.phrases {
          guard let distance = phrase.distance(from: typed), distance <= best else { continue }
          if distance < best {
            (best, chosen) = (distance, index)
          } else if chosen != index {
            chosen = nil
          }
        }
      }
      if best < Int.max { return chosen }
    }
    return nil
  }

  /// The one label whose every telling word occurs.
  private func contained(_ tokens: [String]) -> Int? {
    if tokens.count > 30 || tokens.contains(where: WordLists.negations.contains) { return nil }
    return only { option in !option.content.isEmpty && option.content.allSatisfy(tokens.contains) }
  }

  /// The one option that owns words of the text, if they make up a third of what the text says.
  private func telling(_ tokens: [String]) -> Int? {
    if tokens.count > 30 || tokens.contains(where: WordLists.negations.contains) { return nil }
    var chosen: Int?
    var hits = 0
    for token in tokens {
      guard let owner = words[token], let owner else { continue }
      if let chosen, chosen != owner { return nil }
      chosen = owner
      hits += 1
    }
    let content = tokens.count { !WordLists.functionWords.contains($0) && !Self.isNumber($0) }
    return hits * 3 >= content ? chosen : nil
  }

  private func only(_ holds: (IndexedOption) -> Bool) -> Int? {
    var found: Int?
    for (index, option) in options.enumerated() where holds(option) {
      if found != nil { return nil }
      found = index
    }
    return found
  }

  static func withoutHedges(_ tokens: [String]) -> [String] {
    var rest = tokens[...]
    while let first = rest.first, WordLists.hedges.contains(first) { rest.removeFirst() }
    while let last = rest.last, WordLists.hedges.contains(last) { rest.removeLast() }
    return Array(rest)
  }

  private static func claim(_ key: String, for index: Int, in owners: inout [String: Int?]) {
    if let owner = owners[key] {
      if owner != index { owners.updateValue(nil, forKey: key) }
    } else {
      owners.updateValue(index, forKey: key)
    }
  }

  static func isTelling(_ word: String) -> Bool {
    word.unicodeScalars.count >= 4 && !WordLists.functionWords.contains(word) && !WordLists.negations.contains(word)
  }

  private static func isNumber(_ word: String) -> Bool { word.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
