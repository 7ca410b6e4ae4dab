/// A text reduced to what matching compares: lowercase words of letters and digits, of any script.
package struct NormalizedText: Hashable, Sendable {
  package let tokens: [String]
  /// The tokens with one space between them.
  package let joined: String

  init(tokens: [String]) {
    self.tokens = tokens
    joined = tokens.joined(separator: " ")
  }
}
