extension Advice {
  /// The most years of school a script may ask for, and a page that is read in need.
  ///
  /// Six is a good aim.
  static let (gradeOfScripts, gradeOfSafety) = (8.0, 5.0)
  /// Shorter texts tell too little of how they read.
  static let wordsOfAGrade = 25

  mutating func hardToRead(in manuscript: Manuscript) {
    for node in manuscript.wholeNodes {
      let said = manuscript.readable(node)
      var grade = ReadingGrade()
      for (_, prose) in said { grade.add(prose) }
      let isSafety = manuscript.book.scripts[node.script].isSafety
      let limit = isSafety ? Self.gradeOfSafety : Self.gradeOfScripts
      guard grade.words >= Self.wordsOfAGrade, grade.grade > limit else { continue }
      let worst = said.max { Self.weight($0.prose) < Self.weight($1.prose) }
      add(
        .hardToRead, at: worst?.place ?? node.place,
        "“\(node.name)” reads like grade \(Self.shown(grade.grade)), and \(Int(limit)) is the most here",
        fix: Self.fix(grade))
    }
  }

  private static func fix(_ grade: ReadingGrade) -> String {
    var parts: [String] = []
    if grade.longestSentence > 14 { parts.append("Split the longest sentence, of \(grade.longestSentence) words") }
    let words = grade.longWords.prefix(4).map { word in
      EasierWords.easier(for: word).map { "“\(word)” (\($0))" } ?? "“\(word)”"
    }
    if !words.isEmpty {
      parts.append("\(parts.isEmpty ? "Find" : "find") shorter words for \(words.joined(separator: ", "))")
    }
    return (parts.isEmpty ? "Write shorter sentences and shorter words" : parts.joined(separator: "; ")) + "."
  }

  /// How much a text adds to the grade.
  private static func weight(_ prose: Prose) -> Double {
    var grade = ReadingGrade()
    grade.add(prose)
    return (grade.grade - 4) * Double(grade.words)
  }

  private static func shown(_ grade: Double) -> String {
    let tenths = Int((grade * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension Manuscript {
  /// What the coach says at a node, without sentences that a list of checked lines fills.
  func readable(_ node: Node) -> [(place: Place, prose: Prose)] {
    var found: [(place: Place, prose: Prose)] = []
    func look(_ block: TextBlock?) {
      for item in block?.items ?? [] {
        switch item {
        case .bubble(let bubble):
          let isChecked = bubble.template.parts.contains {
            if case .value(let placeholder) = $0, case .resource = placeholder.source { true } else { false }
          }
          guard bubble.speaker == .coach, !isChecked else { continue }
          found.append((bubble.template.place, Prose(bubble.template)))
        case .vary(let variation): for option in variation.options { look(option) }
        }
      }
    }
    look(node.body.text)
    return found
  }
}
