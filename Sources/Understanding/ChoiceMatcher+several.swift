extension ChoiceMatcher {
  /// Reads a list: "water and 3", "1 3 4", "all of them", "everything except 2".
  ///
  /// A part that names nothing spoils the whole answer, so that nothing a person wrote is dropped unseen.
  func matchSeveral(_ text: String) -> ChoiceMatch {
    let whole = Normalizer.normalize(text).tokens
    if whole.isEmpty { return .none }
    if let chosen = exactly(whole) { return .chosen([chosen]) }
    if let all = everything(whole) { return all.isEmpty ? .none : .chosen(all) }
    let reader = SelectorReader(optionCount: options.count, many: true)
    if let reading = reader.read(whole), !reading.named.isEmpty { return chosen(reading.named) }
    return chosenParts(text) ?? .none
  }

  private func chosen(_ positions: [Int]) -> ChoiceMatch {
    positions.allSatisfy(options.indices.contains) ? .chosen(Set(positions).sorted()) : .none
  }

  /// Every option the text means by "all" or "all except"; nil when it says neither, empty when it cannot be read.
  private func everything(_ tokens: [String]) -> [Int]? {
    let all = options.indices.filter { options[$0].label.first.map { !Self.nothingWords.contains($0) } ?? true }
    let rest = Self.withoutHedges(tokens)
    if Self.allPhrases.contains(rest.joined(separator: " ")) { return all }
    if Self.bothPhrases.contains(rest.joined(separator: " ")) { return all.count == 2 ? all : [] }
    guard let first = rest.first, ["all", "everything"].contains(first) else { return nil }
    guard let cut = rest.firstIndex(where: { $0 == "except" || $0 == "but" }), cut <= 3 else { return nil }
    var tail = Array(rest[(cut + 1)...])
    if tail.first == "for" { tail.removeFirst() }
    guard let refused = parts([tail]) else { return [] }
    return all.filter { !refused.contains($0) }
  }

  private func chosenParts(_ text: String) -> ChoiceMatch? {
    var pieces: [[String]] = []
    var piece = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(Normalizer.matchingLimit) {
      if Self.separators.contains(scalar) {
        pieces.append(Normalizer.normalize(String(piece)).tokens)
        piece.removeAll()
      } else {
        piece.append(scalar)
      }
    }
    pieces.append(Normalizer.normalize(String(piece)).tokens)
    guard let found = parts(pieces.filter { !$0.isEmpty }) else { return nil }
    return .chosen(found)
  }

  private func parts(_ pieces: [[String]]) -> [Int]? {
    var found: Set<Int> = []
    for piece in pieces {
      guard let named = named(in: piece) else { return nil }
      found.formUnion(named)
    }
    return found.isEmpty ? nil : found.sorted()
  }

  /// The options one piece names; empty when it holds nothing but hedges, nil when it cannot be read.
  private func named(in piece: [String]) -> Set<Int>? {
    let parts = piece.split(whereSeparator: Self.joiners.contains)
    var found: Set<Int> = []
    var index = 0
    while index < parts.count {
      // A label may hold the joining word itself: "blanket and tea".
      let ends = stride(from: min(parts.count, index + 4) - 1, through: index, by: -1)
      var known: (chosen: Int, end: Int)?
      for end in ends {
        guard let chosen = exactly(Array(piece[parts[index].startIndex..<parts[end].endIndex])) else { continue }
        known = (chosen, end)
        break
      }
      if let known {
        found.insert(known.chosen)
        index = known.end + 1
      } else {
        guard let named = named(inPart: Array(parts[index])) else { return nil }
        found.formUnion(named)
        index += 1
      }
    }
    return found
  }

  private func named(inPart part: [String]) -> Set<Int>? {
    if SelectorReader.isOnlyFiller(part) { return [] }
    if let reading = SelectorReader(optionCount: options.count, many: true).read(part) {
      guard !reading.named.isEmpty, reading.named.allSatisfy(options.indices.contains) else { return nil }
      return Set(reading.named)
    }
    return single(part).map { [$0] } ?? run(of: part)
  }

  /// Labels written one after the other without a comma: "water blanket tea".
  private func run(of part: [String]) -> Set<Int>? {
    if part.count > 30 || part.contains(where: WordLists.negations.contains) { return nil }
    var found: Set<Int> = []
    var covered: Set<String> = []
    for (index, option) in options.enumerated() where !option.content.isEmpty {
      guard option.content.allSatisfy(part.contains) else { continue }
      found.insert(index)
      covered.formUnion(option.content)
    }
    let isWhole = part.allSatisfy { covered.contains($0) || WordLists.functionWords.contains($0) }
    return isWhole && !found.isEmpty ? found : nil
  }

  private static let separators: Set<Unicode.Scalar> = [
    ",", ";", "/", "&", "+", "\n", "\r", "•", "·", "、", "،", "，", ".", "!", "|",
  ]
  private static let joiners: Set<String> = ["and", "plus", "also", "n", "then"]
  private static let nothingWords: Set<String> = ["none", "nothing", "neither", "no", "not"]
  private static let allPhrases: Set<String> = [
    "all", "everything", "all of", "all of them", "all of these", "all of those", "all of above", "all of the above",
    "all the above", "all them", "every one", "every", "each", "all of it", "lot", "each of them", "all three",
    "all four",
    "all of the", "everything on the list",
  ]
  private static let bothPhrases: Set<String> = ["both", "both of them", "both of", "both of these", "them both"]
}
