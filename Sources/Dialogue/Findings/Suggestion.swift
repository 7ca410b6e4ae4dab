/// “Did you mean …?” for names that writers mistype.
package enum Suggestion {
  /// The candidate that was probably meant, or `nil` when none is near.
  ///
  /// First the same word with other capitals or other separators (`new-partner` for `new_partner`), then the one with
  /// the fewest slips (a letter more, less, other, or two swapped): at most 1 in a word of up to 4 letters, 2 up to 8,
  /// 3 beyond. Of equally near ones the first in alphabetical order wins.
  package static func nearest(
    _ word: String, among candidates: some Sequence<String>, atMost most: Int = 3
  ) -> String? {
    let typed = folded(word)
    guard !typed.isEmpty, typed.count <= 200 else { return nil }
    let limit = min(most, typed.count <= 4 ? 1 : typed.count <= 8 ? 2 : 3)
    var best: (rank: Int, candidate: String)?
    for candidate in candidates where candidate != word {
      let meant = folded(candidate)
      guard abs(meant.count - typed.count) <= limit, let rank = distance(typed, meant, limit: limit) else { continue }
      // A short word that has nothing in common is another word, not a slip.
      guard rank < max(typed.count, meant.count) else { continue }
      if let known = best, (known.rank, known.candidate) <= (rank, candidate) { continue }
      best = (rank, candidate)
    }
    return best?.candidate
  }

  /// The one candidate that begins as the word does, with three letters or more: “care” for “caring”.
  static func sharingStart(_ word: String, among candidates: [String]) -> String? {
    let typed = folded(word)
    var best: (length: Int, candidates: [String]) = (3, [])
    for candidate in candidates where candidate != word {
      let length = zip(typed, folded(candidate)).prefix { $0 == $1 }.count
      if length > best.length { best = (length, []) }
      if length == best.length { best.candidates.append(candidate) }
    }
    return best.candidates.count == 1 ? best.candidates[0] : nil
  }

  private static func folded(_ word: String) -> [Unicode.Scalar] {
    word.lowercased().unicodeScalars.map { $0 == "_" || $0 == " " ? "-" : $0 }
  }

  /// Restricted Damerau-Levenshtein distance (Boytsov 2011), or `nil` when it is over the limit.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int? {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      var least = row + 1
      for column in 0..<right.count {
        let substitution = last[column] + (left[row] == right[column] ? 0 : 1)
        var cost = min(substitution, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
        least = min(least, cost)
      }
      // A swap reaches back two rows, so one bad row alone decides nothing.
      if least > limit + 1 { return nil }
      (beforeLast, last) = (last, current)
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
