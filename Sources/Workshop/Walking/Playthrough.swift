package import Dialogue

/// How a script went with moves given beforehand.
package struct Playthrough: Sendable {
  package let transcript: Transcript
  /// Why it stopped before the last move, in one sentence; nil when all were made.
  package private(set) var problem: String?

  /// Begins behind the gate at `start` and makes the moves in turn; what is asked then stays open.
  package init(_ book: Book, at start: ID, with presets: [Preset] = [], seed: UInt64 = 0, moves: [PlayMove]) {
    var walk = Walk(book, seed: seed, with: presets)
    walk.begin(at: start, passGate: true)
    for move in moves where problem == nil { problem = Self.make(move, &walk) }
    transcript = walk.transcript
  }

  private static func make(_ move: PlayMove, _ walk: inout Walk) -> String? {
    switch move {
    case .text(let text): walk.say(text)
    case .number(let number):
      let options = walk.question?.options ?? []
      if walk.hasEnded { return "There is no choice \(number): nothing is asked any more." }
      if options.isEmpty {
        walk.say(String(number))
      } else if options.indices.contains(number - 1) {
        walk.pick(options[number - 1])
      } else {
        let last = options.count
        return "There is no choice \(number): \(last == 1 ? "only 1 is" : "1 to \(last) are") offered."
      }
    }
    return nil
  }
}
