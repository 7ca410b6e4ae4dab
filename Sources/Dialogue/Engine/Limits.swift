/// Every limit of the engine, each with its reason.
package enum Limits {
  /// A saved state, in bytes: a hundred thousand conversations must fit in memory and in a small database.
  package static let stateBytes = 8_192
  /// Values of variables in a saved state; leaves room for the undo ring and the places.
  package static let variableBytes = 5_120
  /// What the undo ring may take of a saved state.
  package static let ringBytes = 2_048
  /// Steps that `back` can take; more would be forgotten by the person too.
  package static let ringSteps = 8
  /// Calls within calls; a deeper one is a script that lost its way.
  package static let callDepth = 8
  /// Nodes run in one turn; a hundred nodes without a question are a loop.
  package static let nodesPerTurn = 100
  /// Bubbles in one turn; the rest is joined to the tenth, so that nothing is lost and no chat is flooded.
  package static let bubblesPerTurn = 10
  /// One bubble in Unicode scalars: Telegram's limit for a message.
  package static let bubbleScalars = 4_096
  /// A card in Unicode scalars, title included: it goes out as one message, with room for what a channel adds.
  package static let cardScalars = 4_000
  /// One choice's label in Unicode scalars: longer is cut off on buttons everywhere.
  package static let labelScalars = 60
  /// Choices in one menu: a page of buttons.
  package static let choices = 40
  /// A text variable in Unicode scalars.
  package static let textScalars = 500
  package static let defaultTextScalars = 200
  /// A person's own items in one set.
  package static let ownItems = 10
  package static let ownItemScalars = 60
  /// Ids, so that a button's data fits in Telegram's 64 bytes as a hash and a log line stays readable.
  package static let idBytes = 48
  /// Reminders waiting for one person.
  package static let reminders = 8
  /// Kept cards remembered by the engine, oldest dropped first.
  package static let keptCards = 16
  /// Seconds without a word after which sensitive values are dropped and a safety page is not gone back from.
  package static let idleSeconds: Int64 = 86_400
  /// A person this recently active is not nudged.
  package static let nudgeQuietSeconds: Int64 = 1_800
  /// Minutes of the person's day between which no nudge rings: 21:30 to 8:30.
  package static let quietFrom = 21 * 60 + 30
  package static let quietUntil = 8 * 60 + 30
  /// Turns for which “I'm okay” keeps a category from asking again.
  package static let mutedTurns: UInt8 = 10
  /// A longer message is refused by the channels with a sentence that also names help.
  package static let messageBytes = 65_536
}
