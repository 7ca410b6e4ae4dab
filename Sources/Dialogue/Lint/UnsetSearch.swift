/// Finds values that may be missing where a script shows them or calculates with them: which variables surely have a
/// value at each node, by every way through the script.
///
/// At a script's start nothing is known but defaults. What other scripts do to a script's variables is not followed,
/// and a node that is also entered from outside is judged by the ways within its script.
struct UnsetSearch {
  enum Mode {
    /// Which variables are worth watching.
    case collecting
    case following
    case reporting
  }

  struct Finding: Hashable {
    enum Source: Hashable {
      case shown(String)
      case calculated(String)
      case resource(String)
    }

    var source: Source
    var place: Place
  }

  let book: Book
  let graph: BookGraph
  let script: Int
  var mode = Mode.collecting
  var watched: WatchedVariables
  private(set) var findings: [Finding] = []
  private(set) var candidates: [Int] = []
  private var isCandidate: [Bool]
  private var isFound: Set<Finding> = []

  // By position in the script; nil where no way was found yet.
  var atEntry: [UInt64?]
  /// What is left of it when calls come back to the node's own question.
  var atQuestion: [UInt64]
  var atReturn: [UInt64?]
  var open: [Int] = []
  var isOpen: [Bool]
  /// Nodes that call within the script.
  var callers: Set<Int> = []
  var regions: [Int: Region] = [:]

  init(_ book: Book, _ graph: BookGraph, script: Int) {
    self.book = book
    self.graph = graph
    self.script = script
    watched = WatchedVariables(count: book.variables.count)
    isCandidate = Array(repeating: false, count: book.variables.count)
    let count = book.scripts[script].nodes.count
    atEntry = Array(repeating: nil, count: count)
    atQuestion = Array(repeating: .max, count: count)
    atReturn = Array(repeating: nil, count: count)
    isOpen = Array(repeating: false, count: count)
  }

  var nodes: Range<Int> { book.scripts[script].nodes }

  mutating func run() {
    for index in nodes { walk(index, 0) }
    let all = candidates
    for from in stride(from: 0, to: all.count, by: WatchedVariables.limit) {
      let batch = all[from..<min(from + WatchedVariables.limit, all.count)]
      watched = WatchedVariables(batch, count: book.variables.count)
      mode = .following
      follow()
      mode = .reporting
      for index in nodes {
        if let known = atEntry[index - nodes.lowerBound] { walk(index, known) }
      }
    }
  }

  /// A condition or text outside scripts: nothing is known but defaults.
  mutating func run(_ body: (inout UnsetSearch) -> Void) {
    body(&self)
    watched = WatchedVariables(candidates, count: book.variables.count)
    mode = .reporting
    body(&self)
  }

  /// The value is needed here.
  mutating func use(_ variable: Int, _ known: UInt64, at place: Place, isShown: Bool) {
    switch mode {
    case .collecting: watch(variable)
    case .following: return
    case .reporting:
      if watched.isKnown(variable, known) { return }
      let name = book.writtenName(ofVariable: variable)
      report(isShown ? .shown(name) : .calculated(name), at: place)
    }
  }

  mutating func watch(_ variable: Int) {
    guard mode == .collecting, !isCandidate[variable], book.variables[variable].initial == nil else { return }
    isCandidate[variable] = true
    candidates.append(variable)
  }

  mutating func report(_ source: Finding.Source, at place: Place) {
    let finding = Finding(source: source, place: place)
    if isFound.insert(finding).inserted { findings.append(finding) }
  }
}

// What is said and calculated
extension UnsetSearch {
  mutating func check(_ formula: Formula?, _ known: UInt64) {
    if let formula, mode != .following { check(formula.root, known, at: formula.place) }
  }

  mutating func check(_ expression: Expression, _ known: UInt64, at place: Place) {
    switch expression {
    case .compare(_, let left, let right):
      operand(left, known, at: place)
      operand(right, known, at: place)
    case .add(let left, let right), .subtract(let left, let right):
      // A set that was never filled is an empty one.
      if !isSet(left) { operand(left, known, at: place) }
      operand(right, known, at: place)
    case .contains(let item, let container):
      operand(item, known, at: place)
      check(container, known, at: place)
    case .and(let left, let right):
      check(left, known, at: place)
      check(right, known | watched.facts(left).ifTrue, at: place)
    case .or(let left, let right):
      check(left, known, at: place)
      check(right, known | watched.facts(left).ifFalse, at: place)
    case .not(let inner), .count(let inner): check(inner, known, at: place)
    case .choose(let condition, let then, let otherwise):
      check(condition, known, at: place)
      check(then, known | watched.facts(condition).ifTrue, at: place)
      check(otherwise, known | watched.facts(condition).ifFalse, at: place)
    case .variable(let variable): watch(variable)
    case .constant, .met, .missing, .today, .enteredBy, .fear, .stored, .known, .visits: break
    }
  }

  private mutating func operand(_ expression: Expression, _ known: UInt64, at place: Place) {
    if case .variable(let variable) = expression {
      use(variable, known, at: place, isShown: false)
    } else {
      check(expression, known, at: place)
    }
  }

  private func isSet(_ expression: Expression) -> Bool {
    guard case .variable(let variable) = expression, case .set = book.variables[variable].kind else { return false }
    return true
  }

  mutating func check(_ block: TextBlock?, _ known: UInt64) {
    guard let block, mode != .following else { return }
    for item in block.items {
      switch item {
      case .bubble(let bubble):
        check(bubble.condition, known)
        let facts = bubble.condition.map { watched.facts($0.root).ifTrue } ?? 0
        check(bubble.template, known | facts, needs: bubble.needs)
      case .vary(let variation): for option in variation.options { check(option, known) }
      }
    }
  }

  mutating func check(_ template: Template?, _ known: UInt64, needs: [String] = []) {
    guard let template, mode != .following else { return }
    for case .value(let placeholder) in template.parts where placeholder.fallback == nil {
      switch placeholder.source {
      case .variable(let variable), .landed(let variable), .tryNext(let variable):
        use(variable, known, at: placeholder.place, isShown: true)
      case .resource(let kind):
        if !needs.contains(kind) { report(.resource("resource.\(kind)"), at: placeholder.place) }
      case .operatorName: report(.shown("operator.name"), at: placeholder.place)
      case .operatorContact: report(.shown("operator.contact"), at: placeholder.place)
      case .storedDays: report(.shown("stored.days"), at: placeholder.place)
      case .pronoun, .today, .given: break
      }
    }
  }

  mutating func check(_ actions: Actions, _ known: UInt64) {
    guard mode != .following, !actions.isEmpty else { return }
    var cards = actions.keeps.compactMap { if case .card(let index) = $0 { index } else { nil } }
    if let card = actions.card { cards.append(card) }
    for card in cards {
      check(book.cards[card].title, known)
      check(book.cards[card].text, known)
    }
    check(actions.remind?.text, known)
  }
}

extension Book {
  /// As it stands in texts: `partner.name` for the name of a person.
  func writtenName(ofVariable index: Int) -> String {
    let name = variables[index].name
    let isPerson = index + 1 < variables.count && variables[index + 1].name == name + ".pronouns"
    return isPerson ? name + ".name" : name
  }
}
