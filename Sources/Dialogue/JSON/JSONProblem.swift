/// What can be wrong with the JSON of a file, in words for the person who typed it.
enum JSONProblem: Hashable {
  case empty, tooDeep, tooManyValues, extraText
  case trailingComma(closer: Character), missingComma(line: Int), extraComma, semicolon
  case missingColon(key: String), equalsSign, extraColon
  case missingValue(key: String), missingKey, bareKey(String), decimalComma
  case bareText(String), unexpectedText(String), invisibleCharacter
  case singleQuotes, curlyQuotes, curlyCloser
  case unclosedString, missingOpeningQuote, missingClosingQuote, innerQuote
  case rawLineBreak, rawTab, controlCharacter
  case badEscape(String), shortEscape, loneSurrogate
  case wrongCloser(found: Character, expected: Character, line: Int)
  case unclosed(opener: Character, before: Int, hasMore: Bool), unclosedAtEnd(opener: Character, around: Int)
  case extraCloser(Character), missingOpener(Character), wrongOpener(expected: Character), extraOpener(Character)
  case keyInList, listInBraces, extraQuote
  case comment, unclosedComment
  case wrongWord(found: String, right: String), notANumber(String)
  case wrongNumber(found: String, right: String?), hugeNumber
  case duplicateKey(String, line: Int)
  case tooLarge, binary(offset: Int), notUTF8(offset: Int), utf16

  var rule: LintRule {
    switch self {
    case .duplicateKey: .duplicateKey
    case .tooLarge, .binary, .notUTF8, .utf16: .fileUnreadable
    default: .jsonSyntax
    }
  }

  static func closer(of opener: Character) -> Character { opener == "{" ? "}" : "]" }
}

extension JSONProblem {
  /// The message and the fix, as `Diagnostic` wants them.
  var texts: (message: String, fix: String) {
    punctuationTexts ?? bracketTexts ?? quoteTexts ?? valueTexts ?? fileTexts
  }

  private var punctuationTexts: (String, String)? {
    switch self {
    case .trailingComma(let closer):
      ("there is a comma before the closing \(closer)", "Delete this comma: none may follow the last item.")
    case .missingComma(let line):
      ("a comma is missing here", "Put a comma after this value, because another item follows on line \(line).")
    case .extraComma: ("there is one comma too many", "Delete this comma.")
    case .semicolon: ("there is a semicolon where a comma belongs", "Write , instead of ; here.")
    case .missingColon(let key):
      ("a colon is missing after \"\(key)\"", "Write \"\(key)\": and then the value.")
    case .equalsSign: ("there is an equals sign where a colon belongs", "Write : instead of = here.")
    case .extraColon: ("there is one colon too many", "Delete this colon.")
    case .extraQuote: ("there is one quote too many", "Delete this quote.")
    case .missingValue(let key):
      ("\"\(key)\" has no value", "Write a colon and a value after \"\(key)\", or delete it.")
    case .missingKey:
      ("there is a value without a key before it", "Write a key in quotes and a colon before it, or delete it.")
    case .decimalComma:
      ("a number is written with a comma", "Write a point instead of the comma, as in 1.5.")
    default: nil
    }
  }

