package import Dialogue

extension Book {
  /// A variable by the name it has in a script, else in book.json, else in the one other script that has it.
  ///
  /// A talk may go on in another script, and `with` and `variables` can name what that one remembers. The name of a
  /// person is the person itself: `partner.name`.
  package func variable(named name: String, inScript script: Int) -> Int? {
    if let own = variable(name, below: scripts[script].id) ?? variable(name, below: "book") { return own }
    let others = scripts.compactMap { variable(name, below: $0.id) }
    return others.count == 1 ? others[0] : nil
  }

  private func variable(_ name: String, below prefix: String) -> Int? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1] == "name" else { return variablePositions[ID("\(prefix).\(name)")] }
    let person = "\(prefix).\(parts[0])"
    return variablePositions[ID("\(person).pronouns")] == nil ? nil : variablePositions[ID(person)]
  }

  /// The names a script can use for variables.
  package func variableNames(inScript script: Int) -> [String] {
    variables.filter { $0.script == nil || $0.script == script }.map(\.name).sorted()
  }

  /// Whether entering a script at this node forgets the variable.
  package func clears(_ variable: Variable, enteredAt node: Node) -> Bool {
    guard let script = variable.script, script == node.script, !variable.isKeptOnEntry else { return false }
    return nodePositions[node.id] == scripts[script].start
  }
}
