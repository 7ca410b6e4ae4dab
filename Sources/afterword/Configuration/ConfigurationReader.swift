import Conversation
import Dialogue
import Files

/// Reads `afterword.json`: every mistake is a finding with its place and what to do.
///
/// No finding repeats what stands in the file besides the names of keys: somebody may have written a secret there.
struct ConfigurationReader {
  static let byteLimit = 1 << 20

  var findings: Findings
  var configuration: Configuration
  private var asked: Set<ConfigurationKey> = []
  /// The names of channels by their paths.
  var paths: [String: String] = ["/healthz": "", "/readyz": "", "/metrics": ""]

  private init(_ file: SourceFile) {
    findings = Findings(files: [file])
    configuration = Configuration(path: file.path)
  }

  /// The configuration, where it has no errors, and what was found.
  static func read(_ file: SourceFile) -> (configuration: Configuration?, findings: [Diagnostic]) {
    let (reader, isGood) = reader(of: file)
    return (isGood ? reader.configuration : nil, reader.findings.sorted.map(withoutValues))
  }

  /// What was looked for in a file, so that a test can hold it against the table of keys.
  static func keysAsked(in file: SourceFile) -> Set<ConfigurationKey> { reader(of: file).0.asked }

  private static func reader(of file: SourceFile) -> (ConfigurationReader, isGood: Bool) {
    var reader = ConfigurationReader(file)
    let document = JSONDocument.read(file, index: 0, findings: &reader.findings)
    if let root = document?.root { reader.readRoot(root) }
    return (reader, document != nil && !reader.findings.hasErrors)
  }

  private mutating func readRoot(_ root: JSONValue) {
    guard root.kind == .object else {
      return findings.wrongType(expected: "an object", found: root, what: "the configuration")
    }
    var fields = Fields(root)
    if let value = take(.operatedBy, &fields) { readOperator(value) }
    if let path = text(.book, &fields) { configuration.book = path }
    if let path = text(.data, &fields) { configuration.data = path }
    if let name = secret(take(.masterKey, &fields), .masterKey) { configuration.masterKey = name }
    if let value = take(.web, &fields) { readWeb(value) }
    if let value = take(.channels, &fields) { readChannels(value) }
    if let count = whole(.workers, &fields, in: 1...256) { configuration.workers = count }
    if let days = whole(.keepDays, &fields, in: 1...3_650) { configuration.keepDays = days }
    if let level = option(.log, &fields, of: ["debug", "info", "warning", "error"]) { configuration.logLevel = level }
    if let seconds = whole(.watch, &fields, in: 0...3_600) { configuration.watch = seconds }
    if let value = take(.limits, &fields) { readLimits(value) }
    fields.finish("the configuration", &findings)
  }

  private mutating func readOperator(_ value: JSONValue) {
    guard isObject(value, .operatedBy) else { return }
    var fields = Fields(value)
    let name = required(.operatorName, &fields, in: "operator")
    let contact = required(.operatorContact, &fields, in: "operator")
    fields.finish("operator", &findings)
    if let name, let contact { configuration.operatedBy = .init(name: name, contact: contact) }
  }

  private mutating func readLimits(_ value: JSONValue) {
    guard isObject(value, .limits) else { return }
    var fields = Fields(value)
    if let count = whole(.perMinute, &fields, in: 0...1_000_000) { configuration.limits.perMinute = count }
    if let count = whole(.newPerHour, &fields, in: 0...1_000_000) { configuration.limits.newPerHour = count }
    fields.finish("limits", &findings)
  }

  private mutating func readWeb(_ value: JSONValue) {
    guard isObject(value, .web) else { return }
    var fields = Fields(value)
    if let host = text(.webHost, &fields) { configuration.web.host = host }
    if let port = whole(.webPort, &fields, in: 0...65_535) { configuration.web.port = port }
    if let count = whole(.webConnections, &fields, in: 1...65_536) { configuration.web.connections = count }
    fields.finish("web", &findings)
  }
}

// MARK: - Values

extension ConfigurationReader {
  mutating func take(_ key: ConfigurationKey, _ fields: inout Fields) -> JSONValue? {
    asked.insert(key)
    return fields.take(key.name)
  }

  mutating func isObject(_ value: JSONValue, _ key: ConfigurationKey) -> Bool {
    if value.kind == .object { return true }
    findings.wrongType(expected: "an object in braces", found: value, what: key.name)
    return false
  }

  mutating func text(_ value: JSONValue, _ what: String) -> String? {
    guard let text = value.string else {
      findings.wrongType(expected: "a text in quotes", found: value, what: what)
      return nil
    }
    if text.isEmpty {
      findings.invalidValue("\(what) is empty", fix: "Write something, or take it out.", at: value.place)
    }
    return text.isEmpty ? nil : text
  }

