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
      """
  )

  @OptionGroup var options: BookOptions

  @Option(name: .long, help: ArgumentHelp("The script: its file, or its id.", valueName: "file"))
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

  @Option(name: .long, help: ArgumentHelp("Decides what comes in random order.", valueName: "number"))
  var seed: UInt64 = 0

  func run() throws {
    let book = try options.runnable(options.files())
    let script = try options.script(named: script, in: book)
    let start = try startNode(book, script)
    let presets = try presets(book, script, start)
    let player = Player.play(book, at: start.id, with: presets, seed: seed, moves: PlayMove.list(choices))
    Console.write(player.transcript.text)
    guard let problem = player.problem else { return }
    Console.error(problem)
    throw ExitCode(1)
  }

  private func startNode(_ book: Book, _ script: Int) throws -> Node {
    let id = book.scripts[script].id
    guard let at else { return book.nodes[book.scripts[script].start] }
    let name = at.contains("#") ? at : "\(id)#\(at)"
    if let node = book.node(named: name) { return node }
    let known = book.nodes.filter { $0.script == script }.map(\.name)
    let near = Suggestion.nearest(at, among: known).map { " Did you mean “\($0)”?" } ?? ""
    Console.error("There is no node “\(at)” in “\(id)”.\(near)")
    throw ExitCode(1)
  }

  private func presets(_ book: Book, _ script: Int, _ start: Node) throws -> [Preset] {
    var presets: [Preset] = []
    var problems: [String] = []
    for text in set {
      switch PresetReader.read(text, inScript: script, of: book) {
      case .success(let preset):
        presets.append(preset)
        let variable = book.variables[preset.variable]
        guard book.clears(variable, enteredAt: start) else { continue }
        problems.append("“\(variable.name)” is cleared where its script starts. Begin behind the start with --at.")
      case .failure(let problem): problems.append(problem.text)
      }
    }
    guard problems.isEmpty else {
      Console.error(problems.joined(separator: "\n"))
      throw ExitCode(1)
    }
    return presets
  }
}

extension BookOptions {
  /// A script by its id, or by the path of its file.
  func script(named name: String, in book: Book) throws -> Int {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let id = file.hasSuffix(".json") ? String(file.dropLast(5)) : name
    if let index = book.scriptPositions[ID(id)] { return index }
    let near = Suggestion.nearest(id, among: book.scripts.map(\.id)).map { " Did you mean “\($0)”?" } ?? ""
    Console.error("There is no script “\(name)” in the book “\(try folder())”.\(near)")
    throw ExitCode(1)
  }
}
