import Dialogue
import Foundation
import TestSupport
import Testing

@testable import afterword

/// “Ten minutes” of the operators' guide, with its own configuration and its own bridge.
struct OperatingWalkTests {
  /// A fenced piece of the guide, by the word after its language, without the list's indentation.
  static func piece(_ name: String, of guide: String) throws -> String {
    let lines = guide.components(separatedBy: "\n")
    let start = try #require(lines.firstIndex { $0.hasSuffix(" " + name) && $0.contains("```") }, "no piece \(name)")
    return lines[(start + 1)...].prefix { !$0.contains("```") }.map { $0.dropFirst(3) + "\n" }.joined()
  }

  static func guide() throws -> String {
    try String(contentsOfFile: Repository.path("Sources/afterword/Afterword.docc/Operating.md"), encoding: .utf8)
  }

  @Test func `the configuration in the guide is the one the program prints`() throws {
    #expect(try Self.piece("configuration", of: Self.guide()) == ConfigurationKey.shortExample)
  }

  @Test func `each channel that the webhook's page shows has no mistakes`() throws {
    let page = try String(
      contentsOfFile: Repository.path("Sources/afterword/Afterword.docc/Webhook.md"), encoding: .utf8)
    let channels = page.components(separatedBy: "```json channel\n").dropFirst().map {
      $0.components(separatedBy: "```")[0]
    }

    #expect(channels.count == 2)
    for channel in channels {
      let (_, findings) = ConfigurationReaderTests.read(#"{ "channels": { "chat": \#(channel) } }"#)
      #expect(findings.isEmpty, "\(findings)")
    }
  }

  @Test func `the steps of the guide lead from nothing to an answer`() throws {
    let folder = try TemporaryFolder()
    let guide = try Self.guide()
    let (ours, theirs) = (String(try Listener.freePort()), String(try Listener.freePort()))
    func withFreePorts(_ text: String) -> String { text.replacing("8080", with: ours).replacing("8081", with: theirs) }
    for file in MiniBook.files([:]) { try folder.write(file.bytes, to: "dialogues/" + file.path) }
    try folder.write(withFreePorts(try Self.piece("configuration", of: guide)).utf8, to: "afterword.json")
    try folder.write(withFreePorts(try Self.piece("bridge", of: guide)).utf8, to: "bridge.py")
    let secrets = try RunningProgram.output(
      "/bin/sh", ["-c", "mkdir -m 700 data; openssl rand -base64 32; openssl rand -base64 32"], in: folder.path
    ).split(separator: "\n").map(String.init)
    try #require(secrets.count == 2)
    let environment = ["AFTERWORD_MASTER_KEY": secrets[0], "BRIDGE_SECRET": "whsec_" + secrets[1]]

    let bridge = try RunningProgram(
      try Python.having("standardwebhooks").path, ["bridge.py"], environment, in: folder.path)
    try RunningProgram.waitForPort(theirs)
    let doctor = try ProgramRun(["doctor"], environment: environment, folder: folder.path)
    let bot = try RunningProgram(try BuiltProgram.path(), ["serve"], environment, in: folder.path)
    let started = bot.read(until: "ready")
    bridge.type("hello\n")
    let answer = bridge.read(until: "\n")
    bot.terminate()
    bridge.terminate()

    #expect(doctor.exitCode == 0, "\(doctor.output)\(doctor.errors)")
    #expect(started.contains("ready"), "\(started)")
    #expect(answer.count > 1, "\(answer)")
    #expect(bot.exitCode() == 0)
  }

  @Test func `every command and metric that the guide names is there`() throws {
    let guide = try Self.guide()
    let metrics = Set(guide.matches(of: #/afterword_([a-z_]+)/#).map { String($0.1) })

    let help = try ProgramRun(["data", "--help"]).output + ProgramRun(["--help"]).output

    for command in ["backup", "rotate-key", "asides", "export", "expire", "forget", "config", "doctor", "serve"] {
      #expect(guide.contains("afterword") && help.contains("  \(command) "), "\(command)")
    }
    #expect(metrics.contains("oldest_message_seconds") && metrics.contains("faults_total"))
    let source = try String(
      contentsOfFile: Repository.path("Sources/afterword/Serving/Metrics.swift"), encoding: .utf8)
    let counters = try String(
      contentsOfFile: Repository.path("Sources/Conversation/Work/Counters.swift"), encoding: .utf8)
    for metric in metrics {
      let name = metric.replacing("_total", with: "")
      #expect(source.contains("\"\(name)\"") || counters.contains(name), "\(metric)")
    }
  }
}
