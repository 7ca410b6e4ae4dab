import Dialogue
import Files

/// Reads `afterword.json`: every mistake is a finding with its place and what to do.
struct ConfigurationReader {
  static let byteLimit = 1 << 20

  private var findings: Findings
  private var configuration: Configuration
  /// Lines that may hold a secret somebody wrote where its name belongs: never shown.
  private var secretLines: Set<Int> = []

  /// The configuration, where it has no errors, and what was found.
  static func read(_ file: SourceFile) -> (configuration: Configuration?, findings: [Diagnostic]) {
    var reader = ConfigurationReader(
      findings: Findings(files: [file]), configuration: Configuration(path: file.path))
    let document = JSONDocument.read(file, index: 0, findings: &reader.findings)
    if let root = document?.root { reader.readRoot(root) }
    let isGood = document != nil && !reader.findings.hasErrors
    let shown = reader.findings.sorted.map { finding in
      var finding = finding
      if reader.secretLines.contains(finding.location.line) { finding.sourceLine = "" }
      return finding
    }
    return (isGood ? reader.configuration : nil, shown)
  }

  private mutating func readRoot(_ root: JSONValue) {
    guard root.kind == .object else {
      return findings.wrongType(expected: "an object", found: root, what: "the configuration")
    }
    var fields = Fields(root)
    if let value = fields.take("operator") { readOperator(value) }
    if let path = text(fields.take("book"), "book") { configuration.book = path }
    if let path = text(fields.take("data"), "data") { configuration.data = path }
    if let name = secretName(fields.take("masterKey"), "masterKey") { configuration.masterKey = Secret(name: name) }
    if let value = fields.take("web") { readWeb(value) }
    if let value = fields.take("channels") { readChannels(value) }
    if let count = whole(fields.take("workers"), "workers", in: 1...256) { configuration.workers = count }
    if let days = whole(fields.take("keepDays"), "keepDays", in: 1...3_650) { configuration.keepDays = days }
    if let level = option(fields.take("log"), "log", of: ["debug", "info", "warning", "error"]) {
      configuration.logLevel = level
    }
    fields.finish("the configuration", &findings)
  }

  private mutating func readOperator(_ value: JSONValue) {
    guard value.kind == .object else {
      return findings.wrongType(expected: "an object with name and contact", found: value, what: "operator")
    }
    var fields = Fields(value)
    let name = required("name", &fields, in: "operator")
    let contact = required("contact", &fields, in: "operator")
    fields.finish("operator", &findings)
    if let name, let contact { configuration.operatedBy = .init(name: name, contact: contact) }
  }

  private mutating func readWeb(_ value: JSONValue) {
    guard value.kind == .object else { return findings.wrongType(expected: "an object", found: value, what: "web") }
    var fields = Fields(value)
    if let host = text(fields.take("host"), "host") { configuration.web.host = host }
    if let port = whole(fields.take("port"), "port", in: 0...65_535) { configuration.web.port = port }
    if let count = whole(fields.take("connections"), "connections", in: 1...65_536) {
      configuration.web.connections = count
    }
    fields.finish("web", &findings)
  }

  private mutating func readChannels(_ value: JSONValue) {
    guard value.kind == .object else {
      return findings.wrongType(expected: "an object with a name for each channel", found: value, what: "channels")
    }
    for (name, channel) in value.members { readChannel(name, channel) }
  }

