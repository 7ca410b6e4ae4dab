/// Reads "2", "option two", "the last one", "(b)", "not the first, the second".
///
/// Fires only when every other word comes from a closed list, so that a number inside a sentence names nothing.
struct SelectorReader {
  struct Reading: Hashable {
    /// Positions from zero, in the order written; they may lie beyond the last choice.
    var named: [Int] = []
    var refused: [Int] = []
  }

  let optionCount: Int
  let many: Bool

  func read(_ tokens: [String]) -> Reading? {
    if tokens.isEmpty || tokens.count > 24 || Self.holdsIdiom(tokens) { return nil }
    var reading = Reading()
    var negated = false
    var bareOne: Int?
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      let before = index > 0 ? tokens[index - 1] : ""
      if token == "second", tokens[index...].starts(with: ["second", "to", "last"]) {
        add(optionCount - 2, refused: negated, to: &reading)
        negated = false
        index += 3
        continue
      }
      if token == "not", index + 1 < tokens.count, ["sure", "certain"].contains(tokens[index + 1]) {
        index += 2
        continue
      }
      if let count = Self.runLength(after: token, next: index + 1 < tokens.count ? tokens[index + 1] : "") {
        guard many, count <= optionCount else { return nil }
        let run = token == "first" || token == "top" ? 0..<count : (optionCount - count)..<optionCount
        for position in run { add(position, refused: negated, to: &reading) }
        negated = false
        index += 2
        continue
      }
      if let position = position(of: token, after: before, isLast: index == tokens.count - 1) {
        add(position, refused: negated, to: &reading)
        negated = false
      } else if token == "one" {
        // "the one", "this one" and "the second one" point elsewhere.
        if index == 0 || !Self.pointers.contains(before), reading.named.isEmpty || many { bareOne = index }
      } else if Self.negations.contains(token) {
        negated = true
      } else if !Self.fillers.contains(token), !(many && Self.listWords.contains(token)) {
        return nil
      }
      index += 1
    }
    if let bareOne { takeBareOne(at: bareOne, in: tokens, to: &reading) }
    return reading.named.isEmpty && reading.refused.isEmpty ? nil : reading
  }

  /// "the last two" names two choices, neither of them the second.
  private static func runLength(after token: String, next: String) -> Int? {
    guard ["first", "top", "last", "bottom"].contains(token) else { return nil }
    return cardinals[next] ?? (next.utf8.count == 1 ? Int(next) : nil)
  }

  private func add(_ position: Int, refused: Bool, to reading: inout Reading) {
    if refused {
      if !reading.refused.contains(position) { reading.refused.append(position) }
    } else if !reading.named.contains(position) {
      reading.named.append(position)
    }
  }

  /// "one" counts alone among fillers, or in a list of several numbers.
  private func takeBareOne(at index: Int, in tokens: [String], to reading: inout Reading) {
    let negated = tokens[..<index].contains { Self.negations.contains($0) }
    if reading.named.isEmpty, reading.refused.isEmpty {
      add(0, refused: negated, to: &reading)
    } else if many, !negated, !reading.named.isEmpty {
      add(0, refused: false, to: &reading)
    }
  }

  private func position(of token: String, after before: String, isLast: Bool) -> Int? {
    if let ordinal = Self.ordinals[token] { return ordinal - 1 }
    if token.utf8.count <= 3, let number = Int(token), number >= 0 { return number - 1 }
    if let cardinal = Self.cardinals[token] { return cardinal - 1 }
    if token == "one", Self.markers.contains(before) { return 0 }
    switch token {
    case "last", "final", "bottom": return optionCount - 1
    case "top": return 0
    case "middle" where optionCount % 2 == 1: return optionCount / 2
    case "former" where optionCount == 2: return 0
    case "latter" where optionCount == 2: return 1
    default: return letterPosition(of: token, after: before, isLast: isLast)
    }
  }

  private func letterPosition(of token: String, after before: String, isLast: Bool) -> Int? {
    guard token.utf8.count == 1, let letter = token.utf8.first, (0x61...0x66).contains(letter) else { return nil }
    // "a" is an article unless it ends the message.
    if letter == 0x61, !isLast { return nil }
    return Int(letter) - 0x61
  }

  private static func holdsIdiom(_ tokens: [String]) -> Bool {
    for index in tokens.indices.dropFirst() {
      let pair = (tokens[index - 1], tokens[index])
      switch pair {
      case ("one", "second"), ("a", "second"), ("at", "first"), ("at", "last"), ("one", "of"), ("on", "top"):
        return true
      default: continue
      }
    }
    return false
  }

  static let ordinals = [
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
    "sixth": 6, "6th": 6, "seventh": 7, "7th": 7, "eighth": 8, "8th": 8, "ninth": 9, "9th": 9, "tenth": 10, "10th": 10,
  ]
  static let cardinals = [
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
  ]
  static let negations: Set<String> = ["not", "except", "never", "without", "but", "than"]
  static let markers: Set<String> = [
    "option", "number", "choice", "pick", "answer", "opt", "nr", "choose",
  ]
  private static let pointers: Set<String> = [
    "the", "this", "that", "which", "last", "top", "bottom", "middle", "final", "first", "second", "third", "fourth",
    "fifth",
    "sixth", "1st", "2nd", "3rd", "4th", "5th", "6th", "other", "any",
  ]
  private static let listWords: Set<String> = ["and", "also", "plus", "then", "with", "both", "n"]
  private static let fillers: Set<String> = [
    "the", "option", "choice", "number", "opt", "answer", "pick", "choose", "take", "please", "i", "will", "go", "with",
    "for", "let", "us", "do", "it", "is", "that", "would", "say", "think", "guess", "maybe", "perhaps", "probably",
    "possibly", "idk", "um", "uh", "uhh", "hmm", "hm", "er", "well", "ok", "fine", "honestly", "tbh", "kind", "sort",
    "of",
    "definitely", "def", "want", "give", "me", "suppose", "reckon", "lol", "haha", "sure", "a", "an", "my", "said",
    "sounds",
    "like", "good", "yeah", "yes", "no", "nr", "on", "from", "list", "vote", "really", "more", "rather", "just", "am",
    "to",
    "be", "so", "mostly", "mainly", "thanks", "then", "actually", "anything", "everything", "instead", "have", "oh",
    "this",
    "item", "main", "at",
  ]

  static func isOnlyFiller(_ tokens: [String]) -> Bool { tokens.allSatisfy { fillers.contains($0) || $0 == "some" } }
}
