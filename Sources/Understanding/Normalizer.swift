package enum Normalizer {
  /// Matching reads no further than this many Unicode scalars; the safety scan reads everything.
  package static let matchingLimit = 1_024

  /// Folds case, accents, full-width forms, contractions and a few texting words; normalising twice changes nothing.
  ///
  /// Reads at most `limit` scalars and gives back at most `limit`, spaces between words included.
  package static func normalize(_ text: String, limit: Int = matchingLimit) -> NormalizedText {
    var text = text
    let tokens = text.withUTF8 { bytes in
      var scanner = TokenScanner(limit: limit)
      scanner.scan(bytes)
      return scanner.finish()
    }
    return NormalizedText(tokens: tokens)
  }
}
