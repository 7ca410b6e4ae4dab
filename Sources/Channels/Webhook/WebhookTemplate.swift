package import Conversation

/// A body in another platform's format: JSON with placeholders within its texts.
///
///     {
///       "recipient": "{conversation}",
///       "message": "{said}",
///       "buttons": {"{each option}": {"title": "{option.label}", "value": "{option.tap}"}}
///     }
///
/// What is filled in is escaped as JSON wants it. An object with the single key `{each option}` becomes a list with one
/// entry for each option. Braces that shall stay are doubled: `{{` and `}}`.
package struct WebhookTemplate: Sendable {
  package enum Malformed: Error, Hashable, Sendable, CustomStringConvertible {
    /// Counted from zero.
    case notJSON(byte: Int)
    case unknownPlaceholder(String)
    case openBrace(String)
    case optionOutsideEach(String)
    case keyWithPlaceholder(String)

    package var description: String {
      switch self {
      case .notJSON(let byte): "the template is not JSON from byte \(byte) on"
      case .unknownPlaceholder(let name):
        "{\(name)} is no placeholder; there are \(Placeholder.list), and {{ for a brace"
      case .openBrace(let text): "a brace in \"\(text)\" has no partner; write {{ or }} for a brace that shall stay"
      case .optionOutsideEach(let name): "{\(name)} can stand only within {\"{each option}\": …}"
      case .keyWithPlaceholder(let key):
        "the key \"\(key)\" holds a brace; the only such key is {each option}, alone in its object"
      }
    }
  }

  private let root: Node

  package init(_ text: String) throws(Malformed) {
    let value: WireValue
    do { value = try WireParser.parse(Array(text.utf8)) } catch { throw .notJSON(byte: error.byte) }
    root = try Node(value, withinEach: false)
  }

  package func fill(_ message: OutboundMessage, conversation: String, delivery: String) -> [UInt8] {
    let values = Values(
      conversation: conversation, delivery: delivery, reply: PlainReply(message), question: message.question)
    return root.filled(values, option: nil).bytes
  }
}

// MARK: - Placeholders

extension WebhookTemplate {
  fileprivate enum Placeholder: String, CaseIterable {
    case conversation, delivery, text, said, options, offer
    case optionLabel = "option.label"
    case optionID = "option.id"
    case optionNumber = "option.number"
    case optionTap = "option.tap"

    static var list: String { allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ") }

    var isOfOption: Bool { rawValue.hasPrefix("option.") }

    func value(_ values: Values, _ option: NumberedOption?) -> String {
      switch self {
      case .conversation: values.conversation
      case .delivery: values.delivery
      case .text: values.reply.text
      case .said: values.reply.said
      case .options: values.reply.options
      case .offer: String(values.question.offer)
      case .optionLabel: option?.option.label ?? ""
      case .optionID: option.map { OptionID.encode($0.option.id) } ?? ""
      case .optionNumber: option.map { String($0.number) } ?? ""
      case .optionTap: option.map { TapPayload.encode(offer: values.question.offer, choice: $0.option.id) } ?? ""
      }
    }
  }

  fileprivate struct Values {
    var conversation: String
    var delivery: String
    var reply: PlainReply
    var question: OutboundMessage.Question
  }

  fileprivate struct NumberedOption {
    var number: Int
    var option: OutboundMessage.Question.Option
  }
}

// MARK: - The template itself

extension WebhookTemplate {
  fileprivate indirect enum Node: Sendable {
    case fixed(WireValue)
    case text([Piece])
    case object([(key: String, value: Node)])
    case array([Node])
    case eachOption(Node)

    init(_ value: WireValue, withinEach: Bool) throws(Malformed) {
      switch value {
      case .string(let text): self = .text(try Piece.read(text, withinEach: withinEach))
      case .array(let elements):
        var nodes: [Node] = []
        for element in elements { nodes.append(try Node(element, withinEach: withinEach)) }
        self = .array(nodes)
      case .object(let members):
        if members.count == 1, members[0].key == "{each option}" {
          self = .eachOption(try Node(members[0].value, withinEach: true))
          return
        }
        var nodes: [(String, Node)] = []
        for member in members {
          guard !member.key.contains(where: { $0 == "{" || $0 == "}" }) else { throw .keyWithPlaceholder(member.key) }
          nodes.append((member.key, try Node(member.value, withinEach: withinEach)))
        }
        self = .object(nodes)
      case .number, .bool, .null: self = .fixed(value)
      }
    }

    func filled(_ values: Values, option: NumberedOption?) -> WireValue {
      switch self {
      case .fixed(let value): value
      case .text(let pieces): .string(pieces.map { $0.text(values, option) }.joined())
      case .array(let nodes): .array(nodes.map { $0.filled(values, option: option) })
      case .object(let nodes): .object(nodes.map { .init($0.key, $0.value.filled(values, option: option)) })
      case .eachOption(let node):
        .array(
          values.question.options.enumerated().map { position, option in
            node.filled(values, option: NumberedOption(number: position + 1, option: option))
          })
      }
    }
  }

  fileprivate enum Piece: Sendable {
    case plain(String)
    case placeholder(Placeholder)

    func text(_ values: Values, _ option: NumberedOption?) -> String {
      switch self {
      case .plain(let text): text
      case .placeholder(let placeholder): placeholder.value(values, option)
      }
    }

    static func read(_ text: String, withinEach: Bool) throws(Malformed) -> [Piece] {
      var pieces: [Piece] = []
      var plain = ""
      var rest = text[...]
      while let character = rest.first {
        rest.removeFirst()
        guard character == "{" || character == "}" else {
          plain.append(character)
          continue
        }
        if rest.first == character {
          plain.append(character)
          rest.removeFirst()
          continue
        }
        guard character == "{", let end = rest.firstIndex(of: "}") else { throw .openBrace(text) }
        let name = String(rest[..<end])
        guard let placeholder = Placeholder(rawValue: name) else { throw .unknownPlaceholder(name) }
        guard withinEach || !placeholder.isOfOption else { throw .optionOutsideEach(name) }
        pieces += [.plain(plain), .placeholder(placeholder)]
        plain = ""
        rest = rest[rest.index(after: end)...]
      }
      return pieces + [.plain(plain)]
    }
  }
}
