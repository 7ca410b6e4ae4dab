import Dialogue

/// A text in which `①` stands where findings are expected.
struct MarkedText {
  let text: String
  let marks: [String]

  init(_ marked: String) {
    var text = ""
    var marks: [String] = []
    var line = 1
    var column = 1
    for scalar in marked.unicodeScalars {
      if scalar == "①" {
        marks.append("\(line):\(column)")
        continue
      }
      text.unicodeScalars.append(scalar)
      column = scalar == "\n" ? 1 : column + 1
      line += scalar == "\n" ? 1 : 0
    }
    self.text = text
    self.marks = marks
  }
}

struct Reading {
  let document: JSONDocument?
  let findings: [Diagnostic]

  init(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  init(bytes: [UInt8]) {
    let file = SourceFile(path: "scripts/hello.json", bytes: bytes)
    var findings = Findings(files: [file])
    document = JSONDocument.read(file, index: 0, findings: &findings)
    self.findings = findings.sorted
  }

  var marks: [String] { findings.map { "\($0.location.line):\($0.location.column)" } }
  var tree: JSONTree? { document.map { JSONTree($0.root) } }
  var nodeIDs: [String] { document?.root["nodes"]?.children.map(\.key) ?? [] }
}

enum JSONSamples {
  /// Where punctuation is part of a text.
  static let offsetsInText: Set<Int> = {
    var offsets: Set<Int> = []
    var isInText = false
    for (offset, byte) in script.utf8.enumerated() {
      if byte == UInt8(ascii: "\"") { isInText.toggle() } else if isInText { offsets.insert(offset) }
    }
    return offsets
  }()

  static let nodeIDs = ["stage", "own-line", "add-question", "comfort", "keep", "nudge", "bye"]

  static let script = """
    {
      "format": 1,
      "id": "new_partner",
      "title": "Bring it up with someone new",
      "locale": "en",
      "start": "stage",
      "renamed": { "ask-stage": "stage" },
      "variables": {
        "stage": { "type": "enum", "of": ["before", "early", "app"], "was": { "soon": "before" } },
        "minutes": { "type": "number", "min": 1, "max": 60, "default": 10.5 },
        "opener": { "type": "text", "maxLength": 300, "sensitive": true }
      },
      "nodes": {
        "stage": {
          "checkpoint": true,
          "text": ["Nice. Where are things with {partner.name|else: them}?", "No rush."],
          "reask": "Roughly where are you two?",
          "choices": [
            { "id": "before", "text": "Before our first time", "set": { "stage": "before" }, "next": "own-line" },
            { "id": "early", "text": "It's early days", "examples": ["new", "a few dates"], "next": "own-line" },
            { "id": "faq", "text": "What is aftercare?", "call": "faq#what", "once": true }
          ]
        },
        "own-line": {
          "text": "Say it the way you would.",
          "slot": {
            "set": "opener",
            "type": "text",
            "retry": "A sentence is plenty.",
            "tries": 2,
            "else": "keep"
          },
          "next": [
            { "when": "'asks' in check.missing", "to": "add-question" },
            { "to": "keep" }
          ]
        },
        "add-question": {
          "text": "One idea: a way out makes a yes easier to trust.",
          "next": "keep"
        },
        "comfort": {
          "text": "What helps you land?",
          "choices": { "pick": { "into": "toolbox", "min": 0, "max": 6 } },
          "next": "keep"
        },
        "keep": { "card": "opener", "next": "nudge" },
        "nudge": {
          "text": "Want a quiet nudge?",
          "choices": [
            {
              "id": "tomorrow",
              "text": "Tomorrow evening",
              "remind": { "id": "talk", "in": "1d", "at": "18:30" },
              "next": "bye"
            },
            { "id": "no", "text": "No, thanks", "next": "bye" }
          ]
        },
        "bye": { "text": "One step is enough.", "end": true }
      }
    }

    """
}
