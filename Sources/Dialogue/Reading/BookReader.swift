import Understanding

/// A book, if it could be understood at all, and everything that is wrong with it.
package struct BookReading: Sendable {
  /// Nil when what is there is too little to run or to lint further.
  package var book: Book?
  package var diagnostics: [Diagnostic]

  package init(book: Book?, diagnostics: [Diagnostic]) {
    self.book = book
    self.diagnostics = diagnostics
  }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The book, if nothing at all is wrong with it.
  package var runnable: Book? { hasErrors ? nil : book }
}

/// Reads a book from its files: first all names, then everything in one pass, then the rules over the whole.
///
/// Nothing stops at the first mistake, and nothing is guessed: a book with an error is never run.
package struct BookReader {
  var findings: Findings
  var symbols = Symbols()
  /// Index of the script now read; nil in `book.json`.
  var script: Int?
  var nodes: [Node?] = []
  var cards: [CardTemplate?] = []
  var counted: Set<ID> = []
  var rubrics: [Rubric] = []
  var variables: [Variable] = []
  /// Words no text may use, in small letters.
  var avoided: Set<String> = []
  /// Ids of all nudges that something plans.
  var plannedNudges: Set<String> = []
  /// The value of every `cancel`.
  var cancelledNudges: [JSONValue] = []
  /// The node now read, by its full name; for ids below it.
  var nodeName = ""
  /// Every entry of a `silence`, in reading order.
  var silences: [Silence] = []
  /// Full names of all nodes that something in a script or book.json names.
  lazy var namedNodes: Set<String> = findNamedNodes()
  /// Indices of the variables that nothing names.
  lazy var unusedVariables: [Int] = findUnusedVariables()
  /// Every variable and node that is named and not there.
  var missingVariables: [MissingName] = []
  var missingNodes: [MissingName] = []
  /// Every card that is named and not there.
  var missingCards: [MissingCard] = []
  /// The root of each file, by its path.
  private(set) var documents: [String: JSONValue] = [:]
  /// Nil unless somebody wants to know where names stand.
  var mentions: MentionLog?

  /// Files as `BookFolder` gives them.
  ///
  /// Scenarios are left to those who run them. Advice is for writers only: the coach starts without it.
  package static func read(_ files: [SourceFile], withAdvice: Bool = false) -> BookReading {
    var reader = BookReader(findings: Findings(files: files))
    return reader.finish(files, withAdvice: withAdvice)
  }

  mutating func finish(_ files: [SourceFile], withAdvice: Bool = false) -> BookReading {
    guard let contents = readBook(files) else { return BookReading(book: nil, diagnostics: findings.sorted) }
    let book = LintRule.checkAll(contents, &findings)
    if withAdvice { LintRule.adviseAll(book, documents: documents, silences: silences, &findings) }
    return BookReading(book: book, diagnostics: findings.sorted)
  }

  init(findings: Findings) {
    self.findings = findings
  }

  private func findNamedNodes() -> Set<String> {
    var found: Set<String> = []
    for (id, root) in symbols.scripts.map({ ($0.id, $0.object) }) + documents.map({ ("", $0.value) }) {
      var open: [(value: JSONValue, key: String)] = [(root, "")]
      while let (value, key) = open.popLast() {
        // A choice may be called as a node is.
        if let text = value.string, key != "id" { found.insert(text.contains("#") ? text : "\(id)#\(text)") }
        for child in value.children { open.append((child, child.hasKey ? child.key : key)) }
      }
    }
    return found
  }

  private mutating func readBook(_ files: [SourceFile]) -> BookContents? {
    for (index, file) in files.enumerated() where !file.path.hasPrefix("scenarios/") {
      guard index < Int(UInt16.max) else { break }
      guard let document = JSONDocument.read(file, index: UInt16(index), findings: &findings) else { continue }
      guard document.root.kind == .object else {
        findings.wrongType(expected: "an object in braces", found: document.root, what: "the file")
        continue
      }
      documents[file.path] = document.root
    }
    guard let bookFile = documents["book.json"] else {
      if !files.contains(where: { $0.path == "book.json" }) { findings.missingFile("book.json") }
      return nil
    }
    // Without it no signal would be heard.
    if !files.contains(where: { $0.path == "safety.json" }) { findings.missingFile("safety.json") }
    let scriptPaths = documents.keys.filter { $0.hasPrefix("scripts/") || $0.hasPrefix("safety/") }.sorted()
    collectSymbols(bookFile, scriptPaths.compactMap { path in documents[path].map { (path, $0) } })
    avoided = Set((bookFile["avoid"]?.elements.compactMap(\.string) ?? []).map { $0.lowercased() })
    nodes = Array(repeating: nil, count: symbols.nodes.count)
    cards = Array(repeating: nil, count: symbols.cards.count)

    if let file = documents["rubrics.json"] { readRubrics(file) }
    variables = readVariables()
    readCards()
    var scripts: [Script] = []
    for index in symbols.scripts.indices { scripts.append(readScript(index)) }
    checkCancels()
    var book = readBookFile(bookFile, scripts: scripts)
    if let file = documents["safety.json"] { book?.safety = readSafety(file) }
    if let file = documents["helplines.json"] ?? documents["../config/helplines.json"] {
      book?.resources = readResources(file)
    }
    checkMissingCards(files)
    tellMissingNames()
    book?.version = Self.version(of: files)
    return book
  }

  /// FNV-1a over paths and bytes of everything that is run.
  private static func version(of files: [SourceFile]) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for file in files where !file.path.hasPrefix("scenarios/") {
      for byte in file.path.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
      // Eight bytes at a time: this runs over every file at every start.
      file.bytes.withUnsafeBytes { raw in
        var at = 0
        while at + 8 <= raw.count {
          let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
          hash = (hash ^ UInt32(truncatingIfNeeded: word)) &* 0x0100_0193
          hash = (hash ^ UInt32(truncatingIfNeeded: word >> 32)) &* 0x0100_0193
          at += 8
        }
        while at < raw.count {
          hash = (hash ^ UInt32(raw[at])) &* 0x0100_0193
          at += 1
        }
      }
    }
    return hash
  }
}
