import Dialogue
import Understanding

/// Knows what a writer wrote with braces, and so what an unfilled place for a value looks like.
struct SpokenTexts: Sendable {
  /// What an empty value leaves behind.
  private static let holes = ["  ", " .", " ,", " ?", " !", "“”", "\"\"", "{", "}"]
  /// What a program says where it has no value.
  private static let programWords = ["nil", "unset", "Optional("]

  /// Those marks that the book has in its own words.
  private var written: Set<String> = []
  private var variables: Set<Substring> = []

  init(_ book: Book) {
    for variable in book.variables { variables.insert(variable.name.prefix { $0 != "." }) }
    variables.formUnion(["today", "resource", "operator"])
    var words = Wording()
    words.add(book)
    for text in words.texts {
      for mark in Self.holes + Self.programWords where text.contains(mark) { written.insert(mark) }
    }
  }

  /// A cheap look: most texts have nothing of the kind.
  func mayBeUnfilled(_ text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "}"): return true
      case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: "!"):
        if last == UInt8(ascii: " ") { return true }
      case UInt8(ascii: "\"") where last == byte: return true
      // Of “” the last byte, and the words.
      case 0x9D where last == 0x80: return true
      case UInt8(ascii: "l") where last == UInt8(ascii: "i"), UInt8(ascii: "e") where last == UInt8(ascii: "s"):
        return true
      case UInt8(ascii: "("): return true
      default: break
      }
      last = byte
    }
    return false
  }

  /// The part of the text that ought to be a value; nil where all of it is the writer's or the person's.
  func unfilled(_ text: String, own: [String]) -> String? {
    if let place = placeholder(in: text, own: own) { return place }
    // Words that begin or end oddly leave an odd place around them.
    let isOdd = own.contains { word in
      let ends = [word.first, word.last].compactMap { $0 }
      return ends.contains { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "?" && $0 != "!" }
        || word.first.map { !$0.isLetter && !$0.isNumber } ?? true
    }
    for mark in Self.holes where text.contains(mark) && !written.contains(mark) {
      if own.contains(where: { $0.contains(mark) }) { continue }
      if isOdd, mark != "{", mark != "}" { continue }
      return Self.around(mark, in: text)
    }
    for word in Self.programWords where !written.contains(word) && !own.contains(where: { $0.contains(word) }) {
      if Self.hasWord(word, text) { return word }
    }
    return nil
  }

  /// `{name}` of something the book knows, whether or not braces were meant.
  private func placeholder(in text: String, own: [String]) -> String? {
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      rest = rest[open...]
      let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      let whole = String(rest.prefix(while: { $0 != "}" }) + (rest.contains("}") ? "}" : ""))
      if variables.contains(name), !own.contains(where: { $0.contains("{" + name) }) { return whole }
      rest = rest.dropFirst()
    }
    return nil
  }

  private static func hasWord(_ word: String, _ text: String) -> Bool {
    if word.hasSuffix("(") { return text.contains(word) }
    return text.split { !$0.isLetter }.contains { $0 == word }
  }

  private static func around(_ mark: String, in text: String) -> String {
    var at = text.startIndex
    while at < text.endIndex, !text[at...].hasPrefix(mark) { at = text.index(after: at) }
    let before = text[..<at].suffix(12)
    return String(before + text[at...].prefix(12))
  }
}

/// All that a book can say in words of its writer.
private struct Wording {
  var texts: [String] = []

  mutating func add(_ book: Book) {
    for node in book.nodes {
      for block in [node.body.text, node.body.reask, node.body.onReturn?.text] { if let block { add(block) } }
      switch node.body.exit {
      case .choices(let menu):
        for case .choice(let choice) in menu.items {
          add(choice.body.label)
          if let line = choice.body.line { add(line) }
          add(choice.body.actions)
        }
        if let retry = menu.typed?.retry { add(retry) }
      case .pick(let pick): texts += [pick.doneLabel, pick.aloneLabel].compactMap { $0 }
      case .slot(let slot, _): if let retry = slot.retry { add(retry) }
      default: break
      }
      add(node.body.actions)
    }
    for card in book.cards {
      add(card.title)
      add(card.text)
    }
    for wordings in book.phrases.wordings.values { for wording in wordings { add(wording) } }
    for variable in book.variables {
      texts += variable.options?.options.map(\.text) ?? []
      if case .text(let text)? = variable.initial { texts.append(text) }
    }
    for rubric in book.rubrics { for check in rubric.checks { texts += [check.landed, check.tryLine] } }
    texts += book.safety.signals.compactMap(\.line) + [book.operatorName, book.operatorContact].compactMap { $0 }
    if let onReturn = book.onReturn { add(onReturn.text) }
    texts += (book.resources.international + book.resources.countries.flatMap(\.lines)).map(\.text)
    texts += book.resources.countries.compactMap(\.emergency)
  }

  private mutating func add(_ actions: Actions) {
    if let text = actions.remind?.text { add(text) }
  }

  private mutating func add(_ block: TextBlock) {
    for item in block.items {
      switch item {
      case .bubble(let bubble): add(bubble.template)
      case .vary(let variation): for option in variation.options { add(option) }
      }
    }
  }

  private mutating func add(_ template: Template) {
    for part in template.parts {
      switch part {
      case .literal(let text): texts.append(text)
      case .value(let value):
        if let fallback = value.fallback { texts.append(fallback) }
        for case .plural(let one, let other) in value.forms { texts += [one, other] }
      }
    }
  }
}
