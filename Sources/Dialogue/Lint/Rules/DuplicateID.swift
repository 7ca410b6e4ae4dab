extension Findings {
  /// `first` is where the name stands already.
  mutating func duplicateID(_ name: String, kind: String, first: Place, at place: Place) {
    let fix =
      kind == "script"
      ? "Give this one another id, and its file the same name."
      : place.file == first.file ? "Give this one, the later, another id." : "Give this one another id."
    add(
      .duplicateID, at: place, "there is already a \(kind) “\(name)” on \(line(of: first, seenFrom: place))", fix: fix)
  }

  mutating func duplicateID(label: String, at place: Place) {
    add(
      .duplicateID, at: place, "another choice here already says “\(label)”",
      fix: "Write other words, so that people can tell the two apart.")
  }
}
