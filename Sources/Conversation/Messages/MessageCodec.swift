package import Dialogue

/// What stores keep of messages, as bytes: a version, then fields in order.
///
/// Read back only by the same program or a later one; nil where the bytes are not what was written.
private enum Layout {
  static let version: UInt8 = 1

  static func write(_ body: (inout ByteWriter) -> Void) -> [UInt8] {
    var writer = ByteWriter()
    writer.byte(version)
    body(&writer)
    return writer.bytes
  }

  static func read<Value>(_ bytes: [UInt8], _ body: (inout ByteReader) -> Value?) -> Value? {
    var reader = ByteReader(bytes)
    guard reader.byte() == version, let value = body(&reader), reader.isAtEnd else { return nil }
    return value
  }
}

extension ConversationID {
  package var encoded: [UInt8] {
    Layout.write {
      $0.text(channel)
      $0.text(address)
    }
  }

  package init?(decoding bytes: [UInt8]) {
    let value = Layout.read(bytes) { reader -> ConversationID? in
      guard let channel = reader.text(), let address = reader.text() else { return nil }
      return ConversationID(channel: channel, address: address)
    }
    guard let value else { return nil }
    self = value
  }
}

extension KeptCard {
  package var encoded: [UInt8] {
    Layout.write {
      $0.id(card.id)
      $0.text(card.name)
      $0.text(card.title)
      $0.text(card.text)
      $0.optional(until) { $0.signed($1) }
    }
  }

  package init?(decoding bytes: [UInt8]) {
    let value = Layout.read(bytes) { reader -> KeptCard? in
      guard let id = reader.id(), let name = reader.text(), let title = reader.text(), let text = reader.text(),
        let until = reader.optional({ $0.signed() })
      else { return nil }
      return KeptCard(card: Card(id: id, name: name, title: title, text: text), until: until)
    }
    guard let value else { return nil }
    self = value
  }
}

extension QueuedEvent.Content {
  package var encoded: [UInt8] {
    Layout.write { writer in
      switch self {
      case .message(.start): writer.byte(0)
      case .message(.text(let text)):
        writer.byte(1)
        writer.text(text)
      case .message(.tap(let offer, let choice)):
        writer.byte(2)
        writer.word(offer)
        writer.word(choice)
      case .message(.edited(let text, let event)):
        writer.byte(3)
        writer.text(text)
        writer.text(event)
      case .message(.attachment): writer.byte(4)
      case .message(.left): writer.byte(5)
      case .reminder(let id):
        writer.byte(6)
        writer.id(id)
      case .expiry: writer.byte(7)
      }
    }
  }

  package init?(decoding bytes: [UInt8]) {
    let value = Layout.read(bytes) { reader -> QueuedEvent.Content? in
      switch reader.byte() {
      case 0: .message(.start)
      case 1: reader.text().map { .message(.text($0)) }
      case 2:
        if let offer = reader.word(), let choice = reader.word() {
          .message(.tap(offer: offer, choice: choice))
        } else {
          nil
        }
      case 3:
        if let text = reader.text(), let event = reader.text() { .message(.edited(text, event: event)) } else { nil }
      case 4: .message(.attachment)
      case 5: .message(.left)
      case 6: reader.id().map { .reminder($0) }
      case 7: .expiry
      default: nil
      }
    }
    guard let value else { return nil }
    self = value
  }
}

extension OutboundMessage {
  package var encoded: [UInt8] {
    Layout.write { writer in
      writer.list(parts) { $1.write(to: &$0) }
      question.write(to: &writer)
      writer.bool(hasEnded)
      writer.bool(isCleared)
    }
  }

  package init?(decoding bytes: [UInt8]) {
    let value = Layout.read(bytes) { reader -> OutboundMessage? in
      guard let parts = reader.list({ Part(from: &$0) }), let question = Question(from: &reader),
        let hasEnded = reader.bool(), let isCleared = reader.bool()
      else { return nil }
      return OutboundMessage(parts: parts, question: question, hasEnded: hasEnded, isCleared: isCleared)
    }
    guard let value else { return nil }
    self = value
  }
}

extension OutboundMessage.Part {
  fileprivate func write(to writer: inout ByteWriter) {
    switch self {
    case .bubble(let bubble):
      writer.byte(0)
      writer.byte(bubble.speaker.code)
      writer.text(bubble.text)
    case .card(let card):
      writer.byte(1)
      writer.text(card.title)
      writer.text(card.text)
    case .kept(let title):
      writer.byte(2)
      writer.text(title)
    case .reminder(let notice):
      writer.byte(3)
      writer.signed(notice.due)
      writer.text(notice.dayAndTime)
      writer.text(notice.text)
    }
  }

  fileprivate init?(from reader: inout ByteReader) {
    switch reader.byte() {
    case 0:
      guard let code = reader.byte(), let speaker = OutboundMessage.Speaker(code: code), let text = reader.text() else {
        return nil
      }
      self = .bubble(.init(text, speaker: speaker))
    case 1:
      guard let title = reader.text(), let text = reader.text() else { return nil }
      self = .card(.init(title: title, text: text))
    case 2:
      guard let title = reader.text() else { return nil }
      self = .kept(title: title)
    case 3:
      guard let due = reader.signed(), let dayAndTime = reader.text(), let text = reader.text() else { return nil }
      self = .reminder(.init(due: due, dayAndTime: dayAndTime, text: text))
    default: return nil
    }
  }
}

extension OutboundMessage.Speaker {
  fileprivate var code: UInt8 {
    switch self {
    case .coach: 0
    case .practicePartner: 1
    case .person: 2
    }
  }

  fileprivate init?(code: UInt8) {
    switch code {
    case 0: self = .coach
    case 1: self = .practicePartner
    case 2: self = .person
    default: return nil
    }
  }
}

extension OutboundMessage.Question {
  fileprivate func write(to writer: inout ByteWriter) {
    switch kind {
    case .choice: writer.byte(0)
    case .several: writer.byte(1)
    case .line: writer.byte(2)
    case .nothing: writer.byte(3)
    }
    writer.word(offer)
    writer.list(options) { writer, option in
      writer.word(option.id)
      writer.text(option.label)
      writer.optional(option.isTicked) { $0.bool($1) }
    }
    writer.bool(canSkip)
    writer.bool(isShownAgain)
  }

  fileprivate init?(from reader: inout ByteReader) {
    let kind: Kind
    switch reader.byte() {
    case 0: kind = .choice
    case 1: kind = .several
    case 2: kind = .line
    case 3: kind = .nothing
    default: return nil
    }
    guard let offer = reader.word(),
      let options = reader.list({ reader -> Option? in
        guard let id = reader.word(), let label = reader.text(), let isTicked = reader.optional({ $0.bool() }) else {
          return nil
        }
        return Option(label, id: id, isTicked: isTicked)
      }), let canSkip = reader.bool(), let isShownAgain = reader.bool()
    else { return nil }
    self.init(kind: kind, offer: offer, options: options, canSkip: canSkip, isShownAgain: isShownAgain)
  }
}
