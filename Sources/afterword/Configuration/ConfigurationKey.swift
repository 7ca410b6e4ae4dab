/// Every key of `afterword.json`: the reader asks for these and no others, and `afterword config` prints them.
enum ConfigurationKey: String, CaseIterable {
  case operatedBy = "operator"
  case operatorName = "operator.name"
  case operatorContact = "operator.contact"
  case book
  case data
  case masterKey
  case keepDays
  case workers
  case log
  case watch
  case limits
  case perMinute = "limits.perMinute"
  case newPerHour = "limits.newPerHour"
  case web
  case webHost = "web.host"
  case webPort = "web.port"
  case webConnections = "web.connections"
  case channels
  case kind = "channels.NAME.kind"
  case path = "channels.NAME.path"
  case url = "channels.NAME.url"
  case secrets = "channels.NAME.secrets"
  case token = "channels.NAME.token"
  case tokenHeader = "channels.NAME.token.header"
  case tokenSecrets = "channels.NAME.token.secrets"
  case send = "channels.NAME.send"
  case template = "channels.NAME.send.template"
  case headers = "channels.NAME.send.headers"
  case pace = "channels.NAME.send.pace"
  case perSecond = "channels.NAME.send.perSecond"
  case receive = "channels.NAME.receive"
  case conversation = "channels.NAME.receive.conversation"
  case event = "channels.NAME.receive.event"
  case speaker = "channels.NAME.receive.speaker"
  case text = "channels.NAME.receive.text"
  case tap = "channels.NAME.receive.tap"
  case attachments = "channels.NAME.receive.attachments"
  case ignored = "channels.NAME.receive.ignored"

  /// As it stands in the file.
  var name: String { rawValue.split(separator: ".").last.map(String.init) ?? rawValue }

  var meaning: String {
    switch self {
    case .operatedBy: "Who runs the bot, told to whoever asks"
    case .operatorName: "A person's name, or an organisation's"
    case .operatorContact: "Where people reach them, such as an address for mail"
    case .book: "The folder of the dialogues, seen from this file"
    case .data: "The folder of the database, seen from this file"
    case .masterKey: "The environment variable that holds the database's key"
    case .keepDays: "After so many days without a word, a conversation is deleted"
    case .workers: "How many conversations are answered at once, 1 to 256"
    case .log: "What is logged: debug, info, warning or error"
    case .watch: "Every so many seconds the book is read again if its files changed; 0 to 3600, 0 never"
    case .limits: "How much is taken in; help, stop, forget me and danger get through every limit"
    case .perMinute: "Events of one conversation in a minute; what is over is answered with one sentence; 0 any number"
    case .newPerHour: "Conversations that begin in an hour, on all channels; what is over is sent away; 0 any number"
    case .web: "Where the bot listens"
    case .webHost: "The address it listens at; others than this machine need TLS before it"
    case .webPort: "The port, 1 to 65535; 0 takes any that is free"
    case .webConnections: "How many connections are held at once"
    case .channels: "Where people write, each channel under a name of its own"
    case .kind: "What it is: webhook"
    case .path: "Where the other end posts what people say"
    case .url: "Where the bot posts what it says"
    case .secrets: "The variables with the signing secret: one, or two, the newer first, while they are changed"
    case .token: "For a platform that cannot sign: a fixed token in a header instead"
    case .tokenHeader: "That header"
    case .tokenSecrets: "The variables with the token: one, or two while they are changed"
    case .send: "How to post, where it is not our own format"
    case .template: "The body, with placeholders such as {conversation} and {text}"
    case .headers: "More headers; {NAME} stands for what the variable NAME holds"
    case .pace: "Milliseconds between two messages of one conversation, 0 to 60000"
    case .perSecond: "Messages a second to this channel, 0 to 10000; 0 any number"
    case .receive: "Where the other end's bodies hold what is needed: JSON pointers, or header:Name"
    case .conversation: "The id of the chat"
    case .event: "The id of the event"
    case .speaker: "The id of who wrote, where a chat may be a room of several"
    case .text: "What was written"
    case .tap: "What a pressed button carries, as {option.tap} gave it"
    case .attachments: "A list of places where photos, voice and files stand; they are never fetched"
    case .ignored: "A list of places that mark what is not for the bot, such as its own messages"
    }
  }

