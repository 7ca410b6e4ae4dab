extension Findings {
  /// `also` tells of the other places that name it: “ (also on line 12)”.
  mutating func unknownPlaceholder(_ name: String, fix: String, also: String = "", at place: Place) {
    add(.unknownPlaceholder, at: place, "there is no value for “\(name)”\(also)", fix: fix)
  }
}
