import Dialogue

extension Workload {
  var tree: JSONTree {
    [
      "format": 1, "id": .string(Self.script), "title": "Workload", "locale": "en", "start": .string(nodeName(0)),
      "variables": [
        "name": ["type": "text", "maxLength": 40, "default": "you"],
        "steps": ["type": "number", "default": 0],
      ],
      "nodes": .object((0..<nodes).map { JSONTree.Member(nodeName($0), node($0)) }),
    ]
  }

  private func node(_ node: Int) -> JSONTree {
    let words = words(node)
    var assignments: [JSONTree.Member] = [.init("steps", "=steps + 1")]
    if node == 0 { assignments.append(.init("name", .string(Self.name))) }
    return [
      "checkpoint": .bool(node.isMultiple(of: 5)),
      "set": .object(assignments),
      "text": [
        .string("You are in the \(words.place), {name}. You have come {steps} steps so far, and \(words.detail)."),
        ["text": .string(Self.farSentence), "when": .string("steps >= \(Self.farSteps)")],
      ],
      "choices": .array((0..<Self.choices).map { choice(node, $0) }),
    ]
  }

  private func choice(_ node: Int, _ choice: Int) -> JSONTree {
    [
      "id": .string(choiceName(choice)), "text": .string(label(node, choice)),
      "examples": .array(examples(node, choice).map(JSONTree.string)),
      "next": .string(nodeName(next(node, choice))),
    ]
  }
}
