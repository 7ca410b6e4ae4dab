import Conversation

extension TerminalRenderer {
  func add(_ question: OutboundMessage.Question, to page: inout Page) {
    let options = question.options.enumerated().map { position, option in
      numbered(option, position + 1, of: question.options.count)
    }
    page.keepTogether()
    // What ends a question for several stands below what can be ticked.
    let ticks = question.kind == .several ? question.options.prefix { $0.isTicked != nil }.count : 0
    for group in [options[..<ticks], options[ticks...]] where !group.isEmpty { page.add(laidOut(Array(group))) }
    if let hint = hint(for: question) { page.add(self.hint(hint)) }
  }

  private func hint(for question: OutboundMessage.Question) -> String? {
    switch question.kind {
    case .several where !question.isShownAgain:
      return question.doneNumber.map { "(as many as you like: 1 3, then \($0))" }
    case .line where question.canSkip: return question.options.isEmpty ? "(or skip)" : "(or type your own, or skip)"
    case .line where !question.options.isEmpty: return "(or type your own)"
    default: return nil
    }
  }

  private func numbered(_ option: OutboundMessage.Question.Option, _ number: Int, of count: Int) -> Numbered {
    let digits = String(number)
    let padding = String(repeating: " ", count: max(0, String(count).count - digits.count))
    let tick = option.isTicked.map { $0 ? "[x] " : "[ ] " } ?? ""
    return Numbered(
      number: (style.isPlain ? "" : padding) + digits + ". ", label: tick + SafeText.cleanLine(option.label))
  }

  /// On one line where a few short ones fit, in columns read row by row where that saves lines, else one per line.
  private func laidOut(_ options: [Numbered]) -> [String] {
    let room = style.width - indent.count
    guard !style.isPlain, style.width >= 56, options.count > 1 else { return stacked(options, room) }
    let gap = 3
    let total = options.reduce(0) { $0 + $1.width } + gap * (options.count - 1)
    if options.count <= 4, total <= room { return rows(options, columns: options.count, gap: gap, aligned: false) }
    let widest = options.map(\.width).max() ?? 0
    // Two columns of four words read as a menu; three only where each is a word or two.
    for columns in [3, 2] where options.count > columns {
      let needed = widest * columns + gap * (columns - 1)
      if needed <= room, columns == 2 || widest <= 20 {
        return rows(options, columns: columns, gap: gap, aligned: true)
      }
    }
    return stacked(options, room)
  }

  private func stacked(_ options: [Numbered], _ room: Int) -> [String] {
    options.flatMap { option in
      let margin = style.isPlain ? "" : String(repeating: " ", count: option.number.count)
      let lines = LineWrapping.wrap(option.label, width: room - option.number.count)
      return lines.enumerated().map { position, line in
        indent + (position == 0 ? style.paint(option.number, .dim) : margin) + line
      }
    }
  }

  private func rows(_ options: [Numbered], columns: Int, gap: Int, aligned: Bool) -> [String] {
    let widest = options.map(\.width).max() ?? 0
    return stride(from: 0, to: options.count, by: columns).map { start in
      let row = options[start..<min(start + columns, options.count)]
      var line = indent
      for (position, option) in row.enumerated() {
        line += style.paint(option.number, .dim) + option.label
        guard position < row.count - 1 else { break }
        line += String(repeating: " ", count: gap + (aligned ? widest - option.width : 0))
      }
      return line
    }
  }
}

/// One choice with its number.
private struct Numbered {
  var number: String
  var label: String

  var width: Int { number.count + DisplayWidth.of(label) }
}
