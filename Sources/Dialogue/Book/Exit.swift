/// How a node ends: it waits for the person, or leaves.
///
/// One file per case in `Exits/` holds what the engine does.
package enum Exit: Sendable {
  case choices(Menu)
  case pick(Pick)
  case slot(Slot, next: Jump)
  case call(Target, next: Jump)
  case next(Jump)
  case goBack
  case end
  case resume
  case lock(Lock)
  /// Read with an error.
  ///
  /// A book with one never runs.
  case missing

  /// The key writers use, in the order the guide lists them.
  package enum Kind: String, CaseIterable, Sendable {
    case choices, slot, call, next, `return`, end, resume, lock
  }

  package var kind: Kind? {
    switch self {
    case .choices, .pick: .choices
    case .slot: .slot
    case .call: .call
    case .next: .next
    case .goBack: .return
    case .end: .end
    case .resume: .resume
    case .lock: .lock
    case .missing: nil
    }
  }

  /// The person must say something before the talk goes on from here.
  package var isWaiting: Bool {
    switch self {
    case .choices, .pick, .slot, .lock: true
    case .call, .next, .goBack, .end, .resume, .missing: false
    }
  }
}

/// A node to go to.
package struct Target: Hashable, Sendable {
  /// Index into the book's nodes.
  package var node: Int
  /// Entered at the script's start from outside: its variables are cleared.
  package var beginsVisit: Bool
  package var place: Place
}

/// Where to go on: the first branch whose condition holds.
package struct Jump: Sendable {
  package struct Branch: Sendable {
    package var condition: Formula?
    package var target: Target
  }

  package var branches: [Branch]
  package var place: Place
}

/// Choices, and perhaps a line that names none of them.
package struct Menu: Sendable {
  package var items: [Item]
  package var typed: Slot?
  package var typedNext: Jump?

  package enum Item: Sendable {
    case choice(Choice)
    case each(EachMember)
  }
}

/// One answer of a menu.
package final class Choice: Sendable {
  package let id: ID
  /// Without the node: `before`.
  package let name: String
  package let place: Place
  package let body: Body

  package struct Body: Sendable {
    package var label: Template
    package var match: [String] = []
    package var examples: [String] = []
    package var condition: Formula?
    package var isOnce = false
    package var sets: [Assignment] = []
    package var actions = Actions()
    package var line: Template?
    /// Ids of the checks this line meets.
    package var meets: [ID] = []
    package var mute: Mute?
    package var exit: Exit
  }

  package enum Mute: String, CaseIterable, Sendable {
    case rule, category
  }

  package enum Exit: Sendable {
    case next(Jump)
    case call(Target, next: Jump?)
    case goBack
    case end
    case resume
    case command(Command)
    case missing
  }

  /// As it is offered, where nothing is filled into its label.
  let plainOption: Question.Option?

  package init(id: ID, name: String, place: Place, body: Body) {
    self.id = id
    self.name = name
    self.place = place
    self.body = body
    plainOption = body.label.literal.map { Question.Option(id: id, name: name, label: $0) }
  }
}

/// A choice for each member that is now in a set.
package final class EachMember: Sendable {
  package let name: String
  package let set: Int
  package let group: String?
  /// Index of the `member` variable that takes the chosen one.
  package let into: Int
  package let next: Jump
  package let place: Place

  package init(name: String, set: Int, group: String?, into: Int, next: Jump, place: Place) {
    self.name = name
    self.set = set
    self.group = group
    self.into = into
    self.next = next
    self.place = place
  }
}

/// Several at once, from a set variable.
package struct Pick: Sendable {
  package var into: Int
  package var group: String?
  package var min: Int
  package var max: Int
  package var takesOwn: Bool
  package var doneLabel: String?
  package var aloneLabel: String?
  package var next: Jump
  package var place: Place
}

/// Something typed.
package final class Slot: Sendable {
  package enum Reading: String, CaseIterable, Sendable {
    case line, name, number, minutes, yesNo = "yes-no", time, clock, option
  }

  package let variable: Int
  package let reading: Reading
  package let assess: AssessRule?
  package let skip: Target?
  package let retry: TextBlock?
  package let tries: Int?
  package let otherwise: Target?
  package let place: Place

  package init(
    variable: Int, reading: Reading, assess: AssessRule?, skip: Target?, retry: TextBlock?, tries: Int?,
    otherwise: Target?, place: Place
  ) {
    self.variable = variable
    self.reading = reading
    self.assess = assess
    self.skip = skip
    self.retry = retry
    self.tries = tries
    self.otherwise = otherwise
    self.place = place
  }
}

/// Closes the talk until a date; one correction is allowed.
package struct Lock: Sendable {
  /// Seconds.
  package var duration: Int64
  package var correction: Target?
}
