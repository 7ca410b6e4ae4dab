package import Dialogue

/// A variable that has a value before a conversation begins.
package struct Preset: Hashable, Sendable {
  /// Index into the book's variables.
  package var variable: Int
  /// Nil: unset.
  package var value: Value?

  package init(variable: Int, value: Value?) {
    self.variable = variable
    self.value = value
  }
}
