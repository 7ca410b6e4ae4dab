package import Dialogue

/// What walks reached of a book, and what they did not.
package struct Reach: Sendable {
  package struct Count: Hashable, Sendable {
    package var reached = 0
    package var all = 0

    package static func + (left: Count, right: Count) -> Count {
      Count(reached: left.reached + right.reached, all: left.all + right.all)
    }

    /// Whole percent, rounded down, so that 100 means all.
    package var percent: Int { all == 0 ? 100 : reached * 100 / all }
  }

  package struct Miss: Hashable, Sendable {
    package enum Kind: String, Sendable {
      case node = "never visited"
      case choice = "never taken"
      case neverTrue = "never true"
      case neverFalse = "never false"
    }

    package var kind: Kind
    /// `script#node`, `script#node.choice`; of a condition the node it stands in.
    package var name: String
    package var place: Place
    /// Not by talking, but by beginning there with values set beforehand.
    package var isOnlyBySetting: Bool
  }

  package struct ScriptReach: Sendable {
    package var script: String
    package var nodes = Count()
    package var choices = Count()
    /// Each condition counts twice: once where it holds, once where it does not.
    package var outcomes = Count()
    package var misses: [Miss] = []
  }

  package var scripts: [ScriptReach]

  package var nodes: Count { scripts.reduce(Count()) { $0 + $1.nodes } }
  package var choices: Count { scripts.reduce(Count()) { $0 + $1.choices } }
  package var outcomes: Count { scripts.reduce(Count()) { $0 + $1.outcomes } }
}

/// What was seen, by numbers; once for talks alone, once for those that began with values set.
struct Seen: Sendable {
  var nodes: [Bool]
  var items: [Bool]
  /// Two for each condition: false, then true.
  var outcomes: [Bool]

  init(_ book: Book, _ traced: TracedBook) {
    nodes = Array(repeating: false, count: book.nodes.count)
    items = Array(repeating: false, count: traced.items.count)
    outcomes = Array(repeating: false, count: traced.table.conditions.count * 2)
  }

  mutating func add(_ trail: TracedBook.Trail) {
    for node in trail.nodes { nodes[node] = true }
    for item in trail.items { items[item] = true }
    for outcome in trail.outcomes { outcomes[outcome.condition * 2 + (outcome.holds ? 1 : 0)] = true }
  }
}

extension Reach {
  /// Of all scripts, or of one; conditions of cards of book.json count with the script the book begins in.
  init(_ book: Book, _ traced: TracedBook, talked: Seen, set: Seen, only: Int?) {
    var scripts = book.scripts.map { ScriptReach(script: $0.id) }
    func note(
      _ kind: Miss.Kind, _ name: String, _ place: Place, _ talked: Bool, _ set: Bool,
      _ count: WritableKeyPath<ScriptReach, Count>, _ script: Int
    ) {
      scripts[script][keyPath: count].all += 1
      if talked {
        scripts[script][keyPath: count].reached += 1
      } else {
        scripts[script].misses.append(Miss(kind: kind, name: name, place: place, isOnlyBySetting: set))
      }
    }
    for (index, node) in book.nodes.enumerated() {
      note(.node, book.fullName(node), node.place, talked.nodes[index], set.nodes[index], \.nodes, node.script)
    }
    for (index, item) in traced.items.enumerated() {
      let script = book.nodes[item.node].script
      note(.choice, item.name, item.place, talked.items[index], set.items[index], \.choices, script)
    }
    for (index, condition) in traced.table.conditions.enumerated() {
      let script =
        condition.node.flatMap { book.node(ID($0))?.script }
        ?? book.scripts.firstIndex { $0.place.file == condition.place.file } ?? book.nodes[book.entry.node].script
      for holds in [true, false] {
        let at = index * 2 + (holds ? 1 : 0)
        note(
          holds ? .neverTrue : .neverFalse, condition.node ?? "a card", condition.place, talked.outcomes[at],
          set.outcomes[at], \.outcomes, script)
      }
    }
    self.scripts = only.map { [scripts[$0]] } ?? scripts
  }
}
