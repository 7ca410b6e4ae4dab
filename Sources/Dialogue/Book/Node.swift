/// One step of a script: says something, then waits or leaves.
package final class Node: Sendable {
  package let id: ID
  /// Without the script: `own-line`.
  package let name: String
  /// Index of its script.
  package let script: Int
  package let place: Place
  package let body: Body

  package struct Body: Sendable {
    package var isCheckpoint = false
    package var sets: [Assignment] = []
    package var text: TextBlock?
    package var reask: TextBlock?
    package var actions = Actions()
    package var onReturn: OnReturn?
    /// Helps with this partner; skipped to `blocked` when there is fear.
    package var isForPartner = false
    package var blocked: Target?
    /// Where `stop` leads inside this grounding exercise.
    package var exercise: Target?
    package var marksFear = false
    package var unlocks = false
    package var assess: AssessRule?
    package var exit: Exit = .missing
  }

  package init(id: ID, name: String, script: Int, place: Place, body: Body) {
    self.id = id
    self.name = name
    self.script = script
    self.place = place
    self.body = body
  }
}

/// Said when the person writes again after a silence, in seconds.
package struct OnReturn: Sendable {
  package var after: Int64
  package var text: TextBlock
}

/// Looks at a typed or chosen line with a rubric and keeps the marks.
package struct AssessRule: Sendable {
  package var rubric: Int
  /// Index of the assessment variable.
  package var into: Int
}

/// Gives a variable a value, or takes it away.
package struct Assignment: Sendable {
  package enum Source: Sendable {
    case value(Expression)
    case unset
    /// The person becomes somebody else: name, pronouns and fear are forgotten.
    case newPerson(name: Int, pronouns: Int)
  }

  /// Index into the book's variables; of the name where a person becomes somebody else.
  package var variable: Int
  package var source: Source
  package var place: Place
}

/// What a node or a choice does beside speaking.
package struct Actions: Sendable {
  /// Index into the book's cards.
  package var card: Int?
  package var keeps: [Keep] = []
  package var remind: ReminderPlan?
  package var cancels: ID?

  package enum Keep: Sendable {
    case card(Int)
    case variable(Int)
  }

  package var isEmpty: Bool { card == nil && keeps.isEmpty && remind == nil && cancels == nil }
}

/// A nudge the person asked for.
///
/// A reference, as few nodes and choices have one, and all of them make room for it.
package final class ReminderPlan: Sendable {
  package enum Moment: Sendable {
    /// Seconds from now, then at the minute of the person's day, if given.
    case after(seconds: Int64, minuteOfDay: Int?)
    /// Index of a `time` variable.
    case variable(Int)
  }

  package let id: ID
  package let name: String
  package let moment: Moment
  package let entry: Target
  package let text: Template?

  package init(id: ID, name: String, moment: Moment, entry: Target, text: Template?) {
    self.id = id
    self.name = name
    self.moment = moment
    self.entry = entry
    self.text = text
  }
}

extension Node.Body {
  /// Everything that may be said here, but for the labels of choices.
  var texts: [TextBlock?] {
    let retry: TextBlock? =
      switch exit {
      case .slot(let slot, _): slot.retry
      case .choices(let menu): menu.typed?.retry
      default: nil
      }
    return [text, reask, onReturn?.text, retry]
  }
}
