/// The engine's own sentences; the raw value is the key in `book.json`.
package enum Phrase: String, CaseIterable, Sendable {
  case miss, byNumber, lost, again, greeted, movedOn, gone, unreadable, fault
  case stopped, exerciseStopped, forgotten, forgottenButLocked, nothingToUndo, undone, cannotSkip, nothingLater
  case gateFirst, locked, attachment, tooLong, slowDown, full, company, early, earlyAdded
  case backToTopic, backToPlace, welcomeBack, helpLine, oneLanguage, cardsIntro, noCards
  case notANumber, outOfRange, notATime, notYesNo, notAName, lineTooLong, emptyLine
  case tooFew, tooMany, picksNow, nudge, nudgeMoved, nudgeStopped, remindPlanned
  // Labels of the engine's own choices.
  case carryOn, toMenu, done, nudgeOpen, nudgeLater, nudgeStop, typedItWrong, backToWhereIWas

  package var isLabel: Bool {
    switch self {
    case .carryOn, .toMenu, .done, .nudgeOpen, .nudgeLater, .nudgeStop, .typedItWrong, .backToWhereIWas: true
    default: false
    }
  }

  /// What may stand in braces in its wordings.
  package var placeholders: [String] {
    switch self {
    case .outOfRange: ["min", "max"]
    case .lineTooLong, .tooMany: ["max"]
    case .tooFew: ["min"]
    case .picksNow: ["picks"]
    case .remindPlanned: ["day", "time"]
    default: []
    }
  }
}

/// The wordings of each phrase, gone round in turn so that the coach never says the same twice in a row.
package struct Phrases: Sendable {
  package var wordings: [Phrase: [Template]] = [:]

  package init() {}
}
