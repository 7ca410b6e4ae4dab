/// All names of a book, known before anything that uses them is read.
struct Symbols {
  struct ScriptSymbol {
    var id: String
    var path: String
    var object: JSONValue
    var isSafety: Bool
    var nodes: Range<Int>
    /// The node that `start` names, if there is one.
    var start: Int?
    var place: Place
  }

  struct NodeSymbol {
    var name: String
    var script: Int
    var object: JSONValue
    var place: Place
  }

  struct VariableSymbol {
    var name: String
    var script: Int?
    var object: JSONValue
    var type: VariableType?
    var place: Place
    /// The part of a person this variable is; nil for a whole variable.
    var part: PersonPart?
  }

  struct CardSymbol {
    var name: String
    var script: Int?
    var object: JSONValue
    var place: Place
  }

  enum PersonPart { case name, pronouns }

  enum VariableType: String, CaseIterable {
    case bool, number, text, `enum`, set, member, time, clock, person, assessment
  }

  /// Where a name means something: a script, or nil for the whole book.
  struct Scoped: Hashable {
    var script: Int?
    var name: String
  }

  var scripts: [ScriptSymbol] = []
  var nodes: [NodeSymbol] = []
  var variables: [VariableSymbol] = []
  var cards: [CardSymbol] = []
  var scriptIndex: [String: Int] = [:]
  var nodeIndex: [Scoped: Int] = [:]
  var variableIndex: [Scoped: Int] = [:]
  var cardIndex: [Scoped: Int] = [:]
  var choiceSets: [Scoped: JSONValue] = [:]
  /// Nodes with the name of an earlier one of their script.
  var repeatedNodes: [NodeSymbol] = []
  /// Old and new full names, from `renamed` and `was`.
  var renames: [Rename] = []

  struct Rename {
    var old: String
    var new: String
    var place: Place
  }

  /// A name of a script, or failing that of the book.
  func variable(_ name: String, script: Int?) -> Int? {
    if let script, let index = variableIndex[Scoped(script: script, name: name)] { return index }
    return variableIndex[Scoped(script: nil, name: name)]
  }

  func card(_ name: String, script: Int?) -> Int? {
    if let script, let index = cardIndex[Scoped(script: script, name: name)] { return index }
    return cardIndex[Scoped(script: nil, name: name)]
  }

  func variableNames(script: Int?) -> [String] {
    variableIndex.keys.filter { $0.script == nil || $0.script == script }.map(\.name).sorted()
  }

  func cardNames(script: Int?) -> [String] {
    cardIndex.keys.filter { $0.script == nil || $0.script == script }.map(\.name).sorted()
  }

  func nodeNames(script: Int?) -> [String] {
    nodes.filter { $0.script == script }.map(\.name)
  }

  func prefix(_ script: Int?) -> String { script.map { scripts[$0].id } ?? "book" }
}

extension BookReader {
  mutating func collectSymbols(_ book: JSONValue, _ files: [(path: String, object: JSONValue)]) {
    collectShared(book, script: nil)
    for (path, object) in files { collectScript(path, object) }
    collectRenames(book)
  }

