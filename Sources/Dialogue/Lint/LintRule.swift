/// The checks a book goes through; the raw value is the stable code that writers see and may look up.
package enum LintRule: String, CaseIterable, Sendable {
  // Reading
  case fileUnreadable = "file-unreadable"
  case jsonSyntax = "json-syntax"
  case duplicateKey = "duplicate-key"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case wrongType = "wrong-type"
  case invalidValue = "invalid-value"
  case invalidID = "invalid-id"
  case misplacedKey = "misplaced-key"
  case exitConflict = "exit-conflict"
  case missingFile = "missing-file"

  // Names
  case unknownNode = "unknown-node"
  case unknownChoice = "unknown-choice"
  case unknownScript = "unknown-script"
  case unknownVariable = "unknown-variable"
  case unknownMember = "unknown-member"
  case unknownCard = "unknown-card"
  case unknownCommand = "unknown-command"
  case unknownRubric = "unknown-rubric"
  case unknownSet = "unknown-set"
  case duplicateID = "duplicate-id"
  case idCollision = "id-collision"
  case aliasToNothing = "alias-to-nothing"
  case aliasCycle = "alias-cycle"

  // Flow
  case unreachableNode = "unreachable-node"
  case deadEnd = "dead-end"
  case endlessLoop = "endless-loop"
  case menuRunsDry = "menu-runs-dry"
  case missingDefault = "missing-default"
  case unboundedCall = "unbounded-call"
  case missingBlocked = "missing-blocked"
  case wordNotHeard = "word-not-heard"
  case reservedWord = "reserved-word"

  // Expressions and text
  case expressionSyntax = "expression-syntax"
  case expressionType = "expression-type"
  case maybeUnset = "maybe-unset"
  case templateSyntax = "template-syntax"
  case unknownPlaceholder = "unknown-placeholder"
  case unknownForm = "unknown-form"
  case textTooLong = "text-too-long"
  case stateTooLarge = "state-too-large"
}
