import ArgumentParser
import Dialogue
import Workshop

/// `afterword play`: hear a script with answers given beforehand.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Play a script with answers given beforehand.",
    discussion: """
      Prints the talk as a person would see it, up to the question that is open after the last answer. \
      For example: afterword play --script hello --choices 1,"some words",2

      Ends with 0 when all answers could be given, with 1 when one could not or the book has errors, with 2 when it \
      cannot be read at all.
      """
  )

  @OptionGroup var options: BookOptions

  @Option(
    name: .long, help: ArgumentHelp("The script, by its id or its file, or one of its nodes.", valueName: "id[#node]"))
  var script: String

  @Option(
    name: .long,
    help: ArgumentHelp("Answers: the numbers of choices, or words to type, with commas between.", valueName: "list"))
  var choices = ""

  @Option(name: .long, help: ArgumentHelp("Begin at this node instead of the start.", valueName: "node"))
  var at: String?

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Begin with this value of a variable. May be given several times.", valueName: "name=value"))
  var set: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Decides what comes in random order: a whole number from 0.", valueName: "n"))
  var seed: UInt64 = 0

  func run() throws {
    let book = try options.runnable(options.files(withScenarios: false))
    let start = try options.start(at: script, node: at, in: book)
    let presets = try options.presets(set, at: start, in: book)
    let played = Playthrough(book, at: start.id, with: presets, seed: seed, moves: PlayMove.list(choices))
    try Output.write(played.transcript.text)
    if let problem = played.problem { throw ExitStatus.failed(problem) }
  }
}
