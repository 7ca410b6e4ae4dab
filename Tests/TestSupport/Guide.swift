import Foundation

/// The writers' guide, `dialogues/README.md`, and all keys, `dialogues/FORMAT.md`, as tests read them.
package struct Guide: Sendable {
  /// A fenced example: ```` ```json node ````.
  package struct Example: Sendable, CustomStringConvertible {
    package var file: String
    package var line: Int
    /// The word after `json`: what the example is; empty where there is none.
    package var kind: String
    package var text: String

    package var description: String { "\(kind), \(file), line \(line)" }
  }

  package struct Row: Sendable {
    package var line: Int
    /// What stands in backquotes in the first column.
    package var codes: [String]
  }

  package var examples: [Example] = []
  private var lines: [String] = []

  package static func read() throws -> Guide {
    var guide = Guide()
    for file in ["dialogues/README.md", "dialogues/FORMAT.md"] {
      guide.add(try String(contentsOfFile: Repository.path(file), encoding: .utf8), of: file)
    }
    return guide
  }

  private mutating func add(_ text: String, of file: String) {
    var open: Example?
    for (index, indented) in text.components(separatedBy: "\n").enumerated() {
      lines.append(indented)
      let line = String(indented.drop { $0 == " " })
      if var example = open {
        if line.hasPrefix("```") {
          examples.append(example)
          open = nil
        } else {
          example.text += indented + "\n"
          open = example
        }
      } else if line.hasPrefix("```json") {
        open = Example(
          file: file, line: index + 1, kind: line.dropFirst(7).trimmingCharacters(in: .whitespaces), text: "")
      } else if line.hasPrefix("```") {
        open = Example(file: file, line: index + 1, kind: "text", text: "")
      }
    }
    examples.removeAll { $0.kind == "text" }
  }

  /// The rows of the table below `heading`: `| write | meaning |`.
  package func table(_ heading: String) -> [Row] {
    guard let start = lines.firstIndex(of: heading) else { return [] }
    return lines.indices.dropFirst(start + 2).prefix { lines[$0].hasPrefix("|") }.map { index in
      let cell = lines[index].replacing("\\|", with: "\u{1}").split(separator: "|").first ?? ""
      let pieces = cell.replacing("\u{1}", with: "|").split(separator: "`", omittingEmptySubsequences: false)
      let codes = pieces.indices.filter { $0 % 2 == 1 }.map { String(pieces[$0]) }
      return Row(line: index + 1, codes: codes)
    }
  }
}
