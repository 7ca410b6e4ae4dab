extension Findings {
  /// “Did you mean x?” where something is near, else a plain fix.
  func didYouMean(_ name: String, _ known: [String], otherwise fix: String) -> String {
    Suggestion.nearest(name, among: known).map { "Did you mean “\($0)”?" } ?? fix
  }
}
