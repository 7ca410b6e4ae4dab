import Conversation

/// A body as the bot posts it, read by Foundation and not by ourselves.
struct PostedReply: Decodable {
  struct Part: Decodable {
    var kind: String
    var speaker: String?
    var title: String?
    var text: String?
    var due: Int64?
    var day_and_time: String?
  }

  struct Question: Decodable {
    struct Option: Decodable {
      var id: String
      var label: String
      var ticked: Bool?
    }

    var kind: String
    var offer: UInt32
    var options: [Option]
    var can_skip: Bool
    var shown_again: Bool

    func option(_ id: UInt32) -> Option? { options.first { UInt32($0.id, radix: 16) == id } }
  }

  var type: String
  var conversation: String
  var delivery: String
  var parts: [Part]
  var question: Question
  var text: String
  var ended: Bool
  var cleared: Bool
}

extension PostedReply {
  struct Unknown: Error {
    let word: String
  }

  /// What was said, as a terminal is told it.
  var message: OutboundMessage {
    get throws {
      OutboundMessage(
        parts: try parts.map { try $0.part }, question: try question.question, hasEnded: ended, isCleared: cleared)
    }
  }
}

extension PostedReply.Part {
  fileprivate var part: OutboundMessage.Part {
    get throws {
      switch (kind, speaker, title, text, due, day_and_time) {
      case ("bubble", let speaker?, nil, let text?, nil, nil):
        let speakers: [String: OutboundMessage.Speaker] = [
          "coach": .coach, "practice_partner": .practicePartner, "person": .person,
        ]
        guard let speaker = speakers[speaker] else { throw PostedReply.Unknown(word: speaker) }
        return .bubble(.init(text, speaker: speaker))
      case ("card", nil, let title?, let text?, nil, nil): return .card(.init(title: title, text: text))
      case ("kept", nil, let title?, nil, nil, nil): return .kept(title: title)
      case ("reminder", nil, nil, let text?, let due?, let day?):
        return .reminder(.init(due: due, dayAndTime: day, text: text))
      default: throw PostedReply.Unknown(word: kind)
      }
    }
  }
}

extension PostedReply.Question {
  fileprivate var question: OutboundMessage.Question {
    get throws {
      let kinds: [String: OutboundMessage.Question.Kind] = [
        "choice": .choice, "several": .several, "line": .line, "nothing": .nothing,
      ]
      guard let kind = kinds[kind] else { throw PostedReply.Unknown(word: kind) }
      return OutboundMessage.Question(
        kind: kind, offer: offer,
        options: try options.map { option in
          guard let id = UInt32(option.id, radix: 16), option.id.count == 8 else {
            throw PostedReply.Unknown(word: option.id)
          }
          return .init(option.label, id: id, isTicked: option.ticked)
        }, canSkip: can_skip, isShownAgain: shown_again)
    }
  }
}
