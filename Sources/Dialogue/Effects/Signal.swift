/// A safety signal was answered: its name and level, never the words.
///
/// Counted only where the operator switched it on.
package struct SignalNotice: Hashable, Sendable {
  package var name: String
  package var isAct: Bool
}
