import Channels
@testable import Configuration
import Dialogue

/// `afterword.json` as an operator may have written it.
enum Configurations {
  /// Stands in no configuration, and in nothing that the reader says.
  private static let secret = "5ecr3t-4-n0b0dy"

  static func run(_ bytes: [UInt8]) {
    let (configuration, findings) = read(bytes)
    for finding in findings { check(finding, bytes) }
    promise(
      "a configuration has mistakes or is used", (configuration == nil) == findings.contains { $0.severity == .error })
    if let configuration { use(configuration) }

    // A secret somewhere in it, wherever this input makes it fall.
    var spilt = bytes
    spilt.insert(contentsOf: Array(secret.utf8), at: Int(hash(bytes) % UInt64(bytes.count + 1)))
    let told = read(spilt).findings
    let isKept = told.allSatisfy { ![$0.message, $0.fix, $0.sourceLine].contains { $0.contains(secret) } }
    promise("no finding repeats a secret", isKept && !DiagnosticPrinter.text(told).contains(secret))
  }

  private static func read(_ bytes: [UInt8]) -> (configuration: Configuration?, findings: [Diagnostic]) {
    ConfigurationReader.read(SourceFile(path: "afterword.json", bytes: bytes))
  }

  private static func use(_ configuration: Configuration) {
    promise("what is used of the environment has names", configuration.secrets.allSatisfy { Secret.isName($0.name) })
    promise(
      "ports are ports", (0...65_535).contains(configuration.web.port) && (1...256).contains(configuration.workers))
    for webhook in configuration.webhooks {
      promise("a channel posts to an address", (try? TargetAddress(webhook.url)) != nil)
      promise("a channel is posted to at a path", webhook.path.hasPrefix("/"))
      promise("whoever posts is known", !webhook.secrets.isEmpty || webhook.token?.secrets.isEmpty == false)
      for header in webhook.headers { promise("a header without its secrets is not sent", isWhole(header.value)) }
    }
  }

  private static func isWhole(_ header: HeaderText) -> Bool {
    let value = try? header.value(in: [:])
    return header.secrets.isEmpty == (value != nil)
  }

  /// FNV-1a.
  private static func hash(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  static let seeds = [
    ConfigurationKey.shortExample, ConfigurationKey.fullExample, "{}", #"{ "bok": "x", "web": { "port": "8080" } }"#,
    #"{ "channels": { "b": { "kind": "webhook", "url": "https://[::1]:8080/x", "secrets": ["A", "B_2"] } } }"#,
    #"{ "channels": { "b": { "kind": "pigeon", "url": "https://me:pass@example.org", "secrets": "whsec_abc" } } }"#,
    "{ \"operator\": { \"name\": \"Zoë\", \"contact\": \"\\u00e9\" },\r\n\t\"log\": \"loud\", }",
  ].map { Array($0.utf8) }
}

/// Findings that point nowhere help nobody.
func check(_ finding: Diagnostic, _ bytes: [UInt8]) {
  promise("a finding says what is wrong and what to do", !finding.message.isEmpty && !finding.fix.isEmpty)
  let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
  let (line, column) = (finding.location.line, finding.location.column)
  promise("a finding stands in a line of its file", (1...lines.count).contains(line))
  let letters = lines[line - 1].count { $0 & 0xC0 != 0x80 }
  promise("a finding stands in its line", (1...letters + 1).contains(column))
  promise("a finding underlines something", finding.length >= 1)
}
