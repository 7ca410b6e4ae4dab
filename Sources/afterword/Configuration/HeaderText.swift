/// The value of a header, in which `{NAME}` stands for a secret: `Bearer {CHAT_KEY}`.
struct HeaderText: Hashable, Sendable {
  enum Malformed: Error {
    case brace, controlCharacter
  }

  enum Piece: Hashable, Sendable {
    case plain(String)
    case secret(Secret)
  }

  var pieces: [Piece] = []

  init(_ text: String) throws(Malformed) {
    guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { throw .controlCharacter }
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else { throw .brace }
      let name = String(rest[rest.index(after: open)..<close])
      guard Secret.isName(name) else { throw .brace }
      pieces += [.plain(String(rest[..<open])), .secret(Secret(name: name))]
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(.plain(String(rest)))
  }

  var secrets: [Secret] {
    pieces.compactMap { piece in
      if case .secret(let secret) = piece { secret } else { nil }
    }
  }

  func value(in environment: [String: String]) throws(Secret.Problem) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .plain(let plain): text += plain
      case .secret(let secret): text += try secret.value(in: environment)
      }
    }
    return text
  }
}
