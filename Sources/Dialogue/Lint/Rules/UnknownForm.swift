extension Findings {
  /// A form that exists, for another kind of value, or the lack of one.
  mutating func unfitForm(_ message: String, fix: String, at place: Place) {
    add(.unknownForm, at: place, message, fix: fix)
  }

  mutating func unknownForm(_ form: String, at place: Place) {
    add(
      .unknownForm, at: place, "there is no form “\(form)”",
      fix: Self.didYouMean(
        form, ["list", "group", "plural", "verb", "cap", "day", "time", "weekday", "first", "else"],
        otherwise: form.hasPrefix("else ")
          ? "Put a colon after else: “else: \(form.dropFirst(5))”." : "Look at the guide's table of forms."))
  }
}
