/// A card the person asked to keep; replaces an older one with the same id.
package struct KeptCard: Hashable, Sendable {
  package var card: Card
  /// Seconds since 1970; nil: until forgotten.
  package var until: Int64?

  package init(card: Card, until: Int64?) {
    self.card = card
    self.until = until
  }
}
