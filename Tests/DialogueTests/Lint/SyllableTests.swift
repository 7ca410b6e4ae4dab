import Testing

@testable import Dialogue

struct SyllableTests {
  /// As dictionaries part them.
  static let known: [(count: Int, words: String)] = [
    (
      1,
      """
      a I you care made sex words close one more some there help talk walked hugged called held smiles makes laughed
      tea you're they're don't can't I'll we'll they'll I'd we've phone friend night shared tired eyes once 18 breathe
      touch while whole real heart pulled hours
      """
    ),
    (
      2,
      """
      after partner people gentle cuddle cuddles cuddled settled table couples apples changes houses wishes wanted needed
      waited something someone sometimes somewhere lovely safely going doing being seeing trying saying quiet poem didn't
      isn't couldn't it'll that'll nation question special moment over under nothing really evening every business
      before alone water blanket nervous anxious patient million careful basement making rather other minute hello
      science client trial easy pleasure people's
      """
    ),
    (
      3,
      """
      aftercare together idea area everyone anyone different family happier easiest serious curious various period
      radio video actual usual sexual violent medium reaction imagine remember important criticised another tomorrow
      beautiful favourite example element created whatever animal banana chocolate genuine suicide theory ritual
      cherishing invited disorder
      """
    ),
    (
      4,
      """
      conversation situation everybody intimacy emergency anxiety society January experience vulnerable especially
      information criticism reality comfortable material variety interesting obedient
      """
    ),
    (5, "communication electricity possibility opportunity"),
  ]

  @Test func `words have the syllables they are spoken with`() {
    var wrong: [String] = []
    for (count, words) in Self.known {
      for word in words.lowercased().split(whereSeparator: \.isWhitespace).map(String.init) {
        let found = Syllables.count(word)
        if found != count { wrong.append("\(word): \(found), not \(count)") }
      }
    }

    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test func `odd words have at least one`() {
    for word in ["", "'", "''", "x", "bdsm", "é", "ö'", "'s", "n't", "e", "es", "ed", "日本"] {
      #expect(Syllables.count(word) >= 1 || word.isEmpty || word.allSatisfy { $0 == "'" }, "\(word)")
    }
  }
}
