import Dialogue
import TestSupport

/// A book around an example of the guide: it has every name that the examples use.
enum GuideBook {
  static let variables = """
    "minutes": { "type": "number", "min": 1, "max": 60, "default": 10 },
    "sure": { "type": "bool", "default": false },
    "stage": { "type": "enum", "of": ["before", "early"], "default": "early" },
    "opener": { "type": "text", "maxLength": 300, "default": "Could we talk?", "sensitive": true },
    "check": { "type": "assessment", "rubric": "opener" },
    "toolbox": { "type": "set", "own": { "max": 5, "maxLength": 40 }, "of": {
      "water": { "text": "Water", "group": "comfort" }, "tea": { "text": "Tea", "group": "comfort" },
      "cuddle": { "text": "Cuddling", "group": "touch" } } },
    "editing": { "type": "member", "of": "toolbox" },
    "when": { "type": "time" },
    "clock": { "type": "clock" }
    """

  /// The nodes that examples lead to.
  static let nodes =
    ["own-line", "long", "short", "good", "fine", "edit", "menu", "look", "templates", "easier", "nudge", "clock"]
    .map { "\"\($0)\": { \"text\": \"Here: \($0).\", \"end\": true }" }.joined(separator: ",\n")

  static let shared = """
    , "variables": { "partner": { "type": "person" }, "adult": { "type": "bool", "default": true, "record": true } },
    "choiceSets": { "yes-no": [ { "id": "yes", "text": "Yes" }, { "id": "no", "text": "No" } ] }
    """

  static func files(_ replacing: [String: String] = [:], book: String = shared) -> [SourceFile] {
    var files = [
      "book.json": MiniBook.book(book),
      "scripts/faq.json": script(id: "faq", "\"what\": { \"text\": \"Care, afterwards.\", \"return\": true }"),
      "scripts/hello.json": script(id: "hello", "\"age\": { \"end\": true }, \"menu\": { \"end\": true }"),
      "scripts/next_day.json": script(id: "next_day", "\"how\": { \"end\": true }"),
      "safety/help.json": script(id: "help", "\"start\": { \"text\": \"Here is help.\", \"return\": true }"),
      "safety/self_harm.json": safety(id: "self_harm", "friend"),
      "safety/under_18.json": safety(id: "under_18", "closed"),
      "safety/medical.json": safety(id: "medical", "friend"),
      "safety/ask.json": safety(id: "ask", "low"),
    ]
    for (path, text) in replacing { files[path] = text }
    return MiniBook.files(files)
  }

  /// A script `tea` whose node `ask` is the example.
  static func script(node: String, more: String = "") -> String {
    MiniBook.script("\"ask\": \(node),\n\(nodes)\(more)", variables: variables)
  }

  private static func script(id: String, _ nodes: String) -> String {
    MiniBook.script("\"first\": { \"end\": true }, \(nodes)", id: id, start: "first")
  }

  private static func safety(id: String, _ second: String) -> String {
    MiniBook.script(
      "\"start\": { \"text\": \"Call them.\", \"resume\": true }, \"\(second)\": { \"resume\": true }", id: id,
      start: "start")
  }
}
