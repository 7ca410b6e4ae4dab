package import Dialogue

/// The smallest book that lints clean, for tests that replace one file of it.
package enum MiniBook {
  /// `replacing` maps paths to texts; an empty text takes the file away.
  package static func files(_ replacing: [String: String] = [:]) -> [SourceFile] {
    var files = [
      "book.json": book(), "safety.json": safety, "rubrics.json": rubrics, "safety/help.json": help,
      "safety/under_18.json": underAge, "scripts/tea.json": tea,
    ]
    for (path, text) in replacing { files[path] = text.isEmpty ? nil : text }
    return files.sorted { $0.key < $1.key }.map { SourceFile(path: $0.key, text: $0.value) }
  }

  /// book.json with more keys, each with a comma before it: `, "topics": []`.
  package static func book(_ more: String = "", entry: String = "tea", menu: String = "tea#ask") -> String {
    let phrases = Phrase.allCases.map { phrase in
      let given = phrase.placeholders.map { "{\($0)}" }.joined(separator: " ")
      let first = "[\(phrase.rawValue)] \(given)"
      return phrase.isLabel
        ? "\"\(phrase.rawValue)\": [\"\(phrase.rawValue) label\", \"\(phrase.rawValue)\"]"
        : "\"\(phrase.rawValue)\": [\"\(first)\", \"\(first) again\"]"
    }.joined(separator: ",\n    ")
    return """
      {
        "format": 1, "id": "mini", "title": "Mini", "locale": "en",
        "entry": "\(entry)", "menu": "\(menu)",
        "commands": {
          "help": { "words": ["help", "sos"], "entry": "help" }, "stop": { "words": ["stop", "quit"] },
          "forget": { "words": ["forget me", "clear"] }, "back": { "words": ["back"] }, "menu": { "words": ["menu"] },
          "repeat": { "words": ["repeat"] }, "start-over": { "words": ["start over"] },
          "language": { "words": ["language"] }, "cards": { "words": ["my cards"] },
          "kept": { "words": ["what do you keep"], "entry": "help" },
          "who": { "words": ["who runs this"], "entry": "help" },
          "skip": { "words": ["skip"] }, "later": { "words": ["later"] }
        },
        "greetings": ["hi", "hello"],
        "phrases": {
          \(phrases)
        }\(more)
      }
      """
  }

  package static let safety = """
    {
      "format": 1, "order": ["under_18"],
      "signals": { "under_18": { "act": "under_18", "line": "This is for adults." } },
      "scan": { "ages": true, "phrases": [] }
    }
    """

  package static let rubrics = """
    { "format": 1, "rubrics": { "opener": { "checks": [
      { "id": "i", "landed": "it starts with you", "try": "Start with I.", "startsWith": ["i"] },
      { "id": "asks", "landed": "it asks", "try": "End with a question.", "question": true }
    ] } } }
    """

  package static let help = """
    { "format": 1, "id": "help", "title": "Help", "start": "lines",
      "nodes": { "lines": { "text": "Call your local emergency number.", "return": true } } }
    """

  package static let underAge = """
    { "format": 1, "id": "under_18", "title": "Under 18", "start": "stop-here",
      "variables": { "birth_year": { "type": "number", "min": 1900, "max": 2100 } },
      "nodes": {
        "stop-here": { "text": "This is only for adults, so I'm stopping here.", "next": "closed" },
        "closed": { "lock": { "for": "365d", "correction": "year" } },
        "year": { "text": "In what year were you born?", "slot": { "set": "birth_year", "tries": 1, "else": "closed" },
          "next": [ { "when": "today.year - birth_year > 18", "to": "open" }, { "to": "closed" } ] },
        "open": { "unlock": true, "text": "Thanks. Let's go on.", "resume": true }
      } }
    """

  /// A script around some nodes, the first of which is `ask`.
  package static func script(
    _ nodes: String, id: String = "tea", start: String = "ask", variables: String = "", more: String = ""
  ) -> String {
    """
    { "format": 1, "id": "\(id)", "title": "Tea", "locale": "en", "start": "\(start)",
      "variables": { \(variables) }\(more),
      "nodes": {
        \(nodes)
      } }
    """
  }

  /// A first node that asks, with a comma behind it, for a script that is the menu; it leads to `bye`.
  package static let thirsty =
    #""ask": { "text": "Thirsty?", "choices": [ { "id": "yes", "text": "Yes", "next": "bye" } ] },"# + "\n"

  package static let tea = script(
    """
    "ask": { "text": "Tea or water?", "choices": [
        { "id": "tea", "text": "Tea", "examples": ["a cuppa", "assam", "a brew", "the leafy one", "a hot drink"], "set": { "drink": "tea" }, "next": "bye" },
        { "id": "water", "text": "Water", "match": ["h2o"],
          "examples": ["from the tap", "sparkling", "only thirsty", "plain and cold"], "set": { "drink": "water" }, "next": "bye" } ] },
        "bye": { "text": "One {drink} it is.", "end": true }
    """, variables: "\"drink\": { \"type\": \"enum\", \"of\": { \"tea\": \"tea\", \"water\": \"water\" } }")
}
