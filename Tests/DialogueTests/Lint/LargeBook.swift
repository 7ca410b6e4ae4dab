import Dialogue
import TestSupport

/// Books of any size, without a mistake.
enum LargeBook {
  /// Scripts of 50 nodes with three choices each, every node leading on to others; like a talk, texts fill in values.
  static func files(nodes: Int) -> [SourceFile] {
    var files: [String: String] = [:]
    let scripts = max(1, nodes / 50)
    for script in 0..<scripts {
      let body = (0..<50).map { node(script, $0, of: scripts) }.joined(separator: ",\n")
      files["scripts/talk_\(script).json"] = MiniBook.script(
        body, id: "talk_\(script)", start: "step-0",
        variables: """
          "name": { "type": "text", "maxLength": 40 }, "count": { "type": "number", "default": 0 },
          "mood": { "type": "enum", "of": ["calm", "tired"] }
          """)
    }
    return MiniBook.files(files)
  }

  private static func node(_ script: Int, _ node: Int, of scripts: Int) -> String {
    let next = "step-\((node + 1) % 50)"
    let far = "step-\((node * 7 + 3) % 50)"
    let other = node % 10 == 9 ? "talk_\((script + 1) % scripts)" : far
    return """
      "step-\(node)": { "set": { "count": "=count + 1" }, "text": [
          "This is the text of step \(node), about as long as people write: {name|else: you} have been here {count} times now.",
          { "text": "You sound {mood}.", "when": "known(mood) and count > 100" } ],
        "reask": "Which of the three is it at step \(node)?",
        "choices": [
          { "id": "on", "text": "Go on from \(node)", "match": ["on \(node)", "further \(node)"], "examples": ["let us go on", "carry on from here", "the next one please"], "next": "\(next)" },
          { "id": "calm", "text": "I am calm at \(node)", "examples": ["quite calm", "all is well here"], "set": { "mood": "calm" }, "next": [ { "when": "mood = 'calm' and count > 5", "to": "\(far)" }, { "to": "\(next)" } ] },
          { "id": "other", "text": "Something else \(node)", "examples": ["another thing", "not this"], "next": "\(other)" } ] }
      """
  }
}
