/// The JSON Schemas of a book's files, as they stand in `config/schemas`.
///
/// `.ci/embed-schemas` writes the texts beside this file; a test holds them equal.
enum Schema: String, CaseIterable {
  case script, book, safety, rubrics, scenario, helplines

  /// Of its file, for `$schema`.
  var fileName: String { "\(rawValue)-1.json" }

  /// Which files it is for.
  var files: String {
    switch self {
    case .script: "scripts/<id>.json, safety/<id>.json"
    case .book: "book.json"
    case .safety: "safety.json"
    case .rubrics: "rubrics.json"
    case .scenario: "scenarios/<id>/*.json"
    case .helplines: "helplines.json"
    }
  }

  /// Without a space or line break that JSON does not need.
  var text: String {
    switch self {
    case .script: Self.scriptText
    case .book: Self.bookText
    case .safety: Self.safetyText
    case .rubrics: Self.rubricsText
    case .scenario: Self.scenarioText
    case .helplines: Self.helplinesText
    }
  }
}
