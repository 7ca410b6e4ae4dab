/// The words that always win.
///
/// The raw value is the key in `book.json`.
package enum Command: String, CaseIterable, Sendable {
  case help, stop, forget, back, menu, `repeat`
  case startOver = "start-over"
  case language, cards, kept, who, skip, later

  /// Works before the gate holds and under a lock.
  package var worksBehindLock: Bool {
    switch self {
    case .help, .stop, .forget, .language: true
    default: false
    }
  }

  /// Says something from the book and leaves the person where they are.
  package var needsEntry: Bool {
    switch self {
    case .help, .kept, .who: true
    default: false
    }
  }
}
