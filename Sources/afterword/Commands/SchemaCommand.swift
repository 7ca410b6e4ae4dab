import ArgumentParser
import Dialogue
import Foundation

/// `afterword schema`: what an editor needs to know of a book's files.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schemas of a book's files, for editors.",
    discussion: """
      An editor that has them completes keys, explains them and marks mistakes while you type; dialogues/EDITORS.md \
      tells how. For example: afterword schema --write schemas

      Ends with 0 when all is well, with 1 for a name there is none of, with 2 when a file cannot be written.
      """
  )

  @Flag(help: "List the schemas and the files each is for.")
  var list = false

  @Option(help: ArgumentHelp("Write them to a folder, under the names that $schema uses.", valueName: "dir"))
  var write: String?

  @Argument(help: "One of them only: \(Schema.allCases.map(\.rawValue).joined(separator: ", ")).")
  var name: String?

  func validate() throws {
    if list, write != nil || name != nil { throw ValidationError("--list stands alone.") }
  }

  func run() throws {
    let chosen = try name.map { [try schema(named: $0)] } ?? Schema.allCases
    if let write {
      try Output.write(chosen.map { "\(try save($0, in: write))\n" }.joined())
    } else if list {
      try Output.write(chosen.map { "\($0.rawValue): \($0.files)\n" }.joined())
    } else if name == nil {
      // All at once, as one object that another program can take apart.
      try Output.write(Self.pretty("{\(chosen.map { "\"\($0.fileName)\":\($0.text)" }.joined(separator: ","))}"))
    } else {
      try Output.write(chosen.map { Self.pretty($0.text) }.joined())
    }
  }

  private func schema(named name: String) throws -> Schema {
    let short = name.split(separator: "/").last.map(String.init) ?? name
    if let schema = Schema.allCases.first(where: { [$0.rawValue, "\($0.rawValue)-1", $0.fileName].contains(short) }) {
      return schema
    }
    throw ExitStatus.failed(
      BookOptions.missing("schema “\(name)”", short, among: Schema.allCases.map(\.rawValue)))
  }

  private func save(_ schema: Schema, in folder: String) throws -> String {
    let path = BookOptions.path(schema.fileName, in: folder)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(Self.pretty(schema.text).utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw ExitStatus.unreadable("“\(path)” cannot be written: \(error.localizedDescription)")
    }
    return path
  }

  private static func pretty(_ text: String) -> String {
    let file = SourceFile(path: "schema", text: text)
    var findings = Findings(files: [file])
    let bytes = JSONFormatter.format(file, index: 0, findings: &findings) ?? file.bytes
    return String(decoding: bytes, as: UTF8.self)
  }
}
