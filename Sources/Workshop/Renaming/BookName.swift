package import Dialogue

/// A script, node, choice, variable, member or card by its name: what can be renamed.
package struct BookName: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case script, node, choice, variable, member, card
  }

  package var kind: Kind
  /// `tea` of `tea#ask`, `tea#ask` of `tea#ask.water`; empty for a script.
  package var scope: String
  package var name: String

  package init(_ kind: Kind, scope: String = "", _ name: String) {
    self.kind = kind
    self.scope = scope
    self.name = name
  }

  /// As saved states and `renamed` know it.
  package var fullName: String {
    switch kind {
    case .script: name
    case .node: "\(scope)#\(name)"
    case .choice, .variable: "\(scope).\(name)"
    case .member: "\(scope):\(name)"
    case .card: "\(scope)/card/\(name)"
    }
  }

  package var id: ID { ID(fullName) }

  /// As a person may write it, from the whole name to the least that can be unique.
  package var spellings: [String] {
    switch kind {
    case .script: return [name, "\(name).json"]
    case .node: return [fullName, name]
    case .choice: return [fullName, "\(scope.drop { $0 != "#" }.dropFirst()).\(name)", name]
    case .variable: return [fullName, name]
    case .member:
      let variable = scope.drop { $0 != "." }.dropFirst()
      return [fullName, "\(scope).\(name)", "\(variable):\(name)", "\(variable).\(name)", name]
    case .card: return [fullName, "\(scope).\(name)", name]
    }
  }

  /// The script it belongs to; `book` for what all share.
  var script: String { kind == .script ? name : String(scope.prefix { $0 != "#" && $0 != "." }) }

  /// The shape its kind of name has, with an example.
  var shape: (fits: Bool, example: String) {
    switch kind {
    case .script, .variable: (Names.isSnakeCase(name), "new_partner")
    case .node, .choice, .card: (Names.isKebabCase(name), "own-line")
    case .member: (Names.isMember(name), "more-time")
    }
  }
}

extension Book {
  /// Every name that can be changed, in the order of the book.
  package var changeableNames: [BookName] {
    var names: [BookName] = scripts.map { BookName(.script, $0.id) }
    for node in nodes {
      names.append(BookName(.node, scope: scripts[node.script].id, node.name))
      guard case .choices(let menu) = node.body.exit else { continue }
      for item in menu.items {
        let name =
          switch item {
          case .choice(let choice): choice.name
          case .each(let each): each.name
          }
        names.append(BookName(.choice, scope: fullName(node), name))
      }
    }
    // The parts of a person are the engine's own.
    for variable in variables where !variable.name.contains(".") {
      let scope = variable.script.map { scripts[$0].id } ?? "book"
      names.append(BookName(.variable, scope: scope, variable.name))
      for option in variable.options?.options ?? [] {
        names.append(BookName(.member, scope: "\(scope).\(variable.name)", option.name))
      }
    }
    for card in cards {
      let owner = scripts.first { BookName(.card, scope: $0.id, card.name).id == card.id }?.id ?? "book"
      names.append(BookName(.card, scope: owner, card.name))
    }
    return names
  }
}
