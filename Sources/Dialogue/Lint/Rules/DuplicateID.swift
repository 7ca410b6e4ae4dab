extension Findings {
  package mutating func duplicateID(_ name: String, kind: String, at place: Place) {
    add(.duplicateID, at: place, "there is already a \(kind) “\(name)”", fix: "Give one of them another id.")
  }

  mutating func duplicateID(label: String, at place: Place) {
    add(
      .duplicateID, at: place, "another choice here already says “\(label)”",
      fix: "Write other words, so that people can tell the two apart.")
  }
}
