import ArgumentParser
import Conversation
import Dialogue

/// Whose conversation a command is about.
struct ConversationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The channel, as it is called in the configuration.", valueName: "name"))
  var channel: String

  @Option(help: ArgumentHelp("The other end's id of the conversation, exactly.", valueName: "id"))
  var conversation: String

  var id: ConversationID { ConversationID(channel: channel, address: conversation) }

  /// Said where nothing is stored of it.
  func unknown(in configuration: Configuration) -> String {
    let names = configuration.webhooks.map(\.name)
    let meant = Suggestion.nearest(channel, among: names).map { " Did you mean the channel “\($0)”?" }
    let hint = names.contains(channel) ? " Is the id exactly the one the other end uses?" : meant ?? ""
    return "Nothing is stored of that conversation.\(hint)"
  }
}
