import ArgumentParser
import Channels
import Conversation
import Dialogue
import Storage

/// `afterword data export`: hands somebody their own cards.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the cards of somebody who asked for them into a file.",
    discussion: """
      For somebody who wants to have what they kept. They write “my cards” in the chat first; within seven days of that, this \
      writes what they saw there, and nothing else: no answers, no place in a talk, no messages. Without their asking it \
      writes nothing.

      Ends with 0 when it is written, with 1 when there is nobody of that name or they did not ask, with 2 when the \
      database cannot be used or the file cannot be written.
      """
  )

  @OptionGroup var options: ConfigurationOptions

  @OptionGroup var somebody: ConversationOptions

  @Argument(help: "The new file, which only you will be able to read.", completion: .file())
  var file: String

  func run() async throws {
    let assembly = options.assembly(try options.read())
    try await options.withDatabase(of: assembly, .visiting) { store in
      switch try await store.export(of: somebody.id, at: Assembly.now()) {
      case .noConversation: throw ExitStatus.failed(somebody.unknown(in: assembly.configuration))
      case .notAsked:
        throw ExitStatus.failed(
          "Nobody asked for the cards there within seven days, so nothing was written. Ask them to write “my cards” in the "
            + "chat, then do this again.")
      case .cards(let kept):
        let page = OutboundMessage(parts: kept.map { .card(.init(title: $0.card.title, text: $0.card.text)) })
        let text = kept.isEmpty ? "No cards are kept.\n" : TerminalRenderer(style: .plain).render(page)
        if let reason = PrivateFile.create(file, text) {
          throw ExitStatus.unreadable("\(file) cannot be made: \(reason). Name a file that is not there yet.")
        }
        try Output.write(
          "\(options.count(kept.count, "card")) written to \(file). Give it to nobody else, and delete it then.\n")
      }
    }
  }
}
