/// A text taken apart into words and sentences, as rules about wording look at it.
struct Prose {
  struct Word {
    /// Small letters and straight apostrophes; empty for a placeholder.
    var text: String
    /// Where it stands: a literal part of the template, and bytes of that part.
    var part: Int
    var bytes: Range<Int>
    /// Index into the sentences.
    var sentence: Int
    /// Between curly quotes: somebody else's words.
    var isQuoted: Bool

    var isPlaceholder: Bool { text.isEmpty }
  }

  struct Sentence {
    /// Ends in a question mark that is not within quotes.
    var isQuestion = false
    var wordCount = 0
  }

  private(set) var words: [Word] = []
  private(set) var sentences: [Sentence] = []
  private let parts: [Template.Part]

  init(_ template: Template) {
    parts = template.parts
    var scanner = ProseScanner()
    for (index, part) in template.parts.enumerated() {
      switch part {
      case .literal(let text): scanner.scan(text, part: index)
      case .value(let placeholder): scanner.addPlaceholder(part: index, endsSentence: placeholder.endsSentence)
      }
    }
    scanner.finish()
    words = scanner.words
    sentences = scanner.sentences
  }

  /// Words as they stand in the file, for finding their place; empty where a placeholder is among them.
  func written(_ range: Range<Int>) -> String {
    guard let first = words[range].first, let last = words[range].last, first.part == last.part,
      case .literal(let text) = parts[first.part]
    else { return "" }
    return String(decoding: Array(text.utf8)[first.bytes.lowerBound..<last.bytes.upperBound], as: UTF8.self)
  }
}

extension Placeholder {
  /// A checked line of help stands for a sentence of its own, and so does what a rubric suggests.
  fileprivate var endsSentence: Bool {
    switch source {
    case .resource, .tryNext: true
    default: false
    }
  }
}

private struct ProseScanner {
  var words: [Prose.Word] = []
  var sentences: [Prose.Sentence] = []
  private var word = ""
  private var start = 0
  /// Behind the last letter of the word.
  private var end = 0
  private var isQuoted = false
  private var current = Prose.Sentence()
  /// A mark that ends a sentence if a space or the end follows.
  private var pending: Unicode.Scalar?

  mutating func scan(_ text: String, part: Int) {
    var offset = 0
    for scalar in text.unicodeScalars {
      read(scalar, at: offset, part: part)
      offset += UTF8.width(scalar)
    }
    endWord(part: part)
  }

  mutating func addPlaceholder(part: Int, endsSentence: Bool) {
    pending = nil
    add(Prose.Word(text: "", part: part, bytes: 0..<0, sentence: sentences.count, isQuoted: isQuoted))
    if endsSentence { endSentence() }
  }

  mutating func finish() {
    if let pending { close(pending) }
    endSentence()
  }

  private mutating func read(_ scalar: Unicode.Scalar, at offset: Int, part: Int) {
    if isLetter(scalar) {
      pending = nil
      if word.isEmpty { start = offset }
      append(scalar)
      end = offset + UTF8.width(scalar)
      return
    }
    // An apostrophe within a word belongs to it.
    if scalar == "'" || scalar == "’", !word.isEmpty {
      word.append("'")
      return
    }
    endWord(part: part)
    switch scalar {
    case "“": isQuoted = true
    case "”": isQuoted = false
    case "?", "!", ".", "…":
      // Within quotes it ends what is quoted, not what is said.
      let mark: Unicode.Scalar = isQuoted && scalar == "?" ? "." : scalar
      pending = pending == "?" ? "?" : mark
    case "\n":
      if let pending { close(pending) }
      endSentence()
    case " ", "\t": if let pending { close(pending) }
    default: break
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      let value = scalar.value
      word.unicodeScalars.append(
        value >= 0x41 && value <= 0x5A ? Unicode.Scalar(UInt8(value + 0x20)) : scalar)
    } else {
      word += scalar.properties.lowercaseMapping
    }
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      let value = scalar.value
      return value >= 0x61 && value <= 0x7A || value >= 0x41 && value <= 0x5A || value >= 0x30 && value <= 0x39
    }
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  private mutating func endWord(part: Int) {
    guard !word.isEmpty else { return }
    while word.utf8.last == 0x27 { word.removeLast() }
    add(
      Prose.Word(
        text: word, part: part, bytes: start..<max(start, end), sentence: sentences.count, isQuoted: isQuoted))
    word = ""
  }

  private mutating func add(_ word: Prose.Word) {
    words.append(word)
    current.wordCount += 1
  }

  private mutating func close(_ mark: Unicode.Scalar) {
    pending = nil
    current.isQuestion = mark == "?"
    endSentence()
  }

  private mutating func endSentence() {
    pending = nil
    if current.wordCount > 0 { sentences.append(current) }
    current = Prose.Sentence()
  }
}
