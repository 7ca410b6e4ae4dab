extension Findings {
  /// `also` tells of the other places that name it: “ (also on line 12)”.
  mutating func unknownVariable(_ name: String, fix: String, also: String = "", at place: Place) {
    add(.unknownVariable, at: place, "there is no variable “\(name)”\(also)", fix: fix)
  }
}
