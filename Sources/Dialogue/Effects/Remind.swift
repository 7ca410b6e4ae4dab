/// A nudge that was asked for. Replaces one with the same id.
package struct Reminder: Hashable, Sendable {
  package var id: ID
  package var name: String
  /// Seconds since 1970.
  package var due: Int64
  /// What will be said: neutral, whoever may read it.
  package var text: String
  /// `script#node` it opens.
  package var entry: String
}
