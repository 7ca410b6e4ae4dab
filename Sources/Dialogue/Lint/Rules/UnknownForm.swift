extension Findings {
  private static let forms = ["list", "group", "plural", "verb", "cap", "day", "time", "weekday", "first", "else"]

  /// A form that exists, for another kind of value, or the lack of one.
  mutating func unfitForm(_ message: String, fix: String, at place: Place) {
    add(.unknownForm, at: place, message, fix: fix)
  }

  mutating func unknownForm(_ form: String, at place: Place) {
    let parts = form.split(separator: " ", maxSplits: 1).map(String.init)
    let colonForgotten =
      parts.count == 2 && ["list", "group", "plural", "verb", "first", "else"].contains(parts[0])
      ? "Put a colon after \(parts[0]): “\(parts[0]): \(parts[1])”." : nil
    add(
      .unknownForm, at: place, "there is no form “\(form)”",
      fix: colonForgotten ?? didYouMean(form, Self.forms, otherwise: "Look at the guide's table of forms."))
  }
}
