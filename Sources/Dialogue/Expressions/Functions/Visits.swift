extension BookReader {
  /// `visits('node')`: how often a node of this script was entered since the script began.
  mutating func parseVisits(_ parser: inout ExpressionParser) -> ExpressionParser.Typed {
    let token = parser.token
    guard case .text(let name) = token.kind, let script else {
      fail(&parser, "visits() takes a node's id in quotes", fix: "Write visits('node-id').")
      return (.constant(.number(0)), .broken)
    }
    parser.position += 1
    guard symbols.nodeIndex[.init(script: script, name: name)] != nil else {
      missing(node: name, of: script, at: parser.place(token))
      return (.constant(.number(0)), .broken)
    }
    let id = ID("\(symbols.scripts[script].id)#\(name)")
    // Behind its quote.
    mention(symbols.scripts[script].id, "#", name, in: parser.origin, at: parser.textOffset(token) + 1)
    counted.insert(id)
    return (.visits(id), .number)
  }
}
