/// A text with places for values, compiled.
package struct Template: Sendable {
  package enum Part: Sendable {
    case literal(String)
    case value(Placeholder)
  }

  package let parts: [Part]
  package let place: Place

  /// Room enough for most of what it becomes.
  let usualBytes: Int

  package init(parts: [Part], place: Place) {
    self.parts = parts
    self.place = place
    usualBytes = parts.reduce(0) { bytes, part in
      if case .literal(let text) = part { bytes + text.utf8.count } else { bytes + 16 }
    }
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
package final class Placeholder: Sendable {
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
    case storedDays
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

  package let source: Source
  package let forms: [Form]
  package let fallback: String?
  package let place: Place

  package init(source: Source, forms: [Form], fallback: String?, place: Place) {
    self.source = source
    self.forms = forms
    self.fallback = fallback
    self.place = place
  }
}

/// What a node says: bubbles, some of them conditional, some of them varied.
package struct TextBlock: Sendable {
  package enum Item: Sendable {
    case bubble(Bubble)
    case vary(Variation)
  }

  package final class Bubble: Sendable {
    package let template: Template
    package let condition: Formula?
    package let speaker: Speaker
    /// Kinds of resources without which the sentence is dropped.
    package let needs: [String]

    package init(template: Template, condition: Formula?, speaker: Speaker, needs: [String]) {
      self.template = template
      self.condition = condition
      self.speaker = speaker
      self.needs = needs
    }
  }

  package final class Variation: Sendable {
    package enum Mode: String, CaseIterable, Sendable {
      case cycle, shuffle, once, stopping
    }

    /// Of the node and the wording: an edit starts the count anew.
    package let id: ID
    /// Of the wording alone, without the names in it, so that a rename changes no order.
    package let wording: ID
    package let mode: Mode
    package let options: [TextBlock]

    package init(id: ID, wording: ID, mode: Mode, options: [TextBlock]) {
      self.id = id
      self.wording = wording
      self.mode = mode
      self.options = options
    }
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
