import ArgumentParser
import Channels
import Conversation
import Dialogue
import Files
import Foundation

struct ChatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat",
    abstract: "Talk with the coach in this terminal.",
    discussion: "Nothing is written to disk, unless you ask for a transcript. Leave with Ctrl-D, or say stop."
  )

  @Option(help: ArgumentHelp("The folder of the book to talk from.", valueName: "dir"))
  var book: String?

  @Option(help: ArgumentHelp("Begin at a script or a node, past the question about age.", valueName: "id[#node]"))
  var script: String?

  @Option(help: ArgumentHelp("Repeat the wordings of an earlier talk.", valueName: "n"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("Write the talk to a new file that only you can read.", valueName: "file"))
  var transcript: String?

  @Flag(help: "For screen readers: no boxes, no colour, no columns.")
  var plain = false

  @Option(help: ArgumentHelp("Columns to use, at most 72; the window's own unless said.", valueName: "n"))
  var width: Int?

  @Flag(help: "Clear the screen and what was scrolled away when the talk is over.")
  var clear = false

  func validate() throws {
    if let width, width < TerminalStyle.narrowest {
      throw ValidationError("--width needs a number from \(TerminalStyle.narrowest) to \(TerminalStyle.widest).")
    }
  }

  func run() throws {
    var talk = Talk(
      book: try readBook(), seed: seed ?? UInt64.random(in: .min ... .max), clock: { Int64(time(nil)) },
      utcOffset: Self.utcOffset())
    let opening = try talk.start(at: script, passGate: script != nil)
    let file = try transcript.map { try Transcript(creating: $0) }
    let console = SystemConsole(isPlain: plain, columns: width)
    let style = TerminalStyle.suited(
      isTerminal: console.isTerminal, isUTF8: console.isUTF8, columns: console.columns ?? width, isPlain: plain,
      environment: SystemConsole.environment)
    if script != nil {
      let note = "Past the question about age: --script is for people who write scripts."
      Console.write(TerminalRenderer(style: style).render(note: note))
    }
    Interruption.say(TerminalChat<SystemConsole>.farewell(transcript: file), clearing: clear && console.isTerminal)
    var chat = TerminalChat(talk: talk, console: console, style: style, transcript: file, clearsAtEnd: clear)
    chat.run(opening: opening)
  }

  private func readBook() throws -> Book {
    let folder = try book ?? BookLocation.find()
    let reading = BookReader.read(try BookFolder.read(folder))
    if let book = reading.runnable { return book }
    for finding in reading.diagnostics { Console.error(finding.description) }
    Console.error("The book in “\(folder)” cannot be used as it is.")
    throw ExitCode.failure
  }

  /// Minutes east of UTC on this machine's clock, now.
  private static func utcOffset() -> Int {
    var now = time(nil)
    var local = tm()
    return localtime_r(&now, &local) == nil ? 0 : local.tm_gmtoff / 60
  }
}
