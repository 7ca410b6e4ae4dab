import Dialogue

/// One way on from a node as its file has it, before ways are drawn together.
struct NodeWay {
  enum Destination: Hashable {
    case node(Int)
    case end, `return`, resume
    case command(Command)
    /// Could not be read.
    case missing
  }

  var from: Int
  var to: Destination
  var kind: GraphEdge.Kind
  var label = ""
  /// Full name of the choice it is, for coverage.
  var choice: String?
  /// The blocked way that a whole script shares.
  var isShared = false
}

/// Reads the ways of a book's nodes, with labels.
struct NodeWays {
  let book: Book
  let files: [SourceFile]

  func of(_ index: Int) -> [NodeWay] {
    let node = book.nodes[index]
    var ways: [NodeWay] = []
    func add(_ to: Target?, _ kind: GraphEdge.Kind, _ label: String) {
      if let to { ways.append(NodeWay(from: index, to: .node(to.node), kind: kind, label: label)) }
    }
    func add(_ jump: Jump?, _ kind: GraphEdge.Kind, _ label: String) {
      if let jump { ways += self.ways(jump, from: index, kind, label) }
    }
    switch node.body.exit {
    case .choices(let menu):
      for item in menu.items { ways += self.ways(item, from: index) }
      if let typed = menu.typed { ways += self.ways(typed, menu.typedNext, from: index) }
    case .pick(let pick): add(pick.next, .answer, "picked \(book.variables[pick.into].name)")
    case .slot(let slot, let next): ways += self.ways(slot, next, from: index)
    case .call(let target, let next):
      add(target, .call, "call")
      add(next, .next, "then")
    case .next(let jump): add(jump, .next, "")
    case .lock(let lock): add(lock.correction, .later, "correction")
    case .goBack, .end, .resume: break
    case .missing: ways.append(NodeWay(from: index, to: .missing, kind: .next))
    }
    if let remind = node.body.actions.remind { add(remind.entry, .later, "nudge \(remind.name)") }
    add(node.body.exercise, .answer, "“stop”")
    if node.body.isForPartner {
      let shared = book.scripts[node.script].blocked
      add(node.body.blocked ?? shared, .blocked, "if afraid")
      if node.body.blocked == nil, shared != nil { ways[ways.count - 1].isShared = true }
    }
    return ways
  }

  private func ways(_ item: Menu.Item, from index: Int) -> [NodeWay] {
    let name = book.fullName(book.nodes[index])
    switch item {
    case .each(let each):
      let label = "each of \(book.variables[each.set].name)"
      return ways(each.next, from: index, .answer, label, choice: "\(name).\(each.name)")
    case .choice(let choice):
      let body = choice.body
      var label = text(body.label)
      if let condition = body.condition { label += " [\(source(condition))]" }
      let choiceName = "\(name).\(choice.name)"
      var found: [NodeWay]
      func lone(_ to: NodeWay.Destination) -> [NodeWay] {
        [NodeWay(from: index, to: to, kind: .answer, label: label, choice: choiceName)]
      }
      switch body.exit {
      case .next(let jump): found = ways(jump, from: index, .answer, label, choice: choiceName)
      case .call(let target, let next):
        found = [NodeWay(from: index, to: .node(target.node), kind: .call, label: label, choice: choiceName)]
        if let next { found += ways(next, from: index, .next, "then, after \(label)") }
      case .goBack: found = lone(.return)
      case .end: found = lone(.end)
      case .resume: found = lone(.resume)
      case .command(let command): found = lone(.command(command))
      case .missing: found = lone(.missing)
      }
      if let remind = body.actions.remind {
        found.append(
          NodeWay(from: index, to: .node(remind.entry.node), kind: .later, label: "nudge \(remind.name)"))
      }
      return found
    }
  }

  private func ways(_ slot: Slot, _ next: Jump?, from index: Int) -> [NodeWay] {
    let typed = "typed \(book.variables[slot.variable].name)"
    var found = next.map { ways($0, from: index, .answer, typed) } ?? []
    for (target, label) in [(slot.skip, "“skip”"), (slot.otherwise, "not understood")] {
      if let target { found.append(NodeWay(from: index, to: .node(target.node), kind: .answer, label: label)) }
    }
    return found
  }

  private func ways(
    _ jump: Jump, from index: Int, _ kind: GraphEdge.Kind, _ label: String, choice: String? = nil
  ) -> [NodeWay] {
    jump.branches.map { branch in
      let condition =
        if let formula = branch.condition { "if \(source(formula))" } else { jump.branches.count > 1 ? "else" : "" }
      let labels = [label, condition].filter { !$0.isEmpty }
      return NodeWay(
        from: index, to: .node(branch.target.node), kind: kind, label: labels.joined(separator: ": "), choice: choice)
    }
  }

  /// An expression as it stands in its file.
  func source(_ formula: Formula) -> String {
    let place = formula.place
    guard Int(place.file) < files.count else { return "…" }
    let bytes = files[Int(place.file)].bytes
    guard place.start < place.end, Int(place.end) <= bytes.count else { return "…" }
    var text = String(decoding: bytes[Int(place.start)..<Int(place.end)], as: UTF8.self)
    if text.hasPrefix("\""), text.hasSuffix("\""), text.count > 1 { text = String(text.dropFirst().dropLast()) }
    return text.hasPrefix("=") ? String(text.dropFirst()) : text
  }

  /// With the names of what is filled in.
  func text(_ template: Template) -> String {
    template.parts.map { part in
      switch part {
      case .literal(let text): text
      case .value(let placeholder): "{\(name(of: placeholder.source))}"
      }
    }.joined()
  }

  private func name(of source: Placeholder.Source) -> String {
    switch source {
    case .variable(let index), .landed(let index), .tryNext(let index): book.variables[index].name
    case .pronoun(let form, _, _): "\(form)"
    case .resource(let kind): kind
    case .operatorName, .operatorContact: "operator"
    case .storedDays: "days"
    case .today: "today"
    case .given(let name): name
    }
  }

  /// What a node says, one of its wordings where there are several.
  func text(_ block: TextBlock?) -> String {
    (block?.items ?? []).map { item in
      switch item {
      case .bubble(let bubble): text(bubble.template)
      case .vary(let variation): text(variation.options.first)
      }
    }.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
