package import Dialogue
import Locking

/// The newest book that was accepted: every turn asks for it anew.
package final class BookShelf: Sendable {
  private let book: Locked<Book>

  package init(_ book: Book) {
    self.book = Locked(book)
  }

  package var newest: Book { book.withLock { $0 } }

  package func replace(with book: Book) { self.book.withLock { $0 = book } }
}
