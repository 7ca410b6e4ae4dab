/// Where a value stands in one of a book's files, as byte offsets.
///
/// Line and column are worked out only when a finding is made; most values never need them.
package struct Place: Hashable, Sendable {
  /// Index into the files the book was read from.
  package var file: UInt16
  package var start: UInt32
  package var end: UInt32

  package init(file: UInt16, start: UInt32, end: UInt32) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// The place of something that stands in no file, such as a book without `book.json`.
  package static let nowhere = Place(file: .max, start: 0, end: 0)
}
