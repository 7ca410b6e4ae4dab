/// The person asked for their kept cards, which only the store has.
package struct CardListing: Hashable, Sendable {
  /// Said before the cards.
  package var intro: String
  /// Said instead where there are none.
  package var none: String
}
