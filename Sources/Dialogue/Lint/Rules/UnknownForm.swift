extension Findings {
  mutating func unknownForm(_ form: String, at place: Place) {
    add(
      .unknownForm, at: place, "there is no form \(form)",
      fix: didYouMean(
        form, ["list", "group", "plural", "verb", "cap", "day", "time", "weekday", "first", "else"],
        otherwise: "Look at the guide's table of forms."))
  }
}