  private mutating func collectScript(_ path: String, _ object: JSONValue) {
    let fileName = path.split(separator: "/").last.map { String($0.dropLast(5)) } ?? path
    var id = fileName
    if let value = object["id"], let text = value.string {
      id = text
      if !Names.isSnakeCase(text) { findings.invalidID(text, kind: .script, at: value.place) }
      if text != fileName {
        findings.invalidValue(
          "the id “\(text)” is not the file's name", fix: "Write \"\(fileName)\", or rename the file to \(text).json.",
          at: value.place)
      }
      mention("", "", text, in: value.place)
    }
    if let first = symbols.scriptIndex[id].map({ symbols.scripts[$0] }) {
      findings.duplicateID(id, kind: "script", first: first.place, at: object["id"]?.place ?? object.place)
      return
    }
    let script = symbols.scripts.count
    let first = symbols.nodes.count
    symbols.scriptIndex[id] = script
    // So that one wrong id is one finding, not one at every place that names the file.
    if symbols.scriptIndex[fileName] == nil { symbols.scriptIndex[fileName] = script }
    if let nodes = object["nodes"], nodes.kind == .object {
      symbols.nodeIndex.reserveCapacity(symbols.nodeIndex.count + nodes.count)
      for (name, node) in nodes.members where name != "note" {
        let key = Symbols.Scoped(script: script, name: name)
        if !Names.isKebabCase(name) { findings.invalidID(name, kind: .node, at: node.keyPlace) }
        guard symbols.nodeIndex[key] == nil else {
          symbols.repeatedNodes.append(
            Symbols.NodeSymbol(name: name, script: script, object: node, place: node.keyPlace))
          continue
        }
        mention(id, "#", name, in: node.keyPlace)
        symbols.nodeIndex[key] = symbols.nodes.count
        symbols.nodes.append(
          Symbols.NodeSymbol(name: name, script: script, object: node, place: node.keyPlace))
      }
    }
    let start = object["start"]?.string.flatMap { symbols.nodeIndex[Symbols.Scoped(script: script, name: $0)] }
    symbols.scripts.append(
      Symbols.ScriptSymbol(
        id: id, path: path, object: object, isSafety: path.hasPrefix("safety/"), nodes: first..<symbols.nodes.count,
        start: start, place: object["id"]?.place ?? object.place))
    collectShared(object, script: script)
  }

  private mutating func collectShared(_ object: JSONValue, script: Int?) {
    if let variables = object["variables"], variables.kind == .object {
      for (name, value) in variables.members where name != "note" { collectVariable(name, value, script) }
    }
    if let cards = object["cards"], cards.kind == .object {
      for (name, value) in cards.members where name != "note" {
        if !Names.isKebabCase(name) { findings.invalidID(name, kind: .card, at: value.keyPlace) }
        let key = Symbols.Scoped(script: script, name: name)
        guard symbols.cardIndex[key] == nil else { continue }
        mention(symbols.prefix(script), "/card/", name, in: value.keyPlace)
        symbols.cardIndex[key] = symbols.cards.count
        symbols.cards.append(Symbols.CardSymbol(name: name, script: script, object: value, place: value.keyPlace))
      }
    }
    if let sets = object["choiceSets"], sets.kind == .object {
      for (name, value) in sets.members where name != "note" {
        if !Names.isKebabCase(name) { findings.invalidID(name, kind: .choiceSet, at: value.keyPlace) }
        if value.kind == .array, value.count == 0 {
          findings.invalidValue("there is no choice to take", fix: "Write at least one choice.", at: value.place)
        }
        symbols.choiceSets[Symbols.Scoped(script: script, name: name)] = value
      }
    }
  }

  private mutating func collectVariable(_ name: String, _ value: JSONValue, _ script: Int?) {
    if !Names.isSnakeCase(name) { findings.invalidID(name, kind: .variable, at: value.keyPlace) }
    let key = Symbols.Scoped(script: script, name: name)
    guard symbols.variableIndex[key] == nil else { return }
    if script != nil, let first = symbols.variableIndex[Symbols.Scoped(script: nil, name: name)] {
      findings.duplicateID(name, kind: "variable", first: symbols.variables[first].place, at: value.keyPlace)
      return
    }
    mention(symbols.prefix(script), ".", name, in: value.keyPlace)
    let type = value["type"]?.string.flatMap(Symbols.VariableType.init)
    symbols.variableIndex[key] = symbols.variables.count
    symbols.variables.append(
      Symbols.VariableSymbol(
        name: name, script: script, object: value, type: type, place: value.keyPlace,
        part: type == .person ? .name : nil))
    guard type == .person else { return }
    let pronouns = symbols.variables.count
    symbols.variableIndex[Symbols.Scoped(script: script, name: name + ".name")] = pronouns - 1
    symbols.variableIndex[Symbols.Scoped(script: script, name: name + ".pronouns")] = pronouns
    symbols.variables.append(
      Symbols.VariableSymbol(
        name: name + ".pronouns", script: script, object: value, type: type, place: value.keyPlace, part: .pronouns))
  }
}