  private var bracketTexts: (String, String)? {
    switch self {
    case .wrongCloser(let found, let expected, let line):
      (
        "there is a \(found) where the \(JSONProblem.opener(of: expected)) of line \(line) should be closed",
        "Write \(expected) instead of \(found) here."
      )
    case .unclosed(let opener, let line, let hasMore):
      (
        "this \(opener) is not closed",
        "Add a \(JSONProblem.closer(of: opener))\(hasMore ? " and a comma" : "") where it ends, before what stands on line \(line)."
      )
    case .unclosedAtEnd(let opener, let around):
      (
        "the file ends before this \(opener) is closed",
        around == 0
          ? "Add a \(JSONProblem.closer(of: opener)) where it ends, most likely at the end of the file."
          : "Add a \(JSONProblem.closer(of: opener)) where it ends, and close the \(around) around it as well."
      )
    case .extraCloser(let closer):
      ("there is one \(closer) too many", "Delete this \(closer), or one of those just before it.")
    case .missingOpener("["): ("a [ is missing before this value", "Put a [ here, because several values follow.")
    case .missingOpener: ("a { is missing before this key", "Put a { before this key.")
    case .wrongOpener(let expected):
      (
        "there is a \(expected == "{" ? "[" : "{") where a \(expected) belongs",
        "Write \(expected) here: " + (expected == "{" ? "keys with values follow." : "a list without keys follows.")
      )
    case .extraOpener(let opener): ("there is one \(opener) too many", "Delete this \(opener).")
    case .keyInList:
      ("this list in [ ] holds keys with colons", "Use { } around keys and values, and [ ] around a list.")
    case .listInBraces:
      ("this object in { } holds values without keys", "Use [ ] around a list, and { } around keys and values.")
    case .tooDeep:
      (
        "lists and objects are nested more than \(JSONDocument.depthLimit) deep here",
        "Look for an opening bracket that was never closed before this line."
      )
    default: nil
    }
  }

  private var quoteTexts: (String, String)? {
    switch self {
    case .bareKey(let key): ("the key \(key) has no quotes", "Write \"\(key)\" with straight double quotes.")
    case .bareText(let text): ("the text \(text) has no quotes", "Put straight double quotes around it: \"\(text)\".")
    case .singleQuotes:
      ("there are single quotes around this text", "Use straight double quotes (\") before and after it.")
    case .curlyQuotes:
      (
        "there are curly quotes around this text",
        "Use straight double quotes (\") before and after it; curly ones may stand inside."
      )
    case .curlyCloser:
      ("this text is closed with a curly quote", "Write a straight double quote (\") here.")
    case .unclosedString:
      ("this text has no closing quote", "Add a straight double quote (\") where the text ends, on the same line.")
    case .missingOpeningQuote:
      ("a quote is missing before this text", "Add a straight double quote (\") here.")
    case .missingClosingQuote:
      ("a quote is missing after this text", "Add a straight double quote (\") where the text ends.")
    case .innerQuote:
      (
        "a quote inside the text ends it too early",
        "Write both as curly quotes, “ ”, or each of them as \\\"; in a condition use single ones: 'new'."
      )
    case .rawLineBreak:
      ("a text goes on over the end of the line", "Keep it on one line, and write \\n where a new line should begin.")
    case .rawTab: ("there is a tab inside a text", "Write a space instead of the tab, or \\t.")
    case .controlCharacter:
      ("there is an invisible control character inside a text", "Delete it and type what should be there again.")
    case .badEscape(let escape):
      ("\(escape) means nothing in JSON", "Write \\\\ for a backslash, or delete it.")
    case .shortEscape:
      ("\\u needs four digits or letters from a to f", "Write it in full, as in \\u00e9, or type the character.")
    case .loneSurrogate:
      ("this is only half of a character", "Type the character itself, or write both halves, as in \\ud83d\\ude42.")
    default: nil
    }
  }

  private var valueTexts: (String, String)? {
    switch self {
    case .comment:
      ("there is a comment, and JSON has none", "Move it into a text of its own, \"note\": \"…\", or delete it.")
    case .unclosedComment:
      ("this comment is never closed, and JSON has none", "Move it into a text of its own, \"note\": \"…\".")
    case .wrongWord(let found, let right): ("\(found) means nothing in JSON", "Write \(right).")
    case .notANumber(let found):
      ("\(found) is no number in JSON", "Write a number in digits, or leave the key out.")
    case .wrongNumber(let found, .some(let right)): ("\(found) is no number in JSON", "Write \(right).")
    case .wrongNumber(let found, .none):
      ("\(found) is no number", "Put quotes around it if it is text, or write a number such as 12 or 0.5.")
    case .hugeNumber: ("this number is too large", "Write a smaller number.")
    case .unexpectedText(let text):
      ("\(text) does not belong here", "Delete it, or put quotes around it if it is part of a text.")
    case .invisibleCharacter:
      (
        "there is an invisible character that JSON does not know as a space",
        "Delete the space here and type it again; there may be more of them in this file."
      )
    case .duplicateKey(let key, let line):
      ("\"\(key)\" is here a second time; the first is on line \(line)", "Rename one of them, or delete it.")
    default: nil
    }
  }

  private var fileTexts: (String, String) {
    switch self {
    case .empty: ("the file is empty", "Write at least { } into it, or delete it.")
    case .extraText:
      ("there is more text after the end", "Delete it, or look above for a closing bracket that comes too early.")
    case .tooManyValues:
      ("the file holds more than \(JSONDocument.valueLimit) values", "Split it into several files.")
    case .tooLarge:
      ("the file is larger than \(JSONDocument.byteLimit >> 20) MB", "Split it into several files.")
    case .binary(let offset):
      ("this is no text file: byte \(offset) is zero", "Open the original text, and save it as plain text in UTF-8.")
    case .notUTF8(let offset):
      ("the file is not in UTF-8: byte \(offset) is wrong", "In your editor choose “Save as” with encoding UTF-8.")
    case .utf16:
      ("the file is in UTF-16, not in UTF-8", "In your editor choose “Save as” with encoding UTF-8.")
    default: ("this is no JSON", "Compare it with a file that works.")
    }
  }

  private static func opener(of closer: Character) -> Character { closer == "}" ? "{" : "[" }
}
