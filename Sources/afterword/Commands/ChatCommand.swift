import ArgumentParser
import Channels
import Conversation
import Dialogue
import Storage

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
      Nothing is written to disk, unless you ask for a transcript, or for the talk to be kept. Leave with Ctrl-D, or say \
      stop.

      A kept talk goes on where it was at the next --save. It is sealed with a key that lies beside it, as FILE.key, for \
      nobody but you; with \(TalkPlace.key) set, with that key instead, which you keep elsewhere. Say forget me, and talk \
      and key are erased.

      Ends with 0, however the talk goes; with 1 when the book has errors, with 2 when it cannot be read, the \
      transcript cannot be written, or a kept talk cannot be opened.
      """
  )

  @OptionGroup var options: BookOptions

  @Option(help: ArgumentHelp("Begin at a script or a node, past the question about age.", valueName: "id[#node]"))
  var script: String?

  @Option(help: ArgumentHelp("Repeat the wordings of an earlier talk: a whole number from 0.", valueName: "n"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("Write the talk to a new file that only you can read.", valueName: "file"))
  var transcript: String?

  @Option(
    defaultAsFlag: TalkPlace.usual,
    help: ArgumentHelp("Keep the talk, sealed, and go on with the one that was kept.", valueName: "file"))
  var save: TalkPlace?

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
    if save != nil, script != nil || seed != nil {
      throw ValidationError(
        "--save goes on with a talk that has its own place and wordings: leave out \(script != nil ? "--script" : "--seed")."
      )
    }
    if let width, !(TerminalStyle.narrowest...TerminalStyle.widest).contains(width) {
      throw ValidationError("--width needs a number from \(TerminalStyle.narrowest) to \(TerminalStyle.widest).")
    }
  }

  func run() throws {
    let book = try options.runnable(options.files(withScenarios: false))
    let start = try script.map { try options.start(at: $0, in: book) }
    let kept = try save?.open(in: ConfigurationOptions.environment)
    var talk = Talk(
      book: book, seed: seed ?? kept?.seed ?? UInt64.random(in: .min ... .max), clock: { Int64(time(nil)) },
      utcOffset: Self.utcOffset())
    let opening = kept?.found.map { talk.resume(from: $0) } ?? talk.start(at: start?.id, passGate: start != nil)
    let file = try transcript.map(newTranscript)
    let console = SystemConsole(isPlain: plain, columns: width)
    let style = TerminalStyle.suited(
      isTerminal: console.isTerminal, isUTF8: console.isUTF8, columns: console.columns ?? width, isPlain: plain,
      environment: SystemConsole.environment)
    if start != nil {
      let note = "Past the question about age: --script is for people who write scripts."
      try Output.write(TerminalRenderer(style: style).render(note: note))
    }
    Interruption.say(
      TerminalChat<SystemConsole>.farewell(transcript: file, talk: kept?.path), clearing: clear && console.isTerminal)
    var chat = TerminalChat(
      talk: talk, console: console, style: style, transcript: file, keeper: kept, clearsAtEnd: clear)
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
