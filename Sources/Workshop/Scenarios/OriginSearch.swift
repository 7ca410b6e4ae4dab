import Dialogue

/// Finds what in the book an expectation is about: the text that is most like it, of all that a step came by.
struct OriginSearch {
  private struct Rank: Comparable {
    /// Words both have; all of them where the text may become what is expected, by what is filled in.
    var common = 0
    /// Letters outside its braces of a text that may become what is expected.
    var letters = 0

    static func < (left: Rank, right: Rank) -> Bool {
      (left.common, left.letters) < (right.common, right.letters)
    }
  }

  private let expected: String
  private let words: Set<Substring>
  private var best = Rank()
  private(set) var origin: ScenarioFailure.Origin?

  /// `nodes` were passed by a step, the last of them asks; `cards` were shown.
  init(_ text: String, nodes: [Node], cards: [CardTemplate]) {
    expected = PlainText.of(text)
    words = Self.words(of: expected)
    for card in cards { look(at: card.text, "card “\(card.name)”") }
    for node in nodes {
      let what = "node “\(node.name)”"
      for text in [node.body.text, node.body.reask, node.body.onReturn?.text] { look(at: text, what) }
      guard case .choices(let menu) = node.body.exit else { continue }
      for case .choice(let choice) in menu.items { look(at: choice.body.label, what) }
    }
    if origin == nil { origin = nodes.last.map { ScenarioFailure.Origin(what: "node “\($0.name)”", place: $0.place) } }
  }

  private mutating func look(at block: TextBlock?, _ what: String) {
    for item in block?.items ?? [] {
      switch item {
      case .bubble(let bubble): look(at: bubble.template, what)
      case .vary(let variation): for option in variation.options { look(at: option, what) }
      }
    }
  }

  private mutating func look(at template: Template, _ what: String) {
    let rank = rank(of: template)
    guard best < rank else { return }
    best = rank
    origin = ScenarioFailure.Origin(what: what, place: template.place)
  }

  private func rank(of template: Template) -> Rank {
    let literals = template.parts.compactMap { if case .literal(let text) = $0 { PlainText.of(text) } else { nil } }
    let common = words.intersection(literals.flatMap { Self.words(of: $0) }).count
    guard common > 0 else { return Rank() }
    guard mayBecomeExpected(template, literals) else { return Rank(common: common) }
    return Rank(common: words.count, letters: literals.reduce(0) { $0 + $1.utf8.count })
  }

  /// Begins as what is expected does, and has a value somewhere that may be the rest.
  private func mayBecomeExpected(_ template: Template, _ literals: [String]) -> Bool {
    guard template.literal == nil, case .literal(let start)? = template.parts.first else { return false }
    return expected.hasPrefix(PlainText.of(start)) && literals.allSatisfy { PlainText.contains(expected, $0) }
  }

  private static func words(of plain: String) -> Set<Substring> {
    Set(plain.split { !$0.isLetter && !$0.isNumber && $0 != "'" })
  }
}
