package import Dialogue

/// The talk that speed is measured with: a house of rooms, three ways on from each, and no end.
///
/// Every room says about 130 characters with a name and a counter in them, sets the counter, and from the hundredth
/// step on adds a sentence. What is said is the same on every machine, and the same model is the script's source and
/// the measure of what comes back.
package struct Workload: Sendable {
  package static let script = "workload"
  package static let choices = 3
  /// The step from which the last sentence is added.
  static let farSteps = 100
  static let name = "Robin"
  static let farSentence = "That is a long way to have come together."

  package let nodes: Int

  package init(nodes: Int = 50) {
    precondition(nodes > 0, "a talk has a first node")
    self.nodes = nodes
  }

  package var start: ID { ID("\(Self.script)#\(nodeName(0))") }

  /// The book in `files` with the workload's script in it.
  package func files(in files: [SourceFile]) -> [SourceFile] {
    let path = "scripts/\(Self.script).json"
    return files.filter { !$0.path.hasPrefix("scenarios/") && $0.path != path } + [SourceFile(path: path, text: text)]
  }

  /// The script as writers would have it in a file.
  package var text: String { JSONWriter.text(of: tree) }

  func nodeName(_ node: Int) -> String { "n-\(node)" }

  func choiceName(_ choice: Int) -> String { ["door", "seat", "question"][choice] }

  func label(_ node: Int, _ choice: Int) -> String {
    switch choice {
    case 0: "Open the \(Self.colours[node % 10]) door"
    case 1: "Sit down by the \(Self.things[node / 3 % 10])"
    default: "Ask about the \(Self.subjects[node / 7 % 10])"
    }
  }

  func examples(_ node: Int, _ choice: Int) -> [String] {
    switch choice {
    case 0: ["through the \(Self.colours[node % 10]) one", "what is behind \(Self.colours[node % 10])"]
    case 1: ["rest near the \(Self.things[node / 3 % 10])", "a seat at the \(Self.things[node / 3 % 10])"]
    default: ["tell me of the \(Self.subjects[node / 7 % 10])", "whose \(Self.subjects[node / 7 % 10]) was that"]
    }
  }

  /// Where a choice leads.
  func next(_ node: Int, _ choice: Int) -> Int {
    switch choice {
    case 0: (node + 1) % nodes
    case 1: (node * 7 + 3) % nodes
    default: (node * 13 + 5) % nodes
    }
  }

  /// What a room says before the name, between name and counter, and after the counter.
  func words(_ node: Int) -> (place: String, detail: String) {
    ("\(Self.sizes[node / 10 % 5]) \(Self.colours[node % 10]) room", Self.details[node / 5 % 10])
  }

  private static let sizes = ["small", "wide", "narrow", "round", "quiet"]
  private static let colours = [
    "green", "yellow", "violet", "silver", "orange", "crimson", "golden", "purple", "scarlet", "amber",
  ]
  private static let things = [
    "window", "fireplace", "bookshelf", "piano", "fountain", "staircase", "curtain", "lantern", "mirror", "painting",
  ]
  private static let subjects = [
    "garden", "letter", "island", "journey", "harbour", "recipe", "melody", "weather", "festival", "photograph",
  ]
  private static let details = [
    "there is still time to look at everything here", "somebody has left a kettle on for the two of you",
    "the light falls in from the left, soft and warm", "rain can be heard somewhere, but it is dry in here",
    "a cat sleeps on the sill and does not look up", "it smells of bread, of wood, and of old paper",
    "a clock ticks, though nobody knows where it hangs", "the floor creaks a little, as if it said hello",
    "nothing here is in a hurry, and neither are you", "two chairs stand close, and a third looks away",
  ]
}
