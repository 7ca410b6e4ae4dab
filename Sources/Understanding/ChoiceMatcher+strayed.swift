extension ChoiceMatcher {
  /// An example that another option wins once it is not listed itself.
  package struct Strayed: Hashable, Sendable {
    /// Position of the option it stands with.
    package let owner: Int
    /// Position among that option's examples.
    package let example: Int
    /// Position of the option that wins.
    package let winner: Int
    /// Listed for both, so that as it is it means neither.
    package let isShared: Bool
  }

  /// Leaves out each example in turn and looks who wins its words.
  package static func strayedExamples(_ options: [ChoiceOption]) -> [Strayed] {
    let wordings = options.map { $0.wordings }
    let whole = ChoiceMatcher(wordings: wordings)
    // Everything is normalised once; what is made anew for each example are a few entries.
    var holders: [String: [Int]] = [:]
    for (index, option) in wordings.enumerated() {
      for wording in option {
        for word in Set(wording.tokens) where isTelling(word) { holders[word, default: []].append(index) }
      }
    }
    var strayed: [Strayed] = []
    for (owner, option) in options.enumerated() {
      let first = 1 + option.match.count
      for example in option.examples.indices {
        let wording = wordings[owner][first + example]
        // What the label says too is not the example's doing.
        guard !wording.tokens.isEmpty, wording != wordings[owner][0] else { continue }
        let count = wordings[owner].count { $0 == wording }
        var rest: [String: [Int]] = [:]
        for word in Set(wording.tokens) where isTelling(word) {
          var left = holders[word] ?? []
          for _ in 0..<count { if let index = left.firstIndex(of: owner) { left.remove(at: index) } }
          rest[word] = left
        }
        let sharing = wordings.indices.filter { $0 != owner && wordings[$0].contains(wording) }
        let others = whole.without(wording, of: owner, exact: sharing, words: rest)
        guard let winner = others.single(wording.tokens), winner != owner else { continue }
        // One word that it happens to share with another's example tells little of what people will type.
        let own = wordings[winner][...options[winner].match.count].flatMap(\.tokens)
        let shared = Set(wording.tokens).filter { others.words[$0] == .some(winner) }
        if shared.count == 1, !sharing.contains(winner), !shared.isSubset(of: own) { continue }
        strayed.append(
          Strayed(owner: owner, example: example, winner: winner, isShared: sharing.contains(winner)))
      }
    }
    return strayed
  }
}

extension ChoiceOption {
  /// The label, then what else means it.
  var wordings: [NormalizedText] { ([label] + match + examples).map { Normalizer.normalize($0) } }
}
