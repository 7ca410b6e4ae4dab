import Channels
import Conversation
import Dialogue
import Testing
import Web

@testable import afterword

@Suite struct ConfigurationReaderTests {
  static func read(_ text: String) -> (configuration: Configuration?, findings: [Diagnostic]) {
    ConfigurationReader.read(SourceFile(path: "afterword.json", text: text))
  }

  /// A configuration whose only channel has these members besides its kind.
  static func channel(_ members: String) -> String {
    #"{ "channels": { "bridge": { "kind": "webhook", \#(members) } } }"#
  }

  static let url = #""url": "https://example.org/replies""#
  static let signed = url + #", "secrets": ["BRIDGE_SECRET"]"#
  static let tokened = url + #", "token": { "header": "X-Token", "secrets": ["TOKEN"] }"#

  @Test func `the reader asks for the keys of the table, and for no others`() {
    let file = SourceFile(path: "afterword.json", text: ConfigurationKey.fullExample)

    #expect(ConfigurationReader.keysAsked(in: file) == Set(ConfigurationKey.allCases))
  }

  @Test(arguments: [ConfigurationKey.fullExample, ConfigurationKey.shortExample])
  func `an example has no mistakes`(text: String) {
    let (configuration, findings) = Self.read(text)

    #expect(configuration != nil)
    #expect(findings.isEmpty, "\(findings)")
  }

  @Test func `what the table says of keys that are left out is what holds`() throws {
    let configuration = try #require(Self.read("{}").configuration)
    let held: [ConfigurationKey: String] = [
      .book: configuration.book, .data: configuration.data, .masterKey: configuration.masterKey.name,
      .keepDays: "\(configuration.keepDays)", .workers: "\(configuration.workers)", .log: configuration.logLevel,
      .webHost: configuration.web.host, .webPort: "\(configuration.web.port)",
      .webConnections: "\(configuration.web.connections)", .watch: "\(configuration.watch)",
      .perMinute: "\(configuration.limits.perMinute)", .newPerHour: "\(configuration.limits.newPerHour)",
    ]

    #expect(configuration.web.connections == WebServer.Options().connectionLimit)
    for (key, value) in held { #expect(key.absence == value, "\(key.rawValue)") }
  }

  @Test func `a channel in another platform's format is read whole`() throws {
    let configuration = try #require(Self.read(ConfigurationKey.fullExample).configuration)
    let chat = try #require(configuration.webhooks.last)

    #expect(chat.token?.header == "X-Token" && chat.secrets == [])
    #expect(chat.mapping != nil)
    #expect(chat.template != nil)
    #expect(chat.mapping?.speaker != nil)
    #expect(chat.pace == ChannelPace(gap: .seconds(1), perSecond: 30))
    #expect(try chat.headers.map { try $0.value.value(in: ["CHAT_KEY": "k"]) } == ["Bearer k"])
    #expect(
      configuration.secrets.map(\.name) == ["AFTERWORD_MASTER_KEY", "BRIDGE_SECRET", "CHAT_TOKEN", "CHAT_KEY"])
  }

