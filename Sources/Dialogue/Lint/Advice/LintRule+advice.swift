extension LintRule {
  typealias Adviser = (inout Advice, Manuscript) -> Void

  /// Whether the book runs all the same: the coach starts with it, and a writer may silence it.
  package var isAdvice: Bool { adviser != nil }

  /// Runs every rule that gives advice, and adds what nobody silenced.
  static func adviseAll(
    _ book: Book, documents: [String: JSONValue], silences: [Silence], _ findings: inout Findings
  ) {
    let broken = findings.foundIn
    let manuscript = Manuscript(book, documents: documents, brokenFiles: broken)
    // With book.json unread, every other file may only seem to lack something.
    guard !broken.contains(book.entry.place.file) else { return }
    var advice = Advice(after: findings)
    for rule in allCases where broken.isEmpty || !rule.needsWholeBook { rule.adviser?(&advice, manuscript) }
    let remarks = advice.remarks(without: silences) { silence in
      broken.isEmpty || (!silence.rule.needsWholeBook && !broken.contains(silence.place.file))
    }
    for remark in remarks where broken.isEmpty || remark.rule != .idleSilence || !broken.contains(remark.place.file) {
      findings.add(remark.rule, at: remark.place, remark.message, fix: remark.fix, severity: .advice)
    }
  }

  /// What looks at several files says nothing while one of them has errors.
  private var needsWholeBook: Bool {
    switch self {
    case .variableNeverSet, .variableNeverRead, .checkpointTooFar, .scriptNeverEntered, .forgottenSet: true
    default: false
    }
  }

  /// What gives the advice; nil for errors.
  private var adviser: Adviser? {
    switch self {
    case .variableNeverSet: { $0.variablesNeverSet(in: $1) }
    case .variableNeverRead: { $0.variablesNeverRead(in: $1) }
    case .checkpointTooFar: { $0.checkpointsTooFar(in: $1) }
    case .scriptNeverEntered: { $0.scriptsNeverEntered(in: $1) }
    case .fewExamples: { $0.fewExamples(in: $1) }
    case .exampleMisread: { $0.examplesMisread(in: $1) }
    case .manyChoices: { $0.manyChoices(in: $1) }
    case .longLabel: { $0.longLabels(in: $1) }
    case .longBubble: { $0.longBubbles(in: $1) }
    case .manyBubbles: { $0.manyBubbles(in: $1) }
    case .manyQuestions: { $0.manyQuestions(in: $1) }
    case .questionNotLast: { $0.questionsNotLast(in: $1) }
    case .nothingAsked: { $0.nothingAsked(in: $1) }
    case .hardToRead: { $0.hardToRead(in: $1) }
    case .hardWord: { $0.hardWords(in: $1) }
    case .pronounVerb: { $0.pronounVerbs(in: $1) }
    case .fixedPronoun: { $0.fixedPronouns(in: $1) }
    case .bannedWording: { $0.wording(.bannedWording, in: $1) }
    case .outcomeClaim: { $0.wording(.outcomeClaim, in: $1) }
    case .productName: { $0.productNames(in: $1) }
    case .loudSafetyText: { $0.loudSafetyTexts(in: $1) }
    case .invisibleCharacter: { $0.invisibleCharacters(in: $1) }
    case .confusableLetter: { $0.confusableLetters(in: $1) }
    case .forgottenSet: { $0.forgottenSets(in: $1) }
    case .sameCondition: { $0.sameConditions(in: $1) }
    case .shouting: { $0.shouting(in: $1) }
    case .doubledWord: { $0.doubledWords(in: $1) }
    // Known once all others have spoken.
    case .idleSilence: { _, _ in }
    case .fileUnreadable, .jsonSyntax, .duplicateKey, .unknownKey, .missingKey, .wrongType, .invalidValue, .invalidID,
      .misplacedKey, .exitConflict, .missingFile, .unknownNode, .unknownChoice, .unknownScript, .unknownVariable,
      .unknownMember, .unknownCard, .unknownCommand, .unknownRubric, .unknownSet, .duplicateID, .idCollision,
      .aliasToNothing, .aliasCycle, .unreachableNode, .deadEnd, .endlessLoop, .menuRunsDry, .missingDefault,
      .unboundedCall, .missingBlocked, .wordNotHeard, .reservedWord, .expressionSyntax, .expressionType, .maybeUnset,
      .templateSyntax, .unknownPlaceholder, .unknownForm, .textTooLong, .stateTooLarge:
      nil
    }
  }
}
