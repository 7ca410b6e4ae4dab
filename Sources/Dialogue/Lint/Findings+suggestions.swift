extension Findings {
  /// “Did you mean x?” where something is near, else a plain fix.
  package static func didYouMean(_ name: String, _ known: some Sequence<String>, otherwise fix: String) -> String {
    Suggestion.nearest(name, among: known).map { "Did you mean “\($0)”?" } ?? fix
  }

  func didYouMean(_ name: String, _ known: some Sequence<String>, otherwise fix: String) -> String {
    Self.didYouMean(name, known, otherwise: fix)
  }
}
