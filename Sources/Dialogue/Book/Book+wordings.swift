import Understanding

extension Book {
  /// The command that a whole message is; nil for everything else.
  package func command(in text: String) -> Command? {
    commandWords.command(in: text).flatMap { Command(rawValue: $0) }
  }

  /// One of the engine's own sentences that needs nothing filled in, going round its wordings; empty without any.
  package func sentence(_ phrase: Phrase, turn: Int) -> String {
    let wordings = (phrases.wordings[phrase] ?? []).compactMap(\.literal)
    return wordings.isEmpty ? "" : wordings[turn % wordings.count]
  }
}
