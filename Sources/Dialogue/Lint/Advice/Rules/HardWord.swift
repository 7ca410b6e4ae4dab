extension Advice {
  /// Long words in texts too short for a grade.
  mutating func hardWords(in manuscript: Manuscript) {
    for node in manuscript.wholeNodes {
      let said = manuscript.readable(node)
      guard said.reduce(0, { $0 + $1.prose.words.count }) < Self.wordsOfAGrade else { continue }
      for (place, prose) in said {
        for (position, word) in prose.words.enumerated() where word.text.utf8.count > 4 && !word.isQuoted {
          let written = prose.written(position..<(position + 1))
          if let easier = EasierWords.easier(for: word.text) {
            add(
              .hardWord, at: self.place(of: written, in: place), "“\(written)” is a hard word for a short text",
              fix: "Write “\(easier)”, or say it another way.")
          } else if word.text.utf8.count > 9, !ReadingGrade.familiar.contains(word.text), Syllables.count(word.text) > 4
          {
            add(
              .hardWord, at: self.place(of: written, in: place),
              "“\(written)” has \(Syllables.count(word.text)) syllables",
              fix: "Say it in shorter words.")
          }
        }
      }
    }
  }
}