  /// What holds where the key is left out.
  var absence: String {
    switch self {
    case .operatedBy, .channels: "needed to serve"
    case .operatorName, .operatorContact, .kind, .url, .tokenHeader, .tokenSecrets, .conversation, .text: "needed"
    case .book: "dialogues"
    case .data: "data"
    case .masterKey: "AFTERWORD_MASTER_KEY"
    case .keepDays: "180"
    case .workers: "16"
    case .log: "info"
    case .watch, .pace, .perSecond: "0"
    case .perMinute: "60"
    case .newPerHour: "1000"
    case .webHost: "127.0.0.1"
    case .webPort: "8080"
    case .webConnections: "512"
    case .path: "/webhook/NAME"
    case .secrets: "needed without token"
    case .event: "the header webhook-id; needed with token"
    case .web, .limits: "as below"
    case .token, .template, .headers, .send, .receive, .speaker, .tap, .attachments, .ignored: "none"
    }
  }
}

extension ConfigurationKey {
  /// All keys, one to a line, each below the one it stands in.
  static var table: String {
    let names = allCases.map { key in
      String(repeating: "  ", count: key.rawValue.split(separator: ".").count - 1) + key.name
    }
    let width = (names.map(\.count).max() ?? 0) + 2
    return zip(allCases, names).map { key, name in
      name + String(repeating: " ", count: width - name.count) + "\(key.meaning) (\(key.absence))\n"
    }.joined()
  }

  /// As short as a bot can be.
  static let shortExample = """
    {
      "operator": { "name": "The Aftercare Desk", "contact": "desk@example.org" },
      "book": "dialogues",
      "data": "data",
      "web": { "port": 8080 },
      "channels": {
        "bridge": {
          "kind": "webhook",
          "url": "http://127.0.0.1:8081/replies",
          "secrets": ["BRIDGE_SECRET"]
        }
      }
    }

    """

  /// Has every key once; a test reads it.
  static let fullExample = """
    {
      "operator": { "name": "The Aftercare Desk", "contact": "desk@example.org" },
      "book": "dialogues",
      "data": "data",
      "masterKey": "AFTERWORD_MASTER_KEY",
      "keepDays": 180,
      "workers": 16,
      "log": "info",
      "watch": 0,
      "limits": { "perMinute": 60, "newPerHour": 1000 },
      "web": { "host": "127.0.0.1", "port": 8080, "connections": 512 },
      "channels": {
        "bridge": {
          "kind": "webhook",
          "path": "/webhook/bridge",
          "url": "https://bridge.example.org/replies",
          "secrets": ["BRIDGE_SECRET"]
        },
        "chat": {
          "kind": "webhook",
          "url": "https://chat.example.org/api/messages",
          "token": { "header": "X-Token", "secrets": ["CHAT_TOKEN"] },
          "receive": {
            "conversation": "/event/chat/id",
            "event": "header:X-Delivery",
            "speaker": "/event/from/id",
            "text": "/event/body",
            "tap": "/event/button",
            "attachments": ["/event/files/0"],
            "ignored": ["/event/from_bot"]
          },
          "send": {
            "headers": { "Authorization": "Bearer {CHAT_KEY}" },
            "pace": 1000,
            "perSecond": 30,
            "template": {
              "chat": "{conversation}",
              "say": "{said}",
              "buttons": { "{each option}": { "title": "{option.label}", "value": "{option.tap}" } }
            }
          }
        }
      }
    }

    """
}
