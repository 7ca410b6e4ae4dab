import Channels
import Conversation
import Dialogue

extension ConfigurationReader {
  mutating func readChannels(_ value: JSONValue) {
    guard isObject(value, .channels) else { return }
    for (name, channel) in value.members { readChannel(name, channel) }
  }

  private mutating func readChannel(_ name: String, _ value: JSONValue) {
    guard value.kind == .object else {
      return findings.wrongType(expected: "an object with a kind", found: value, what: "a channel")
    }
    let isPlain = !name.isEmpty && name.utf8.allSatisfy { $0 == 0x2D || 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 }
    if !isPlain || name.utf8.count > Limits.idBytes {
      findings.invalidValue(
        "this is no name for a channel", fix: "Use up to \(Limits.idBytes) small letters, digits and hyphens.",
        at: value.keyPlace)
    }
    var fields = Fields(value)
    if fields.has(ConfigurationKey.kind.name) {
      _ = option(.kind, &fields, of: ["webhook"])
    } else {
      _ = required(.kind, &fields, in: "a channel")
    }
    let path = readPath(&fields, of: name)
    let url = readURL(&fields)
    var webhook = Configuration.Webhook(name: name, path: path, url: url ?? "")
    let secretsValue = take(.secrets, &fields)
    let tokenValue = take(.token, &fields)
    if let secretsValue { webhook.secrets = secrets(secretsValue, .secrets) }
    if let tokenValue { webhook.token = readToken(tokenValue) }
    if secretsValue == nil, tokenValue == nil { findings.missingKey("secrets", in: "a channel", at: value.place) }
    if let send = take(.send, &fields) { readSend(send, into: &webhook) }
    if let receive = take(.receive, &fields) {
      webhook.mapping = readMapping(receive, needsEvent: tokenValue != nil)
    } else if let tokenValue {
      findings.invalidValue(
        "a token goes with receive, which says how to read the platform's own format",
        fix: "Add receive, or sign with secrets instead of the token.", at: tokenValue.keyPlace)
    }
    fields.finish("a channel", &findings)
    configuration.webhooks.append(webhook)
  }

  private mutating func readPath(_ fields: inout Fields, of channel: String) -> String {
    let value = take(.path, &fields)
    let path = value.flatMap { text($0, ConfigurationKey.path.name) } ?? "/webhook/\(channel)"
    let place = value?.place ?? fields.object.keyPlace
    let isPath =
      path.hasPrefix("/") && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && !path.contains { "?#".contains($0) }
    if !isPath {
      findings.invalidValue("this is no path", fix: "Begin with / and use letters, digits and -._~/ only.", at: place)
    } else if let other = paths.updateValue(channel, forKey: path) {
      findings.invalidValue(
        other.isEmpty ? "this path is for the operator's own tools" : "another channel has this path already",
        fix: "Give each channel a path of its own.", at: place)
    }
    return path
  }

  private mutating func readURL(_ fields: inout Fields) -> String? {
    guard let url = required(.url, &fields, in: "a channel"), let place = fields.object["url"]?.place else {
      return nil
    }
    do {
      _ = try TargetAddress(url)
      return url
    } catch {
      switch error {
      case .scheme:
        findings.invalidValue("this is no address to post to", fix: "Write one that begins with https://.", at: place)
      case .host: findings.invalidValue("this address has no host", fix: "Write it as https://host/path.", at: place)
      case .port:
        findings.invalidValue("this address has no port from 1 to 65535", fix: "Mend it, or take it out.", at: place)
      case .blank: findings.invalidValue("there is a blank in this address", fix: "Write %20 for it.", at: place)
      case .password:
        findings.invalidValue(
          "an address never holds a name or a password",
          fix: "Take out what stands before the @, and use send.headers with {NAME} for it.", at: place)
      }
      return nil
    }
  }

  private mutating func readToken(_ value: JSONValue) -> Configuration.Token? {
    guard isObject(value, .token) else { return nil }
    var fields = Fields(value)
    let header = required(.tokenHeader, &fields, in: "token")
    if let header, !Self.isHeaderName(header), let place = value["header"]?.place {
      findings.invalidValue("this is no name of a header", fix: "Write one such as \"X-Token\".", at: place)
    }
    var names: [Secret] = []
    if let list = take(.tokenSecrets, &fields) {
      names = secrets(list, .tokenSecrets)
    } else {
      findings.missingKey("secrets", in: "token", at: value.place)
    }
    fields.finish("token", &findings)
    return header.map { .init(header: $0, secrets: names) }
  }

  static func isHeaderName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 == 0x2D || $0 == 0x5F || 0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 & 0xDF }
  }
}

// MARK: - Another platform's format

extension ConfigurationReader {
  private mutating func readSend(_ value: JSONValue, into webhook: inout Configuration.Webhook) {
    guard isObject(value, .send) else { return }
    var fields = Fields(value)
    if let template = take(.template, &fields) {
      do { webhook.template = try WebhookTemplate(template.rawText) } catch { tell(error, at: template) }
    }
    if let headers = take(.headers, &fields), isObject(headers, .headers) {
      for (name, value) in headers.members {
        if let text = readHeader(name, value) { webhook.headers.append((name, text)) }
      }
    }
    if let pause = whole(.pace, &fields, in: 0...60_000) { webhook.pace.gap = .milliseconds(pause) }
    if let count = whole(.perSecond, &fields, in: 0...10_000) { webhook.pace.perSecond = count }
    fields.finish("send", &findings)
  }

