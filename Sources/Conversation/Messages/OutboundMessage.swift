/// All that one turn says, in a form that every channel can show.
package struct OutboundMessage: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    case bubble(Bubble)
    case card(Card)
    /// A card with this title is now among the kept ones.
    case kept(title: String)
    case reminder(ReminderNotice)
  }

  /// In the order they are said.
  package var parts: [Part]
  package var question: Question
  /// The person said stop: nothing more will come unless they write.
  package var hasEnded: Bool
  /// Everything known of the person is gone; a channel wipes what it can.
  package var isCleared: Bool

  package init(
    parts: [Part] = [], question: Question = .nothing, hasEnded: Bool = false, isCleared: Bool = false
  ) {
    self.parts = parts
    self.question = question
    self.hasEnded = hasEnded
    self.isCleared = isCleared
  }
}

extension OutboundMessage {
  package enum Speaker: Hashable, Sendable {
    case coach
    /// Played by the coach in a rehearsal; always labelled.
    case practicePartner
    /// The person's own line of a rehearsal, said in full where they chose it by a short label.
    case person
  }

  package struct Bubble: Hashable, Sendable {
    package var text: String
    package var speaker: Speaker

    package init(_ text: String, speaker: Speaker = .coach) {
      self.text = text
      self.speaker = speaker
    }
  }

  /// Something to take along: shown apart, so that it survives being copied.
  package struct Card: Hashable, Sendable {
    package var title: String
    package var text: String

    package init(title: String, text: String) {
      self.title = title
      self.text = text
    }
  }

  /// A nudge that is now planned.
  package struct ReminderNotice: Hashable, Sendable {
    /// Seconds since 1970.
    package var due: Int64
    /// The same on the person's clock: `tomorrow 18:30`.
    package var dayAndTime: String
    package var text: String

    package init(due: Int64, dayAndTime: String, text: String) {
      self.due = due
      self.dayAndTime = dayAndTime
      self.text = text
    }
  }
}

extension OutboundMessage {
  package struct Question: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// One of the options.
      case choice
      /// Several of the options, then the one that says so.
      case several
      /// Something typed; there may be options as well.
      case line
      /// The talk rests until the person writes.
      case nothing
    }

    package struct Option: Hashable, Sendable {
      /// What a tap on it names; 0 where nothing can be tapped.
      package var id: UInt32
      package var label: String
      /// Of a question for several: taken so far; nil of “Done” and “None of these”, which cannot be ticked.
      package var isTicked: Bool?

      package init(_ label: String, id: UInt32 = 0, isTicked: Bool? = nil) {
        self.id = id
        self.label = label
        self.isTicked = isTicked
      }
    }

    package var kind: Kind
    /// What a tap names; the same question shown again has the same.
    package var offer: UInt32
    package var options: [Option]
    package var canSkip: Bool
    /// The person has seen this question before.
    package var isShownAgain: Bool

    package init(
      kind: Kind, offer: UInt32 = 0, options: [Option] = [], canSkip: Bool = false, isShownAgain: Bool = false
    ) {
      self.kind = kind
      self.offer = offer
      self.options = options
      self.canSkip = canSkip
      self.isShownAgain = isShownAgain
    }

    package static let nothing = Question(kind: .nothing)

    /// Of a question for several: what people type to be done, counted from one.
    ///
    /// The last that cannot be ticked: “none of these” stands before it, a person's own items behind.
    package var doneNumber: Int? {
      kind == .several ? options.lastIndex { $0.isTicked == nil }.map { $0 + 1 } : nil
    }
  }
}
