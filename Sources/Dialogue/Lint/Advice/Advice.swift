/// Collects advice on a book, and leaves out what its writers silenced.
struct Advice {
  struct Remark: Hashable {
    var rule: LintRule
    var place: Place
    var message: String
    var fix: String
  }

  private(set) var remarks: [Remark] = []
  private var known: Set<Remark> = []
  private var findings: Findings

  /// What was found so far tells where the files are, and which of them are not worth advice yet.
  init(after findings: Findings) {
    self.findings = findings
  }

  /// Remarks that stand in a file with errors are dropped, and so are repeated ones, as of choices used in several nodes.
  mutating func add(_ rule: LintRule, at place: Place, _ message: String, fix: String) {
    let remark = Remark(rule: rule, place: place, message: message, fix: fix)
    guard !findings.foundIn.contains(place.file), known.insert(remark).inserted else { return }
    remarks.append(remark)
  }

  /// Where words stand within a text, for advice about a part of it; the whole text where they are not found as they are.
  func place(of words: String, in place: Place) -> Place { findings.place(of: words, in: place) }

  /// As `place(of:in:)`, but not within a longer word.
  func place(ofWord word: String, in place: Place) -> Place { findings.place(ofWord: word, in: place) }

  /// What stands in a file at a place, without the quotes around it.
  func words(at place: Place) -> String { findings.words(at: place) }

  /// Of a part of a text; empty where the part cannot be told from the whole.
  func words(at place: Place, in whole: Place) -> String { place == whole ? "" : findings.words(at: place) }

  /// “line 12”, and the file where it is another one.
  mutating func line(of place: Place, seenFrom other: Place) -> String { findings.line(of: place, seenFrom: other) }

  /// What is left, and a remark for each silence that has nothing to silence.
  func remarks(without silences: [Silence], judging isJudged: (Silence) -> Bool) -> [Remark] {
    var isUsed = Array(repeating: false, count: silences.count)
    var byRule: [LintRule: [Int]] = [:]
    for (index, silence) in silences.enumerated() { byRule[silence.rule, default: []].append(index) }
    var left = remarks.filter { remark in
      var isSilenced = false
      for index in byRule[remark.rule] ?? [] where silences[index].scope.covers(remark.place) {
        isUsed[index] = true
        isSilenced = true
      }
      return !isSilenced
    }
    for (index, silence) in silences.enumerated() where !isUsed[index] && isJudged(silence) {
      left.append(
        Remark(
          rule: .idleSilence, place: silence.place,
          message: "“\(silence.rule.rawValue)” is silenced, and says nothing here",
          fix: "Take it out, so that the advice is heard when it is needed."))
    }
    return left
  }
}