  /// The error's own words repeat the template's.
  private mutating func tell(_ error: WebhookTemplate.Malformed, at template: JSONValue) {
    let (message, fix) =
      switch error {
      case .notJSON: ("the template is no plain JSON", "Write it as the other end wants its bodies.")
      case .unknownPlaceholder:
        ("the template has a placeholder there is none of", "Webhook.md lists them all; write {{ for a brace.")
      case .openBrace: ("a brace in the template has no partner", "Write {{ or }} for a brace that shall stay.")
      case .optionOutsideEach:
        ("an {option.…} stands outside of {each option}", "Put it within {\"{each option}\": …}.")
      case .keyWithPlaceholder:
        ("a key of the template holds a brace", "The only such key is {each option}, alone in its object.")
      }
    findings.invalidValue(message, fix: fix, at: template.place)
  }

  private mutating func readHeader(_ name: String, _ value: JSONValue) -> HeaderText? {
    guard Self.isHeaderName(name) else {
      findings.invalidValue("this is no name of a header", fix: "Write one such as \"X-Token\".", at: value.keyPlace)
      return nil
    }
    let lowercased = name.lowercased()
    guard !["content-type", "content-length", "host"].contains(lowercased), !lowercased.hasPrefix("webhook-") else {
      findings.invalidValue("the bot sets this header itself", fix: "Take it out.", at: value.keyPlace)
      return nil
    }
    guard let text = text(value, "a header") else { return nil }
    let header: HeaderText
    do { header = try HeaderText(text) } catch {
      findings.invalidValue(
        "a header's braces name an environment variable, and it is one line of text",
        fix: "Write {NAME} with a name in capitals, as in \"Bearer {CHAT_KEY}\".", at: value.place)
      return nil
    }
    let isSecret = ["auth", "token", "secret", "key", "cookie", "password"].contains { lowercased.contains($0) }
    if isSecret, header.secrets.isEmpty {
      findings.invalidValue(
        "a header that holds a secret names its environment variable",
        fix: "Write {NAME} in place of the secret, as in \"Bearer {CHAT_KEY}\", and set that variable.", at: value.place
      )
    }
    return header
  }

  private mutating func readMapping(_ value: JSONValue, needsEvent: Bool) -> WebhookMapping? {
    guard isObject(value, .receive) else { return nil }
    var fields = Fields(value)
    let conversation = source(.conversation, &fields, isSigned: !needsEvent)
    if conversation == nil, !fields.has("conversation") {
      findings.missingKey("conversation", in: "receive", at: value.place)
    }
    let event = source(.event, &fields, isSigned: !needsEvent)
    if needsEvent, !fields.has("event") { findings.missingKey("event", in: "receive", at: value.place) }
    let speaker = source(.speaker, &fields, isSigned: !needsEvent)
    if !fields.has("text") { findings.missingKey("text", in: "receive", at: value.place) }
    let text = take(.text, &fields).flatMap { pointer($0, .text) }
    let tap = take(.tap, &fields).flatMap { pointer($0, .tap) }
    let attachments = pointers(.attachments, &fields)
    let ignored = pointers(.ignored, &fields)
    fields.finish("receive", &findings)
    guard let conversation, let text else { return nil }
    return WebhookMapping(
      conversation: conversation, event: event, speaker: speaker, text: text, tap: tap, attachments: attachments,
      ignored: ignored)
  }

  /// A signature covers the body and `webhook-id`, and no other header.
  private mutating func source(
    _ key: ConfigurationKey, _ fields: inout Fields, isSigned: Bool
  ) -> WebhookMapping.Source? {
    guard let value = take(key, &fields), let text = text(value, key.name) else { return nil }
    if text.hasPrefix("header:") {
      if isSigned, Self.isHeaderName(String(text.dropFirst(7))),
        key != .event || text.lowercased() != "header:webhook-id"
      {
        findings.invalidValue(
          "the signature does not cover this header, so that whoever sees a request could send it as another",
          fix: key == .event ? "Write \"header:webhook-id\", or a place in the body." : "Write a place in the body.",
          at: value.place)
        return nil
      }
      if Self.isHeaderName(String(text.dropFirst(7))) { return .header(String(text.dropFirst(7))) }
      findings.invalidValue("this is no name of a header", fix: "Write one such as \"header:X-Id\".", at: value.place)
      return nil
    }
    return pointer(value, key).map { .body($0) }
  }

  private mutating func pointer(_ value: JSONValue, _ key: ConfigurationKey) -> WirePointer? {
    guard let text = text(value, key.name) else { return nil }
    if let pointer = try? WirePointer(text) { return pointer }
    findings.invalidValue(
      "\(key.name) is a JSON pointer into the body", fix: "Write it as in \"/message/text\".", at: value.place)
    return nil
  }

  private mutating func pointers(_ key: ConfigurationKey, _ fields: inout Fields) -> [WirePointer] {
    guard let value = take(key, &fields) else { return [] }
    guard value.kind == .array else {
      findings.wrongType(expected: "a list of JSON pointers", found: value, what: key.name)
      return []
    }
    var pointers: [WirePointer] = []
    for element in value.elements { if let pointer = pointer(element, key) { pointers.append(pointer) } }
    return pointers
  }
}
