/// Finds many phrases of whole words in one pass: each word costs one lookup, plus one for each word a phrase goes on.
struct PhraseTrie: Sendable {
  private var wordNumbers: [String: UInt32] = [:]
  /// (node, word number) -> node; the root is 0.
  private var edges: [UInt64: UInt32] = [:]
  private var endings: [[Int]] = [[]]

  init(_ phrases: [[String]]) {
    for (index, phrase) in phrases.enumerated() where !phrase.isEmpty {
      var node: UInt32 = 0
      for word in phrase {
        let number = wordNumbers[word] ?? UInt32(wordNumbers.count)
        wordNumbers[word] = number
        let edge = Self.edge(node, number)
        if let next = edges[edge] {
          node = next
        } else {
          endings.append([])
          node = UInt32(endings.count - 1)
          edges[edge] = node
        }
      }
      endings[Int(node)].append(index)
    }
  }

  /// The phrases that occur, ascending, each once.
  func matches(in tokens: [String]) -> [Int] {
    if wordNumbers.isEmpty { return [] }
    let numbers = tokens.map { wordNumbers[$0] }
    var found: Set<Int> = []
    for start in numbers.indices {
      var node: UInt32 = 0
      var index = start
      while index < numbers.count, let number = numbers[index], let next = edges[Self.edge(node, number)] {
        node = next
        found.formUnion(endings[Int(node)])
        index += 1
      }
    }
    return found.sorted()
  }

  private static func edge(_ node: UInt32, _ number: UInt32) -> UInt64 { UInt64(node) << 32 | UInt64(number) }
}
