extension LintRule {
  /// Runs every rule that looks at a whole book, and lets the book follow its renames.
  static func checkAll(_ contents: BookContents, _ findings: inout Findings) -> Book {
    var contents = contents
    if !contents.renames.isEmpty { contents.aliases = Book(contents).followedRenames() }
    let book = Book(contents)
    let graph = BookGraph(book, brokenFiles: findings.foundIn)
    for rule in allCases { rule.check(book, graph, &findings) }
    return book
  }

  private func check(_ book: Book, _ graph: BookGraph, _ findings: inout Findings) {
    switch self {
    case .idCollision: findings.idCollisions(in: book)
    case .aliasToNothing: findings.aliases(in: book)
    case .unreachableNode: findings.unreachableNodes(in: book, graph)
    case .endlessLoop: findings.endlessLoops(in: book, graph)
    case .menuRunsDry: findings.menusThatRunDry(in: book, graph)
    case .unboundedCall: findings.unboundedCalls(in: book, graph)
    case .missingBlocked: findings.missingBlocked(in: book, graph)
    case .wordNotHeard: findings.wordsNotHeard(in: book, graph)
    case .reservedWord: findings.reservedWords(in: book)
    case .maybeUnset: findings.maybeUnset(in: book, graph)
    case .textTooLong: findings.textsTooLong(in: book)
    case .stateTooLarge: findings.statesTooLarge(in: book)
    // With alias-to-nothing, which follows the same renames.
    case .aliasCycle: break
    // Found while the files are read.
    case .fileUnreadable, .jsonSyntax, .duplicateKey, .unknownKey, .missingKey, .wrongType, .invalidValue, .invalidID,
      .misplacedKey, .exitConflict, .missingFile:
      break
    case .unknownNode, .unknownChoice, .unknownScript, .unknownVariable, .unknownMember, .unknownCard, .unknownCommand,
      .unknownRubric, .unknownSet, .duplicateID:
      break
    case .deadEnd, .missingDefault, .expressionSyntax, .expressionType, .templateSyntax, .unknownPlaceholder,
      .unknownForm:
      break
    // Advice, which `advise` gives.
    case .variableNeverSet, .variableNeverRead, .checkpointTooFar, .scriptNeverEntered, .fewExamples, .exampleMisread,
      .manyChoices, .longLabel, .longBubble, .manyBubbles, .manyQuestions, .questionNotLast, .nothingAsked, .hardToRead,
      .hardWord, .pronounVerb, .fixedPronoun, .bannedWording, .outcomeClaim, .productName, .loudSafetyText,
      .invisibleCharacter, .confusableLetter, .forgottenSet, .sameCondition, .shouting, .doubledWord, .idleSilence:
      break
    }
  }
}
