package import Dialogue

/// Reads `name=value` as given on a command line.
package enum PresetReader {
  /// The preset, or what is wrong with it, in sentences.
  ///
  /// A set takes its members with commas between: `toolbox=water,cuddle`; `null` unsets.
  package static func read(_ text: String, inScript script: Int, of book: Book) -> Result<Preset, PresetProblem> {
    guard let equals = text.firstIndex(of: "=") else {
      return .failure(PresetProblem(text: "“\(text)” sets nothing. Write a variable, = and its value: drink=tea."))
    }
    let name = String(text[..<equals])
    let value = String(text[text.index(after: equals)...])
    guard let index = book.variable(named: name, inScript: script) else {
      let fix = Findings.didYouMean(
        name, book.variableNames(inScript: script), otherwise: "Name a variable of the script or of book.json.")
      return .failure(PresetProblem(text: "There is no variable “\(name)”. \(fix)"))
    }
    if value == "null" { return .success(Preset(variable: index, value: nil)) }
    let variable = book.variables[index]
    let file = SourceFile(path: "--set", text: json(value, for: variable))
    var findings = Findings(files: [file])
    if let document = JSONDocument.read(file, index: 0, findings: &findings) {
      let literal = LiteralReader(book: book).value(document.root, for: variable, &findings)
      if let literal, findings.list.isEmpty { return .success(Preset(variable: index, value: literal)) }
    }
    let sentences = findings.list.map { "“\(name)” cannot be “\(value)”: \($0.message). \($0.fix)" }
    return .failure(PresetProblem(text: sentences.joined(separator: "\n")))
  }

  private static func json(_ value: String, for variable: Variable) -> String {
    switch variable.kind {
    case .bool: ["true", "false"].contains(value) ? value : quoted(value)
    case .number, .clock: Double(value).map { $0.isFinite ? value : quoted(value) } ?? quoted(value)
    case .set, .marks:
      value.hasPrefix("[")
        ? value
        : "[" + value.split(separator: ",").map { quoted(String($0)) }.joined(separator: ", ") + "]"
    case .text, .options, .member, .moment: quoted(value)
    }
  }

  private static func quoted(_ text: String) -> String { JSONWriter.text(of: .string(text)) }
}

/// What is wrong with a `name=value`.
package struct PresetProblem: Error, Hashable, CustomStringConvertible {
  package var text: String

  package init(text: String) {
    self.text = text
  }

  package var description: String { text }
}
