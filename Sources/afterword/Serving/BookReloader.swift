import Logging
import Conversation
import Files

/// Takes a changed book into use; one with errors changes nothing, and the log says what is wrong.
actor BookReloader {
  private let assembly: Assembly
  private let books: BookShelf
  private var watch: BookWatch

  init(_ assembly: Assembly, _ books: BookShelf, stamps: [String: FileStamp]?) {
    self.assembly = assembly
    self.books = books
    watch = BookWatch(stamps)
  }

  func reload() {
    do {
      books.replace(with: try assembly.book())
      assembly.logger.notice("the book was read again")
    } catch {
      assembly.logger.critical(
        "the book has errors, and the one before it goes on", metadata: ["findings": "\(error)"])
    }
  }

  /// Looks at the files once, and reads them if they have changed and come to rest.
  func look() {
    if watch.isChanged(BookFolder.stamps(assembly.configuration.book)) { reload() }
  }

  /// Until its task is cancelled.
  func watch(every pause: Duration, clock: any Clock<Duration>) async {
    while !Task.isCancelled {
      try? await clock.sleep(for: pause)
      if !Task.isCancelled { look() }
    }
  }
}

/// Tells when a book's files differ from those in use, and nobody is writing at them any more.
struct BookWatch {
  private var inUse: [String: FileStamp]?
  private var last: [String: FileStamp]?

  init(_ stamps: [String: FileStamp]?) {
    inUse = stamps
    last = stamps
  }

  /// True once for each change, when two looks one after the other saw the same.
  mutating func isChanged(_ stamps: [String: FileStamp]?) -> Bool {
    defer { last = stamps }
    guard let stamps, stamps == last, stamps != inUse else { return false }
    inUse = stamps
    return true
  }
}
