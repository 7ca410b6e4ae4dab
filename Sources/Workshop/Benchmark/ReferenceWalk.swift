/// What a conversation with the workload must say, told without the engine.
package struct ReferenceWalk: Sendable {
  package struct Turn: Hashable, Sendable {
    package let bubbles: [String]
    package let labels: [String]
    /// The choice that the person takes next.
    package let pick: Int
  }

  /// Turn after turn, none of them kept.
  package struct Path: Sendable {
    private let workload: Workload
    private var node = 0
    private var step = 0
    private var chance: UInt32

    package init(_ workload: Workload, person: Int) {
      self.workload = workload
      chance = UInt32(truncatingIfNeeded: person &+ 1)
    }

    package mutating func next() -> Turn {
      step += 1
      let words = workload.words(node)
      var bubbles = [
        "You are in the \(words.place), \(Workload.name). You have come \(step) steps so far, and \(words.detail)."
      ]
      if step >= Workload.farSteps { bubbles.append(Workload.farSentence) }
      chance = chance &* 1_103_515_245 &+ 12_345
      let pick = Int(chance >> 16) % Workload.choices
      let labels = (0..<Workload.choices).map { workload.label(node, $0) }
      node = workload.next(node, pick)
      return Turn(bubbles: bubbles, labels: labels, pick: pick)
    }
  }

  /// The first question, and then one for each answer.
  package let turns: [Turn]

  /// The same person answers in the same way every time; `turns` counts their answers.
  package init(_ workload: Workload, person: Int, turns count: Int) {
    var path = Path(workload, person: person)
    turns = (0...count).map { _ in path.next() }
  }
}

/// FNV-1a over all texts and labels, each followed by a line break: what two programs said is the same if this is.
package struct TranscriptDigest: Hashable, Sendable {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package mutating func add(_ turn: ReferenceWalk.Turn) {
    for line in turn.bubbles + turn.labels {
      for byte in line.utf8 { add(byte) }
      add(0x0A)
    }
  }

  private mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// Sixteen hexadecimal digits.
  package var text: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
