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

  /// What the guide says to type and to save, in a folder of its own, at ports that are free.
  struct Walk: ~Copyable {
    let folder: TemporaryFolder
    let ours: String
    let theirs: String
    let environment: [String: String]

    init() throws {
      let folder = try TemporaryFolder()
      let guide = try OperatingWalkTests.guide()
      let (ours, theirs) = (String(try Listener.freePort()), String(try Listener.freePort()))
      for file in MiniBook.files([:]) { try folder.write(file.bytes, to: "dialogues/" + file.path) }
      for (piece, file) in [("configuration", "afterword.json"), ("bridge", "bridge.py"), ("secrets", "secrets.sh")] {
        let text = try OperatingWalkTests.piece(piece, of: guide)
        try folder.write(text.replacing("8080", with: ours).replacing("8081", with: theirs).utf8, to: file)
      }
      let variables = try OperatingWalkTests.piece("environment", of: guide)
        .matches(of: #/export ([A-Z_]+)="\$PWD/([a-z/-]+)"/#).map { (String($0.1), folder.path + "/" + $0.2) }
      _ = try RunningProgram.output("/bin/sh", ["-ec", "mkdir -m 700 data; . ./secrets.sh"], in: folder.path)
      self.folder = folder
      self.ours = ours
      self.theirs = theirs
      environment = Dictionary(variables) { $1 }
    }

    func bridge(_ changes: [String: String] = [:]) throws -> RunningProgram {
      let bridge = try RunningProgram(
        try Python.having("standardwebhooks").path, ["bridge.py"], environment.merging(changes) { $1 }, in: folder.path)
      try RunningProgram.waitForPort(theirs)
      return bridge
    }

    func bot() throws -> RunningProgram {
      try RunningProgram(try BuiltProgram.path(), ["serve"], environment, in: folder.path)
    }
  }

  @Test func `the steps of the guide lead from nothing to an answer`() throws {
    let walk = try Walk()
    let bridge = try walk.bridge()
    let doctor = try ProgramRun(["doctor"], environment: walk.environment, folder: walk.folder.path)
    let bot = try walk.bot()
    let started = bot.read(until: "ready")

    bridge.type("hello\n")
    let answer = bridge.read(until: "\n")
    bot.terminate()

    #expect(doctor.exitCode == 0, "\(doctor.output)\(doctor.errors)")
    #expect(doctor.output.contains("ok       modes"), "\(doctor.output)")
    for part in ["This book answers under 18 and the word help.", "Nothing yet for medical emergencies, self-harm"] {
      #expect(doctor.output.contains("warning  safety         ") && doctor.output.contains(part), "\(doctor.output)")
      #expect(started.contains(part), "\(started)")
    }
    #expect(started.contains("ready"), "\(started)")
    #expect(answer.count > 1, "\(answer)")
    #expect(bot.exitCode() == 0)
  }

  @Test func `the guide's bridge waits for a stopped bot and tells a refusal`() throws {
    let walk = try Walk()
    try walk.folder.write("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".utf8, to: "other-secret")
    let bridge = try walk.bridge()

    bridge.type("hello\n")
    let waiting = bridge.read(until: "trying again")
    let bot = try walk.bot()
    let answer = bridge.read(until: "?")
    bridge.end()
    let stranger = try walk.bridge(["BRIDGE_SECRET_FILE": walk.folder.path + "/other-secret"])
    stranger.type("hello\n")
    let refusal = stranger.read(until: "}}")
    bot.terminate()

    #expect(waiting.contains("trying again"))
    #expect(answer.contains("?"), "\(answer)")
    #expect(refusal.contains("[401]") && refusal.contains("wrong-signature"), "\(refusal)")
  }

  @Test func `a delivery that comes twice, signed by hand as the webhook's page shows, is shown once`() throws {
    let walk = try Walk()
    let page = try String(
      contentsOfFile: Repository.path("Sources/afterword/Afterword.docc/Webhook.md"), encoding: .utf8)
    let parts = page.components(separatedBy: "```python signature\n")
    try #require(parts.count == 2)
    let script = """
      \(parts[1].components(separatedBy: "```")[0])
      import sys, time, urllib.error, urllib.request
      secret = open("secrets/bridge-secret").read().strip()
      def post(delivery, text, secret):
          now, body = str(int(time.time())), ('{"delivery":"%s","text":"%s"}' % (delivery, text)).encode()
          headers = {"webhook-id": delivery, "webhook-timestamp": now, "webhook-signature": signature(secret, delivery, now, body)}
          try: return urllib.request.urlopen(urllib.request.Request("http://127.0.0.1:\(walk.theirs)/", body, headers)).status
          except urllib.error.HTTPError as refusal: return refusal.code
      print(post("d1", "once", secret), post("d1", "once", secret), post("d2", "forged", "whsec_AAAA"), post("d3", "last", secret))
      """
    let bridge = try walk.bridge()

    let statuses = try RunningProgram.output(
      try Python.having("standardwebhooks").path, ["-c", script], in: walk.folder.path)
    let shown = bridge.read(until: "last")

    #expect(statuses == "204 204 401 204\n")
    #expect(shown == "once\nlast\n")
  }

  @Test func `the lines of help in the guide have no mistakes`() throws {
    let lines = SourceFile(path: "helplines.json", text: try Self.piece("helplines", of: Self.guide()))

    let reading = BookReader.read(MiniBook.files([:]) + [lines])

    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
    #expect(reading.runnable?.resources.line("crisis", country: nil) == "A line you have checked, 000 000 000, 24/7")
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
