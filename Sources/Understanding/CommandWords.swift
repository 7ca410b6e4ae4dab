/// The words that always win, looked up by hash.
///
/// A message is a command when nothing else is in it but hedges: "HELP!!!", "ok stop please", "/menu@some_bot".
package struct CommandWords: Sendable {
  private let commands: [String: String]
  /// The same keys with repeated letters made single, for "heeelp".
  private let squeezed: [String: String]
  private let longestBytes: Int
  /// Hashes of the words a command message can begin with; most labels begin with another and cost no more.
  private let firstWords: Set<UInt64>
  /// Hashes of all words that commands and the hedges around them are made of; with any other word a message is none.
  private let possibleWords: Set<UInt64>

  /// Where two commands claim the same word, the first keeps it.
  package init(_ words: [(command: String, words: [String])]) {
    var commands: [String: String] = [:]
    var squeezed: [String: String] = [:]
    var longest = 0
    for entry in words {
      for word in entry.words {
        let key = Normalizer.normalize(word).joined
        if key.isEmpty || commands[key] != nil { continue }
        commands[key] = entry.command
        longest = max(longest, key.utf8.count)
        let short = Self.squeeze(key)
        if squeezed[short] == nil { squeezed[short] = entry.command }
      }
    }
    self.commands = commands
    self.squeezed = squeezed
    longestBytes = longest
    firstWords = Self.possibleFirstWords(of: commands.keys)
    possibleWords = Self.possibleWords(of: commands.keys)
  }

  /// All words that are this command, as they are compared: small letters, single spaces.
  package func words(of command: String) -> [String] {
    commands.filter { $0.value == command }.map(\.key).sorted()
  }

  package func command(in text: String) -> String? {
    let shape = Shape(text)
    // Hedges around a command are few and short; anything longer is a sentence.
    if shape.letterBytes == 0 || shape.letterBytes > longestBytes + 24 { return nil }
    if let hash = shape.firstWord, !firstWords.contains(hash) { return nil }
    if !shape.isElongated, !mayBeCommand(text) { return nil }
    return normalizedCommand(in: text, shape: shape)
  }

  /// False only where a word of the text is part of no command and no hedge.
  ///
  /// What is no plain ASCII word is left open.
  private func mayBeCommand(_ text: String) -> Bool {
    var hash = WordHash()
    var isWord = false
    for byte in text.utf8 {
      let lower = (0x41...0x5A).contains(byte) ? byte + 32 : byte
      if (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) {
        hash.add(lower)
        isWord = true
      } else if lower >= 0x7F || lower == 0x27 || lower == 0x60 || lower == 0x40 || lower < 0x20 {
        return true
      } else if isWord {
        if !possibleWords.contains(hash.value) { return false }
        hash = WordHash()
        isWord = false
      }
    }
    return !isWord || possibleWords.contains(hash.value)
  }

  /// The answer without the filter on first words, which must never differ.
  func slowCommand(in text: String) -> String? {
    let shape = Shape(text)
    if shape.letterBytes == 0 || shape.letterBytes > longestBytes + 24 { return nil }
    return normalizedCommand(in: text, shape: shape)
  }

  private func normalizedCommand(in text: String, shape: Shape) -> String? {
    let tokens = Normalizer.normalize(shape.isSlash ? Self.slashBody(text) : text, limit: .max).tokens
    if let command = lookUp(tokens, in: commands) { return command }
    guard shape.isElongated else { return nil }
    return lookUp(tokens.map(Self.squeeze), in: squeezed)
  }

  /// Whether a person typing this label would get the command instead.
  package func isCommandWord(_ label: String) -> Bool {
    command(in: label) != nil
  }

  private static func possibleFirstWords(of keys: some Sequence<String>) -> Set<UInt64> {
    var words = WordLists.commandHedges.union(Contractions.words.keys).union(["not", "no", "dunno"])
    for phrase in WordLists.commandHedgePairs {
      words.formUnion(phrase.split(separator: " ").prefix(1).map(String.init))
    }
    // "don't know" and "no idea" turn into one token that a command might use.
    words.formUnion(["i", "do"])
    for key in keys { words.formUnion(key.split(separator: " ").prefix(1).map(String.init)) }
    return Set(words.map { WordHash($0).value })
  }

  private static func possibleWords(of keys: some Sequence<String>) -> Set<UInt64> {
    var words = WordLists.commandHedges.union(Contractions.words.keys)
    for phrase in Array(WordLists.commandHedgePairs) + Array(keys) {
      words.formUnion(phrase.split(separator: " ").map(String.init))
    }
    // What normalising makes one word of.
    words.formUnion(["i", "do", "not", "no", "idea", "know", "clue", "have", "dunno"])
    return Set(words.map { WordHash($0).value })
  }

  private func lookUp(_ tokens: [String], in commands: [String: String]) -> String? {
    var rest = tokens[...]
    var tries = 0
    while !rest.isEmpty, tries < 12 {
      if let command = commands[rest.joined(separator: " ")] { return command }
      var tail = rest
      while Self.dropTrailingHedge(&tail), !tail.isEmpty {
        if let command = commands[tail.joined(separator: " ")] { return command }
      }
      if !Self.dropLeadingHedge(&rest) { return nil }
      tries += 1
    }
    return nil
  }

  private static func dropLeadingHedge(_ tokens: inout ArraySlice<String>) -> Bool {
    guard let first = tokens.first else { return false }
    if WordLists.commandHedges.contains(first) {
      tokens = tokens.dropFirst()
    } else if tokens.count > 1, WordLists.commandHedgePairs.contains(tokens.prefix(2).joined(separator: " ")) {
      tokens = tokens.dropFirst(2)
    } else {
      return false
    }
    return true
  }

  private static func dropTrailingHedge(_ tokens: inout ArraySlice<String>) -> Bool {
    guard let last = tokens.last else { return false }
    if WordLists.commandHedges.contains(last) {
      tokens = tokens.dropLast()
    } else if tokens.count > 1, WordLists.commandHedgePairs.contains(tokens.suffix(2).joined(separator: " ")) {
      tokens = tokens.dropLast(2)
    } else {
      return false
    }
    return true
  }

  /// Cuts "/forget_me@some_bot" down to "forget_me".
  private static func slashBody(_ text: String) -> String {
    var body = String.UnicodeScalarView()
    var skipsName = false
    for scalar in text.unicodeScalars.drop(while: { $0 != "/" }).dropFirst() {
      if scalar == "@" { skipsName = true }
      if scalar.properties.isWhitespace { skipsName = false }
      if !skipsName { body.append(scalar) }
    }
    return String(body)
  }

  private static func squeeze(_ word: String) -> String {
    var squeezed = String.UnicodeScalarView()
    for scalar in word.unicodeScalars where scalar != squeezed.last { squeezed.append(scalar) }
    return String(squeezed)
  }
}