  private mutating func readChannel(_ name: String, _ value: JSONValue) {
    guard value.kind == .object else {
      return findings.wrongType(expected: "an object with a kind", found: value, what: "a channel")
    }
    let isPlain = !name.isEmpty && name.utf8.allSatisfy { $0 == 0x2D || 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 }
    if !isPlain || name.utf8.count > Limits.idBytes {
      findings.invalidValue(
        "“\(name)” is no name for a channel", fix: "Use up to \(Limits.idBytes) small letters, digits and hyphens.",
        at: value.keyPlace)
    }
    var fields = Fields(value)
    _ = required("kind", &fields, in: "a channel").map { kind in
      if kind != "webhook" {
        findings.invalidValue("there is no kind “\(kind)”", fix: "Write \"webhook\".", at: value["kind"]?.place ?? value.place)
      }
    }
    let path = text(fields.take("path"), "path") ?? "/webhook/\(name)"
    if !path.hasPrefix("/") {
      findings.invalidValue(
        "a path begins with /", fix: "Write \"/\(path)\".", at: value["path"]?.place ?? value.place)
    }
    let url = required("url", &fields, in: "a channel")
    if let url, !url.hasPrefix("https://"), !url.hasPrefix("http://") {
      findings.invalidValue(
        "this is no address to post to", fix: "Write one that begins with https://.", at: value["url"]?.place ?? value.place)
    }
    let secrets = readSecrets(fields.take("secrets"), in: value)
    fields.finish("a channel", &findings)
    if let url { configuration.webhooks.append(.init(name: name, path: path, url: url, secrets: secrets)) }
  }

  private mutating func readSecrets(_ value: JSONValue?, in channel: JSONValue) -> [Secret] {
    guard let value else {
      findings.missingKey("secrets", in: "a channel", at: channel.place)
      return []
    }
    guard value.kind == .array, (1...2).contains(value.count) else {
      findings.invalidValue(
        "secrets names one or two environment variables",
        fix: "Write the names in a list, the newer key first: [\"BRIDGE_SECRET\"].", at: value.place)
      return []
    }
    var secrets: [Secret] = []
    for element in value.elements { if let name = secretName(element, "secrets") { secrets.append(Secret(name: name)) } }
    return secrets
  }

  /// The name of an environment variable; a secret itself is refused without being repeated.
  private mutating func secretName(_ value: JSONValue?, _ key: String) -> String? {
    guard let value, let name = text(value, key) else { return nil }
    let isName = name.utf8.allSatisfy { 0x41...0x5A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x5F }
    if isName, name.utf8.count <= 64 { return name }
    secretLines.insert(findings.line(of: value.place))
    findings.invalidValue(
      "\(key) names an environment variable, and never holds the secret itself",
      fix: "Write a name in capitals, such as \"BRIDGE_SECRET\", and set that variable, or BRIDGE_SECRET_FILE.",
      at: value.place)
    return nil
  }
}

extension ConfigurationReader {
  private mutating func text(_ value: JSONValue?, _ key: String) -> String? {
    guard let value else { return nil }
    guard let text = value.string else {
      findings.wrongType(expected: "a text in quotes", found: value, what: key)
      return nil
    }
    if text.isEmpty { findings.invalidValue("\(key) is empty", fix: "Write something, or take it out.", at: value.place) }
    return text.isEmpty ? nil : text
  }

  private mutating func required(_ key: String, _ fields: inout Fields, in what: String) -> String? {
    guard let value = fields.take(key) else {
      findings.missingKey(key, in: what, at: fields.object.place)
      return nil
    }
    return text(value, key)
  }

  private mutating func whole(_ value: JSONValue?, _ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let value else { return nil }
    if let number = value.integer, range.contains(number) { return number }
    findings.invalidValue(
      "\(key) is a whole number from \(range.lowerBound) to \(range.upperBound)",
      fix: "Write such a number, without quotes.", at: value.place)
    return nil
  }

  private mutating func option(_ value: JSONValue?, _ key: String, of known: [String]) -> String? {
    guard let value, let text = text(value, key) else { return nil }
    if known.contains(text) { return text }
    let meant = Suggestion.nearest(text, among: known).map { "Did you mean “\($0)”?" }
    findings.invalidValue(
      "“\(text)” is not known here", fix: meant ?? "Write one of \(known.joined(separator: ", ")).", at: value.place)
    return nil
  }
}
