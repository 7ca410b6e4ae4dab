/// What a person does in a `play`: takes the choice with a number, or types something.
package enum PlayMove: Hashable, Sendable {
  /// Typed instead where nothing is offered by number.
  case number(Int)
  case text(String)

  /// The moves in `1,some words,2`.
  ///
  /// What stands in double quotes is typed, commas and numbers too: `1,"10, I think"`.
  package static func list(_ text: String) -> [PlayMove] {
    var moves: [PlayMove] = []
    var item = ""
    var isQuoted = false
    var wasQuoted = false
    func add() {
      let text = item.trimmed
      if wasQuoted {
        moves.append(.text(text))
      } else if !text.isEmpty {
        moves.append(Int(text).map(PlayMove.number) ?? .text(text))
      }
      item = ""
      wasQuoted = false
    }
    for character in text {
      switch character {
      case "\"" where isQuoted: isQuoted = false
      case "\"" where item.trimmed.isEmpty:
        isQuoted = true
        wasQuoted = true
      case "," where !isQuoted: add()
      default: item.append(character)
      }
    }
    add()
    return moves
  }
}

extension String {
  fileprivate var trimmed: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
    return String(self[start..<end])
  }
}
