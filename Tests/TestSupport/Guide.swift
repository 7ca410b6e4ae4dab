import Foundation

/// The writers' guide, `dialogues/README.md`, as tests read it.
package struct Guide: Sendable {
  /// A fenced example: ```` ```json node ````.
  package struct Example: Sendable, CustomStringConvertible {
    package var line: Int
    /// The word after `json`: what the example is; empty where there is none.
    package var kind: String
    package var text: String

    package var description: String { "\(kind), line \(line)" }
  }

  package struct Row: Sendable {
    package var line: Int
    /// What stands in backquotes in the first column.
    package var codes: [String]
  }

  package var examples: [Example] = []
  private var lines: [String]

  package static func read() throws -> Guide {
    Guide(try String(contentsOfFile: Repository.path("dialogues/README.md"), encoding: .utf8))
  }

  package init(_ text: String) {
    lines = text.components(separatedBy: "\n")
    var open: Example?
    for (index, line) in lines.enumerated() {
      if var example = open {
        if line.hasPrefix("```") {
          examples.append(example)
          open = nil
        } else {
          example.text += line + "\n"
          open = example
        }
      } else if line.hasPrefix("```json") {
        open = Example(line: index + 1, kind: line.dropFirst(7).trimmingCharacters(in: .whitespaces), text: "")
      } else if line.hasPrefix("```") {
        open = Example(line: index + 1, kind: "text", text: "")
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
