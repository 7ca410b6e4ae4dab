package import Dialogue

/// How a scenario went.
package struct ScenarioResult: Sendable {
  package var scenario: Scenario
  /// Everything that is wrong with the first step that went wrong; empty when all is well.
  package var failures: [ScenarioFailure]
  /// Where the step led that went wrong; nil where it could not be done.
  package var way: Way?
  /// Up to the step that failed, or to the end.
  package var transcript: Transcript
  package var visited: Coverage

  package var passed: Bool { failures.isEmpty }

  /// As in: choice “treat” leads to “nerves”.
  package struct Way: Hashable, Sendable {
    package var what: String
    /// Where that is said in the book.
    package var place: Place?
    package var led: String
  }
}

/// One thing that did not go as a scenario says.
package struct ScenarioFailure: Hashable, Sendable {
  /// In the scenario's file: of the expectation, or of the step.
  package var line: Int
  /// Counted from 1.
  package var step: Int
  /// What the step did: `say “h2o”`.
  package var action: String
  package var expected: String
  package var got: String
  /// What in the book this is about, where a text is expected.
  package var origin: Origin?
  /// The node the talk should wait at; without its script where that is the scenario's own.
  package var place: String?
  /// What to do about the scenario where the talk goes as it should.
  package var ifMeant: String?
  /// Whether `got` is the reply alone, which the talk ends with anyway.
  package var isInReply = false

  /// A text, or the node it should come from.
  package struct Origin: Hashable, Sendable {
    /// As in: card “cue”.
    package var what: String
    package var place: Place
  }
}

extension ScenarioResult {
  /// Answers of the person that the shown end of the talk begins with.
  private static let answersShown = 2

  /// What went otherwise, what to do about it, and the end of the talk, for a writer; empty when all is well.
  ///
  /// `folder` is put before the path, so that editors and build logs turn it into a link; with the `files` the book was
  /// read from, so is the text that an expectation is about.
  package func report(folder: String = "", files: [SourceFile] = []) -> String {
    guard let first = failures.first else { return "" }
    // Where the talk is elsewhere, little else can be as expected.
    let lost = failures.first { $0.place != nil }
    let head = lost ?? first
    func place(_ place: Place?) -> String? {
      guard let place, Int(place.file) < files.count else { return nil }
      let file = files[Int(place.file)]
      return "\(folder)\(file.path):\(file.bytes.prefix(Int(place.start)).count { $0 == 0x0A } + 1)"
    }
    var text = "FAILED “\(scenario.title)”\n"
    text += "\(folder)\(scenario.path):\(head.line): step \(head.step), \(head.action)\n"
    if let way {
      let at = place(way.place).map { " (\($0))" } ?? ""
      let expected = lost?.place.map { "; expected “\($0)”" } ?? ""
      text += "  \(way.what)\(at) \(way.led)\(expected)\n"
    }
    for failure in lost == nil ? failures : [] {
      text += indented("expected \(failure.expected)", by: 2)
      if !failure.isInReply { text += indented(failure.got, by: 2) }
      if let origin = failure.origin, let at = place(origin.place) { text += "  look at \(origin.what): \(at)\n" }
    }
    text += advice(lost)
    let (entries, isWhole) = end
    text += isWhole ? "the talk up to step \(first.step):\n" : "the end of the talk, up to step \(first.step):\n"
    return text + indented(Transcript.text(of: entries), by: 4)
  }

  private func advice(_ lost: ScenarioFailure?) -> String {
    var mends: [String] = []
    for mend in (lost.map { [$0] } ?? failures).compactMap(\.ifMeant) where !mends.contains(mend) { mends.append(mend) }
    guard !mends.isEmpty else { return "" }
    if mends.count > 3 { mends = mends.prefix(2) + ["so on"] }
    let others = lost == nil ? [] : Set(failures.filter { $0.place == nil }.map(\.line)).sorted()
    let also =
      others.isEmpty
      ? ""
      : " What else the step expects (line\(others.count == 1 ? "" : "s") "
        + others.map(String.init).joined(separator: ", ") + ") fails with it."
    return "  if that is meant, \(mends.joined(separator: "; ")).\(also)\n"
  }

  /// The last answers with what came of them; whether that is all.
  private var end: (entries: ArraySlice<Transcript.Entry>, isWhole: Bool) {
    let all = transcript.entries
    let answers = all.indices.filter { index in
      switch all[index] {
      case .typed, .picked: true
      case .said, .card, .question, .remark: false
      }
    }
    guard answers.count >= Self.answersShown else { return (all[...], true) }
    return (all[answers[answers.count - Self.answersShown]...], false)
  }

  private func indented(_ text: String, by spaces: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : String(repeating: " ", count: spaces) + $0 + "\n" }
      .joined().trimmingLastEmptyLine
  }
}

extension String {
  fileprivate var trimmingLastEmptyLine: String { hasSuffix("\n\n") ? String(dropLast()) : self }
}
