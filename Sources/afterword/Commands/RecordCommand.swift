import ArgumentParser
import Channels
import Dialogue
import Workshop

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `afterword record`: a talk in the terminal becomes a scenario.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Talk with a script, and keep the talk as a scenario.",
    discussion: """
      Begins past the question about age. The number of a choice takes it; everything else is typed, and all of it is \
      saved. /undo takes the last answer back; /done or Ctrl-D ends the talk and writes the scenario, which expects \
      what was said and passes. A name alone becomes scenarios/<script>/<name>.json in the book. \
      For example: afterword record --script start_talk with-a-friend

      Ends with 0 when the scenario was written and passes, with 1 when nothing was said, the talk breaks what every \
      talk promises or the book has errors, with 2 when a file is there already or cannot be read or written.
      """
  )

  @OptionGroup var options: BookOptions

  @Option(
    name: .long, help: ArgumentHelp("The script, by its id or its file, or one of its nodes.", valueName: "id[#node]"))
  var script: String

  @Option(name: .long, help: ArgumentHelp("What the scenario shows, in a few words.", valueName: "text"))
  var title: String?

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Begin with this value of a variable. May be given several times.", valueName: "name=value"))
  var set: [String] = []

  @Flag(name: .long, help: "Write over a file that is there.")
  var force = false

  @Argument(help: ArgumentHelp("Where to write: a file, or a name.", valueName: "file-or-name"))
  var file: String

  func run() throws {
    let book = try options.runnable(options.files(withScenarios: false))
    let start = try options.start(at: script, in: book)
    let presets = try options.presets(set, at: start, in: book, fix: "Begin behind it: --script id#node.")
    let path = try path(for: book.scripts[start.script])
    if !force, FileManager.default.fileExists(atPath: path) {
      throw ExitStatus.unreadable("“\(path)” is there already. Choose another name, or write over it with --force.")
    }
    var recording = Recording(book, start: TalkStart(node: start.id, presets: presets))
    try talk(&recording, path)
    guard recording.answers > 0 else { throw ExitStatus.failed("Nothing was said, so nothing was written.") }

    let title = title ?? "A talk with \(book.scripts[start.script].title)"
    do { try ScenarioFile.write(recording.json(title: title), to: path, replaces: force) } catch {
      throw ExitStatus.unreadable("“\(path)” cannot be written.")
    }
    try Output.write("\nwritten: \(path)\n")
    if let problem = recording.problem(title: title, path: path) {
      try Output.write("\n\(problem)")
      throw ExitStatus.failed("The scenario fails until this is mended.")
    }
  }

  private func talk(_ recording: inout Recording, _ path: String) throws {
    var console = SystemConsole(isPlain: true)
    Interruption.say("Nothing was written.", clearing: false)
    try Output.write(
      "All you type is saved in \(path). /undo takes the last answer back, /done ends.\n\n\(recording.reply)\n")
    while let line = console.readLine(prompt: "> ") {
      let word = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      switch word {
      case "": continue
      case "/done": return
      case "/undo": if !recording.undo() { try Output.write("There is no answer to take back.\n") }
      default: recording.answer(line)
      }
      try Output.write("\n\(recording.reply)\n")
    }
  }

  /// A name stands for a file of the script's scenarios.
  private func path(for script: Script) throws -> String {
    guard !file.contains("/"), !file.hasSuffix(".json") else { return file }
    return BookOptions.path("scenarios/\(script.id)/\(file).json", in: try options.folder())
  }
}