  mutating func text(_ key: ConfigurationKey, _ fields: inout Fields) -> String? {
    take(key, &fields).flatMap { text($0, key.name) }
  }

  mutating func required(_ key: ConfigurationKey, _ fields: inout Fields, in what: String) -> String? {
    guard let value = take(key, &fields) else {
      findings.missingKey(key.name, in: what, at: fields.object.place)
      return nil
    }
    return text(value, key.name)
  }

  mutating func whole(
    _ key: ConfigurationKey, _ fields: inout Fields, in range: ClosedRange<Int>
  ) -> Int? {
    guard let value = take(key, &fields) else { return nil }
    if let number = value.integer, range.contains(number) { return number }
    findings.invalidValue(
      "\(key.name) is a whole number from \(range.lowerBound) to \(range.upperBound)",
      fix: "Write such a number, without quotes.", at: value.place)
    return nil
  }

  mutating func option(_ key: ConfigurationKey, _ fields: inout Fields, of known: [String]) -> String? {
    guard let value = take(key, &fields), let text = text(value, key.name) else { return nil }
    if known.contains(text) { return text }
    let meant = Suggestion.nearest(text, among: known).map { "Did you mean “\($0)”?" }
    findings.invalidValue(
      "\(key.name) has no such value", fix: meant ?? "Write \"\(known.joined(separator: "\" or \""))\".",
      at: value.place)
    return nil
  }

  /// The name of an environment variable.
  mutating func secret(_ value: JSONValue?, _ key: ConfigurationKey) -> Secret? {
    guard let value, let name = text(value, key.name) else { return nil }
    if Secret.isName(name) { return Secret(name: name) }
    findings.invalidValue(
      "\(key.name) names an environment variable, and never holds the secret itself",
      fix: "Write a name in capitals, such as \"BRIDGE_SECRET\", and set that variable, or BRIDGE_SECRET_FILE.",
      at: value.place)
    return nil
  }

  /// One, or two while one takes over from the other.
  mutating func secrets(_ value: JSONValue, _ key: ConfigurationKey) -> [Secret] {
    guard value.kind == .array, (1...2).contains(value.count) else {
      findings.invalidValue(
        "\(key.name) names one or two environment variables",
        fix: "Write the names in a list, the newer one first: [\"BRIDGE_SECRET\"].", at: value.place)
      return []
    }
    var secrets: [Secret] = []
    for element in value.elements { if let secret = secret(element, key) { secrets.append(secret) } }
    return secrets
  }
}

// MARK: - Nothing of the file is repeated

extension ConfigurationReader {
  /// A key longer than this is none that was mistyped.
  private static let keyLength = 24

  private static func withoutValues(_ finding: Diagnostic) -> Diagnostic {
    var finding = finding
    finding.sourceLine = ""
    let mayBeKey = finding.rule == .unknownKey
    finding.message = blanked(finding.message, mayBeKey: mayBeKey)
    finding.fix = blanked(finding.fix, mayBeKey: mayBeKey)
    // These are the reader's own words; the scanner's repeat what stands there.
    if ![.unknownKey, .invalidValue, .missingKey, .wrongType].contains(finding.rule) {
      finding.message = "this is not JSON, or a key stands here a second time"
      finding.fix = "Look for a quote, comma, colon or bracket too many or too few, here and just before."
    }
    return finding
  }

  /// Takes out what stands within quotes, unless it is a key, or may be one with a slip in it.
  ///
  /// Up to the last closing quote, since a key may hold others; and by scalars, since a key may begin with a mark that
  /// makes one character with the opening quote.
  private static func blanked(_ text: String, mayBeKey: Bool) -> String {
    let scalars = text.unicodeScalars
    guard let open = scalars.firstIndex(of: "“") else { return text }
    let start = scalars.index(after: open)
    let end = scalars.lastIndex(of: "”").map { max($0, start) } ?? scalars.endIndex
    if isHarmless(String(scalars[start..<end]), mayBeKey: mayBeKey) { return text }
    return String(scalars[..<start]) + "…" + String(scalars[end...])
  }

  private static func isHarmless(_ word: String, mayBeKey: Bool) -> Bool {
    let isKnown = ConfigurationKey.allCases.contains { $0.name == word }
    let isWord = ["debug", "info", "warning", "error", "webhook"].contains(word)
    let looksLikeKey = word.utf8.count <= keyLength && word.utf8.allSatisfy { 0x41...0x5A ~= $0 & 0xDF || $0 == 0x5F }
    return isKnown || isWord || mayBeKey && looksLikeKey
  }
}
