package import Dialogue

/// How a scenario went.
package struct ScenarioResult: Sendable {
  package var scenario: Scenario
  /// Everything that is wrong with the first step that went wrong; empty when all is well.
  package var failures: [ScenarioFailure]
  /// Up to the step that failed, or to the end.
  package var transcript: Transcript
  package var visited: Coverage

  package var passed: Bool { failures.isEmpty }
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

  /// A text, or the node it should come from.
  package struct Origin: Hashable, Sendable {
    /// As in: card “cue”.
    package var what: String
    package var place: Place
  }
}

extension ScenarioResult {
  /// The failures with their places and what was said, for a writer; empty when all is well.
  ///
  /// `folder` is put before the path, so that editors and build logs turn it into a link; with the `files` the book was
  /// read from, so is the text that an expectation is about.
  package func report(folder: String = "", files: [SourceFile] = []) -> String {
    guard let first = failures.first else { return "" }
    var text = "FAILED “\(scenario.title)”\n"
    for failure in failures {
      text += "\(folder)\(scenario.path):\(failure.line): step \(failure.step), \(failure.action)\n"
      text += indented("expected \(failure.expected)", by: 2)
      text += indented(failure.got, by: 2)
      guard let origin = failure.origin, Int(origin.place.file) < files.count else { continue }
      let file = files[Int(origin.place.file)]
      let line = file.bytes.prefix(Int(origin.place.start)).count { $0 == 0x0A } + 1
      text += "  look at \(origin.what): \(folder)\(file.path):\(line)\n"
    }
    text += "the talk up to step \(first.step):\n"
    return text + indented(transcript.text, by: 4)
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