  @Test(arguments: [
    channel(signed + #", "receive": { "conversation": "/c", "event": "header:Webhook-Id", "text": "/t" }"#),
    channel(tokened + #", "receive": { "conversation": "header:X-Chat", "event": "header:X-Id", "text": "/t" }"#),
  ])
  func `an id may stand in a header that the sender vouches for`(text: String) {
    #expect(Self.read(text).findings.isEmpty, "\(Self.read(text).findings)")
  }

  static let broken: [(text: String, message: String)] = [
    (#"[]"#, "the configuration should be an object"),
    (#"{ "operator": "me" }"#, "operator should be an object"),
    (#"{ "operator": { "name": "me" } }"#, "operator needs “contact”"),
    (#"{ "operator": { "name": "", "contact": "x" } }"#, "name is empty"),
    (#"{ "bok": "dialogues" }"#, "the configuration has no “bok”"),
    (#"{ "book": 1 }"#, "book should be a text"),
    (#"{ "masterKey": "a key" }"#, "masterKey names an environment variable"),
    (#"{ "web": { "port": "8080" } }"#, "port is a whole number from 0 to 65535"),
    (#"{ "web": { "port": 65536 } }"#, "port is a whole number from 0 to 65535"),
    (#"{ "web": { "prot": 1 } }"#, "web has no “prot”"),
    (#"{ "workers": 0 }"#, "workers is a whole number from 1 to 256"),
    (#"{ "keepDays": 1.5 }"#, "keepDays is a whole number"),
    (#"{ "watch": "5" }"#, "watch is a whole number from 0 to 3600"),
    (#"{ "limits": 60 }"#, "limits should be an object"),
    (#"{ "limits": { "perMinute": -1 } }"#, "perMinute is a whole number from 0"),
    (#"{ "limits": { "newPerHour": true } }"#, "newPerHour is a whole number from 0"),
    (#"{ "limits": { "perHour": 1 } }"#, "limits has no “perHour”"),
    (channel(signed + #", "send": { "pace": 60001 }"#), "pace is a whole number from 0 to 60000"),
    (channel(signed + #", "send": { "perSecond": 0.5 }"#), "perSecond is a whole number from 0 to 10000"),
    (channel(signed + #", "receive": { "conversation": "/c", "text": "/t", "speaker": "s" }"#), "speaker is a JSON"),
    (#"{ "log": "loud" }"#, "log has no such value"),
    (#"{ "channels": [] }"#, "channels should be an object"),
    (#"{ "channels": { "bridge": 1 } }"#, "a channel should be an object"),
    (#"{ "channels": { "bridge": { \#(signed) } } }"#, "a channel needs “kind”"),
    (#"{ "channels": { "Bridge": { "kind": "webhook", \#(signed) } } }"#, "this is no name for a channel"),
    (#"{ "channels": { "bridge": { "kind": "pigeon", \#(signed) } } }"#, "kind has no such value"),
    (channel(#""secrets": ["S"]"#), "a channel needs “url”"),
    (channel(#""url": "example.org", "secrets": ["S"]"#), "this is no address to post to"),
    (channel(#""url": "https:///x", "secrets": ["S"]"#), "this address has no host"),
    (channel(#""url": "https://a:x/", "secrets": ["S"]"#), "this address has no port"),
    (channel(#""url": "https://a b/", "secrets": ["S"]"#), "there is a blank in this address"),
    (channel(#""url": "https://me:pass@a/", "secrets": ["S"]"#), "an address never holds a name or a password"),
    (channel(url), "a channel needs “secrets”"),
    (channel(url + #", "secrets": "S""#), "secrets names one or two"),
    (channel(url + #", "secrets": []"#), "secrets names one or two"),
    (channel(url + #", "secrets": ["A", "B", "C"]"#), "secrets names one or two"),
    (channel(url + #", "secrets": ["a b"]"#), "secrets names an environment variable"),
    (channel(signed + #", "path": "webhook""#), "this is no path"),
    (channel(signed + #", "path": "/metrics""#), "this path is for the operator's own tools"),
    (channel(signed + #", "token": { "header": "X", "secrets": ["T"] }"#), "a token goes with receive"),
    (channel(tokened + #", "receive": { "conversation": "/c", "text": "/t" }"#), "receive needs “event”"),
    (
      channel(url + #", "receive": { "conversation": "/c", "event": "/e", "text": "/t" }, "token": { "header": "X" }"#),
      "token needs “secrets”"
    ),
    (channel(signed + #", "receive": { "text": "/t" }"#), "receive needs “conversation”"),
    (channel(signed + #", "receive": { "conversation": "/c" }"#), "receive needs “text”"),
    (channel(signed + #", "receive": { "conversation": "c", "text": "/t" }"#), "conversation is a JSON pointer"),
    (channel(signed + #", "receive": { "conversation": "header:", "text": "/t" }"#), "this is no name of a header"),
    (
      channel(signed + #", "receive": { "conversation": "header:X-Chat", "text": "/t" }"#),
      "the signature does not cover this header"
    ),
    (
      channel(signed + #", "receive": { "conversation": "header:webhook-id", "text": "/t" }"#),
      "the signature does not cover this header"
    ),
    (
      channel(signed + #", "receive": { "conversation": "/c", "event": "header:X-Id", "text": "/t" }"#),
      "the signature does not cover this header"
    ),
    (channel(signed + #", "receive": { "conversation": "/c", "text": "/t", "tap": "t" }"#), "tap is a JSON pointer"),
    (
      channel(signed + #", "receive": { "conversation": "/c", "text": "/t", "ignored": "/i" }"#),
      "ignored should be a list"
    ),
    (channel(signed + #", "send": { "template": { "a": "{txt}" } }"#), "a placeholder there is none of"),
    (channel(signed + #", "send": { "template": { "a": "{text" } }"#), "a brace in the template has no partner"),
    (channel(signed + #", "send": { "template": { "a": "{option.id}" } }"#), "stands outside of {each option}"),
    (channel(signed + #", "send": { "template": { "{text}": "a" } }"#), "a key of the template holds a brace"),
    (channel(signed + #", "send": { "headers": { "Authorization": "Bearer x" } }"#), "a header that holds a secret"),
    (channel(signed + #", "send": { "headers": { "X-A": "{lower}" } }"#), "a header's braces name"),
    (channel(signed + #", "send": { "headers": { "X A": "b" } }"#), "this is no name of a header"),
    (channel(signed + #", "send": { "headers": { "webhook-id": "b" } }"#), "the bot sets this header itself"),
    (
      #"{ "channels": { "a": { "kind": "webhook", "path": "/x", \#(signed) }, "b": { "kind": "webhook", "path": "/x", \#(signed) } } }"#,
      "another channel has this path already"
    ),
  ]

  @Test(arguments: broken)
  func `each mistake is found once, with what to do`(text: String, message: String) {
    let (configuration, findings) = Self.read(text)

    #expect(configuration == nil)
    #expect(findings.count == 1, "\(findings)")
    #expect(findings.first?.message.contains(message) == true, "\(findings)")
    #expect(findings.first?.fix.isEmpty == false)
  }

  /// Where people who are in a hurry write a secret.
  static let blabbing = [
    #"{ "masterKey": "SECRET }"#, #"{ "masterKey": 'SECRET' }"#, #"{ masterKey: "SECRET" }"#,
    #"{ "masterKey" "SECRET" }"#,
    #"{ "masterKey": “SECRET” }"#, #"SECRET"#, #"{ "masterKey": "\\SECRET" }"#, #"{ "data": "a", "data": "SECRET }"#,
    #"{ "a” SECRET “b": 1 }"#, #"{ "”SECRET": 1 }"#, #"{ "\#u{59C}SECRET": 1 }"#,
    #"{ "masterKey": "SECRET" }"#, #"{ "masterKey": SECRET }"#, #"{ "SECRET": 1 }"#, #"{ "log": "SECRET" }"#,
    #"{ "channels": { "SECRET": { "kind": "webhook", \#(signed) } } }"#,
    #"{ "channels": { "bridge": { "kind": "SECRET", \#(signed) } } }"#,
    channel(url + #", "secrets": "SECRET""#), channel(url + #", "secrets": ["SECRET"]"#),
    channel(url + #", "secrets": [SECRET]"#), channel(url + #", "secrets": ["SECRET]"#),
    channel(url + #", "secret": "SECRET""#), channel(signed + #", "path": "SECRET""#),
    channel(signed + #", "path": "/SECRET?""#), channel(#""url": "https://me:SECRET@a/", "secrets": ["S"]"#),
    channel(#""url": "SECRET", "secrets": ["S"]"#),
    channel(url + #", "token": "SECRET""#),
    channel(url + #", "token": { "header": "SECRET =", "secrets": ["SECRET"] }"#),
    channel(signed + #", "send": { "headers": { "Authorization": "Bearer SECRET" } }"#),
    channel(signed + #", "send": { "headers": { "X-A": "{SECRET" } }"#),
    channel(signed + #", "send": { "template": { "key": "SECRET {" } }"#),
    channel(signed + #", "send": { "template": { "key": "{SECRET}" } }"#),
    channel(signed + #", "receive": { "conversation": "SECRET", "text": "header:SECRET" }"#),
  ]

  @Test(
    arguments: blabbing, ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is", "hunter-2"])
  func `a secret that somebody wrote into the file is never repeated`(text: String, secret: String) {
    let (configuration, findings) = Self.read(text.replacing("SECRET", with: secret))

    let told = DiagnosticPrinter.text(findings)
    #expect(configuration == nil && !findings.isEmpty)
    #expect(!told.contains(secret), "\(told)")
  }
}
