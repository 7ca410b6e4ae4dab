/// Every way from one node to another, built once for the rules that look further than one node.
struct BookGraph {
  enum Kind: UInt8 {
    /// Without the person: `next`.
    case automatic
    /// On with `next` once a node's call came back.
    case afterCall
    /// Into a call, which comes back.
    case call
    /// Through an answer: a choice, a slot, its `skip` or `else`, `stop` in an exercise.
    case answer
    /// An answer at the book's menu: nothing that was called before is gone back to.
    case leavesMenu
    /// Instead of the node, while there is fear.
    case blocked
    /// A nudge, and a correction after a lock: they begin anew.
    case anew
  }

  struct Edge {
    var from: Int32
    var to: Int32
    var kind: Kind
    var place: Place
  }

  /// In the order of the nodes they leave.
  private(set) var edges: [Edge] = []
  /// The first edge of each node, and one more for the end.
  private var first: [Int32] = [0]
  /// Led to by something that is no node: the menu, a command, a topic, a signal, an old name.
  private(set) var isEntry: [Bool]
  /// Led to from outside its script, or anew: nothing is known of what was said before.
  private(set) var isEnteredFromOutside: [Bool]
  /// Files in which reading found mistakes: what seems missing there may only be unreadable.
  private let brokenFiles: Set<UInt16>
  private let bookFileIsBroken: Bool

  init(_ book: Book, brokenFiles: Set<UInt16>) {
    self.brokenFiles = brokenFiles
    bookFileIsBroken = brokenFiles.contains(book.entry.place.file)
    isEntry = Array(repeating: false, count: book.nodes.count)
    isEnteredFromOutside = isEntry
    edges.reserveCapacity(book.nodes.count * 5)
    first.reserveCapacity(book.nodes.count + 1)
    for index in book.nodes.indices {
      addEdges(of: index, book)
      first.append(Int32(edges.count))
    }
    addEntries(book)
  }

  func edges(from node: Int) -> ArraySlice<Edge> { edges[Int(first[node])..<Int(first[node + 1])] }

  /// Nothing of the node was lost while it was read.
  func isWhole(_ node: Node) -> Bool { !bookFileIsBroken && !brokenFiles.contains(node.place.file) }

  var isWhole: Bool { brokenFiles.isEmpty }

  private mutating func add(_ from: Int, _ target: Target?, _ kind: Kind) {
    guard let target else { return }
    edges.append(Edge(from: Int32(from), to: Int32(target.node), kind: kind, place: target.place))
  }

  private mutating func add(_ from: Int, _ jump: Jump?, _ kind: Kind) {
    guard let jump else { return }
    for index in jump.branches.indices { add(from, jump.branches[index].target, kind) }
  }

  private mutating func addEdges(of index: Int, _ book: Book) {
    let node = book.nodes[index]
    if node.body.isForPartner { add(index, node.body.blocked ?? book.scripts[node.script].blocked, .blocked) }
    add(index, node.body.exercise, .answer)
    add(index, node.body.actions.remind?.entry, .anew)
    switch node.body.exit {
    case .choices(let menu):
      for item in menu.items { add(index, item, isMenu: index == book.menu.node) }
      if let typed = menu.typed { add(index, typed, menu.typedNext) }
    case .pick(let pick): add(index, pick.next, .answer)
    case .slot(let slot, let next): add(index, slot, next)
    case .call(let target, let next):
      add(index, target, .call)
      add(index, next, .afterCall)
    case .next(let jump): add(index, jump, .automatic)
    case .lock(let lock): add(index, lock.correction, .anew)
    case .goBack, .end, .resume, .missing: break
    }
  }

  private mutating func add(_ index: Int, _ item: Menu.Item, isMenu: Bool) {
    switch item {
    case .each(let each): add(index, each.next, .answer)
    case .choice(let choice):
      add(index, choice.body.actions.remind?.entry, .anew)
      switch choice.body.exit {
      case .next(let jump): add(index, jump, isMenu ? .leavesMenu : .answer)
      case .call(let target, let next):
        add(index, target, .call)
        add(index, next, .answer)
      case .goBack, .end, .resume, .command, .missing: break
      }
    }
  }

  private mutating func add(_ index: Int, _ slot: Slot, _ next: Jump?) {
    add(index, next, .answer)
    add(index, slot.skip, .answer)
    add(index, slot.otherwise, .answer)
  }

  private mutating func addEntries(_ book: Book) {
    enter(book.entry)
    enter(book.menu)
    enter(book.gate?.entry)
    for target in book.commandEntries.values { enter(target) }
    for topic in book.topics { enter(topic.entry) }
    for signal in book.safety.signals {
      for target in signal.act.values { enter(target) }
      for target in signal.ask.values { enter(target) }
    }
    for script in book.scripts { enter(script.blocked) }
    for id in book.aliases.values {
      if let node = book.nodePositions[id] { isEntry[node] = true }
    }
    isEnteredFromOutside = isEntry
    for edge in edges where isFromOutside(edge, book) { isEnteredFromOutside[Int(edge.to)] = true }
  }

  private func isFromOutside(_ edge: Edge, _ book: Book) -> Bool {
    edge.kind == .anew || book.nodes[Int(edge.from)].script != book.nodes[Int(edge.to)].script
  }

  private mutating func enter(_ target: Target?) {
    if let target { isEntry[target.node] = true }
  }
}