extension CommandWords {
  /// What one cheap pass over the bytes tells before anything is normalised.
  fileprivate struct Shape {
    /// Letters, digits and non-ASCII bytes, runs of one byte counted twice at most.
    var letterBytes = 0
    var isElongated = false
    var isSlash = false
    /// Hash of the first word; nil unless it is plain ASCII that normalising leaves alone.
    var firstWord: UInt64?

    init(_ text: String) {
      var hash = WordHash()
      var isFirst = true
      var last: UInt8 = 0
      var run = 0
      var skipsName = false
      for byte in text.utf8 {
        let lower = (0x41...0x5A).contains(byte) ? byte + 32 : byte
        let isLetter = (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) || lower >= 0x80
        if letterBytes == 0, lower == 0x2F { isSlash = true }
        if lower == 0x40, isSlash { skipsName = true }
        if lower <= 0x20 { skipsName = false }
        run = lower == last ? run + 1 : 1
        last = lower
        if isFirst {
          if isLetter, lower < 0x80, run <= 2 {
            hash.add(lower)
          } else if isLetter || lower == 0x27 || lower == 0x60 || lower == 0x7F || lower < 0x20 || isSlash {
            isFirst = false
          } else if letterBytes > 0 {
            isFirst = false
            firstWord = hash.value
          }
        }
        if !isLetter || skipsName { continue }
        if run <= 2 { letterBytes += 1 } else { isElongated = true }
      }
      if isFirst, letterBytes > 0 { firstWord = hash.value }
    }
  }
}
