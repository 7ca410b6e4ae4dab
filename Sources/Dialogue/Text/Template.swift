/// A text with places for values, compiled.
package struct Template: Sendable {
  package enum Part: Sendable {
    case literal(String)
    case value(Placeholder)
  }

  package var parts: [Part]
  package var place: Place

  package init(parts: [Part], place: Place) {
    self.parts = parts
    self.place = place
  }

  /// The text itself, where nothing is filled in.
  package var literal: String? {
    switch parts.count {
    case 0: ""
    case 1:
      if case .literal(let text) = parts[0] { text } else { nil }
    default: nil
    }
  }
}

/// One `{…}` of a text: where the value comes from, and in which forms it is shown.
package struct Placeholder: Sendable {
  package enum Source: Sendable {
    /// Index into the book's variables.
    case variable(Int)
    /// A person's pronoun; the indices of the pronoun and of the name.
    case pronoun(Pronouns.Form, pronouns: Int, name: Int)
    /// What the rubric says landed, of the assessment with this variable index.
    case landed(Int)
    case tryNext(Int)
    case resource(String)
    case operatorName
    case operatorContact
    case today
    /// Filled by the engine in its own phrases: `{min}`.
    case given(String)
  }

  package enum Form: Sendable {
    case list(joiner: String)
    case group(String)
    /// `#` stands for the number.
    case plural(one: String, other: String)
    case verb(singular: String, plural: String)
    case capital
    case day
    case time
    /// The weekday whatever the distance, for what is read later.
    case weekday
    /// No more than so many of a list.
    case first(Int)
  }

  package var source: Source
  package var forms: [Form]
  package var fallback: String?
  package var place: Place
}

/// What a node says: bubbles, some of them conditional, some of them varied.
package struct TextBlock: Sendable {
  package indirect enum Item: Sendable {
    case bubble(Bubble)
    case vary(Variation)
  }

  package struct Bubble: Sendable {
    package var template: Template
    package var condition: Formula?
    package var speaker: Speaker
    /// Kinds of resources without which the sentence is dropped.
    package var needs: [String]
  }

  package struct Variation: Sendable {
    package enum Mode: String, CaseIterable, Sendable {
      case cycle, shuffle, once, stopping
    }

    /// Of the node and the wording: an edit starts the count anew.
    package var id: ID
    /// Of the wording alone, without the names in it, so that a rename changes no order.
    package var wording: ID
    package var mode: Mode
    package var options: [TextBlock]
  }

  package var items: [Item]

  package init(items: [Item]) {
    self.items = items
  }
}

/// Who says a bubble.
///
/// The practice partner is always labelled.
package enum Speaker: String, CaseIterable, Sendable {
  case coach, partner
  /// The person's own line, where they chose it by a short label.
  case you
}

extension TextBlock {
  /// What is said, without what is filled in.
  var wording: String {
    items.map { item in
      switch item {
      case .bubble(let bubble):
        bubble.template.parts.map { if case .literal(let text) = $0 { text } else { "{}" } }.joined()
      case .vary(let variation): "(\(variation.wording.raw))"
      }
    }.joined(separator: "\n")
  }

  /// Those within others come after them.
  var variations: [Variation] {
    items.flatMap { item -> [Variation] in
      guard case .vary(let variation) = item else { return [] }
      return [variation] + variation.options.flatMap(\.variations)
    }
  }
}
