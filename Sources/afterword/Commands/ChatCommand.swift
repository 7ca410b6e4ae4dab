import ArgumentParser
import Channels
import Conversation
import Dialogue

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `afterword chat`: a talk in the terminal.
struct ChatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat",
    abstract: "Talk with the coach in this terminal.",
    discussion: """
      Nothing is written to disk, unless you ask for a transcript. Leave with Ctrl-D, or say stop. \
      Ends with 0, however the talk goes; with 1 when the book has errors, with 2 when it cannot be read or the \
      transcript cannot be written.
      """
  )

  @OptionGroup var options: BookOptions

  @Option(help: ArgumentHelp("Begin at a script or a node, past the question about age.", valueName: "id[#node]"))
  var script: String?

  @Option(help: ArgumentHelp("Repeat the wordings of an earlier talk: a whole number from 0.", valueName: "n"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("Write the talk to a new file that only you can read.", valueName: "file"))
  var transcript: String?

  @Flag(help: "For screen readers: no boxes, no colour, no columns.")
  var plain = false

  @Option(
    help: ArgumentHelp(
      "Columns to use, from \(TerminalStyle.narrowest) to \(TerminalStyle.widest); the window's own unless said.",
      valueName: "n"))
  var width: Int?

  @Flag(help: "Clear the screen and what was scrolled away when the talk is over.")
  var clear = false

  /// Chat is what `afterword` does without a command, so a mistyped command arrives here.
  @Argument(help: .hidden)
  var words: [String] = []

  func validate() throws {
    if let word = words.first {
      let commands = Afterword.configuration.subcommands.map { $0._commandName }
      if let near = Suggestion.nearest(word, among: commands) {
        throw ValidationError("That is no command. Did you mean “\(near)”?")
      }
      // What is meant for the coach is not repeated where it was not meant to be.
      throw ValidationError("A talk begins without words: type them when you are asked.")
    }
    if let width, !(TerminalStyle.narrowest...TerminalStyle.widest).contains(width) {
      throw ValidationError("--width needs a number from \(TerminalStyle.narrowest) to \(TerminalStyle.widest).")
    }
  }

  func run() throws {
    let book = try options.runnable(options.files(withScenarios: false))
    let start = try script.map { try options.start(at: $0, in: book) }
    var talk = Talk(
      book: book, seed: seed ?? UInt64.random(in: .min ... .max), clock: { Int64(time(nil)) },
      utcOffset: Self.utcOffset())
    let opening = talk.start(at: start?.id, passGate: start != nil)
    let file = try transcript.map(newTranscript)
    let console = SystemConsole(isPlain: plain, columns: width)
    let style = TerminalStyle.suited(
      isTerminal: console.isTerminal, isUTF8: console.isUTF8, columns: console.columns ?? width, isPlain: plain,
      environment: SystemConsole.environment)
    if start != nil {
      let note = "Past the question about age: --script is for people who write scripts."
      try Output.write(TerminalRenderer(style: style).render(note: note))
    }
    Interruption.say(TerminalChat<SystemConsole>.farewell(transcript: file), clearing: clear && console.isTerminal)
    var chat = TerminalChat(talk: talk, console: console, style: style, transcript: file, clearsAtEnd: clear)
    chat.run(opening: opening)
  }

  private func newTranscript(_ path: String) throws -> TranscriptFile {
    do { return try TranscriptFile(creating: path) } catch { throw ExitStatus.unreadable("\(error)") }
  }

  /// Minutes east of UTC on this machine's clock, now.
  private static func utcOffset() -> Int {
    var now = time(nil)
    var local = tm()
    return localtime_r(&now, &local) == nil ? 0 : local.tm_gmtoff / 60
  }
}
