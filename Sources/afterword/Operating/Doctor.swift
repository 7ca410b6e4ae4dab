import Channels
import Conversation
import Dialogue
import Files
import HTTP
import Storage

/// Looks at everything a bot needs before it serves, and changes nothing of it.
///
/// Reaches for other machines only to see whether a connection can be made: no byte is sent.
struct Doctor {
  /// Whatever the clock says, it was not earlier when this was written.
  private static let earliest = Timestamp(seconds: 1_767_225_600)

  let assembly: Assembly
  private var examination = Examination()
  private var configuration: Configuration { assembly.configuration }

  init(_ assembly: Assembly) {
    self.assembly = assembly
  }

  static func examine(_ assembly: Assembly) -> Examination {
    var doctor = Doctor(assembly)
    doctor.examination.ok("configuration", "\(assembly.configuration.path) has no mistakes.")
    doctor.examineWhoServes()
    doctor.examineSecrets()
    doctor.examineModes()
    doctor.examineBook()
    doctor.examineClock()
    doctor.examineDatabase()
    doctor.examineLibrary()
    doctor.examinePort()
    for webhook in assembly.configuration.webhooks { doctor.examineTarget(webhook) }
    return doctor.examination
  }

  private mutating func examineWhoServes() {
    if configuration.operatedBy == nil {
      examination.problem("operator", "Nobody is named. Add operator with name and contact to \(configuration.path).")
    }
    if configuration.webhooks.isEmpty {
      examination.problem("channels", "There is none, so nobody can write. Add one; `afterword config` shows how.")
    }
  }

  private mutating func examineLibrary() {
    if let problem = CurlClient.problem() {
      examination.problem("libcurl", problem.description)
    } else {
      examination.ok("libcurl", "It is there.")
    }
  }
}

// MARK: - Secrets and modes

extension Doctor {
  private mutating func examineSecrets() {
    let webhookSecrets = Set(configuration.webhooks.flatMap(\.secrets))
    for secret in configuration.secrets {
      do {
        let value = try secret.value(in: assembly.environment)
        if secret == configuration.masterKey { _ = try MasterKey(value) }
        if webhookSecrets.contains(secret) { _ = try WebhookSecret(value) }
        examination.ok("secrets", "\(secret.name) is there and well formed.")
      } catch let error as WebhookSecret.Malformed {
        examination.problem(
          "secrets", "\(secret.name): \(error). Make one with: echo \"whsec_$(openssl rand -base64 32)\"")
      } catch let error as MasterKeyError {
        examination.problem("secrets", "\(secret.name): \(error)")
      } catch {
        examination.problem("secrets", "\(error)")
      }
    }
  }

  private mutating func examineModes() {
    let database = assembly.databasePath
    var isPrivate = true
    for (path, mode) in [(configuration.data, "700"), (database, "600"), (database + "-wal", "600")] {
      guard let found = FileMode(of: path), found.isOpenToAnyoneElse else { continue }
      isPrivate = false
      examination.warning("modes", "\(path) is open to other users of this machine. Do: chmod \(mode) '\(path)'")
    }
    for secret in configuration.secrets {
      guard let path = secret.file(in: assembly.environment), let found = FileMode(of: path), found.isOpenToOthers
      else { continue }
      isPrivate = false
      examination.warning(
        "modes", "\(path), with \(secret.name), is open to other users of this machine. Do: chmod 600 '\(path)'")
    }
    if isPrivate { examination.ok("modes", "Database and secrets are closed to others.") }
  }
}

// MARK: - Book, clock, database

extension Doctor {
  private mutating func examineBook() {
    do {
      let book = try assembly.book()
      examination.ok("book", "\(configuration.book) has no errors.")
      let coverage = book.safetyCoverage
      book.unansweredCategories.isEmpty ? examination.ok("safety", coverage) : examination.warning("safety", coverage)
    } catch {
      examination.problem(
        "book", "\(configuration.book) cannot be served. Do: afterword lint --book '\(configuration.book)'")
      return
    }
    guard let files = try? BookFolder.read(configuration.book, withScenarios: false),
      let file = files.first(where: { $0.path.hasSuffix("helplines.json") })
    else {
      return examination.warning("helplines", "There is no helplines.json: people in danger are given no line of help.")
    }
    let lines = Helplines(file, today: Assembly.now())
    if lines.doubted > 0 || lines.old > 0 || lines.all == 0 {
      examination.warning(
        "helplines",
        "Of \(lines.all) lines \(lines.doubted) are not verified and are not shown, and \(lines.old) were looked at more "
          + "than \(Helplines.freshDays) days ago. Read each on its provider's own site and note the day.")
    } else {
      examination.ok("helplines", "\(lines.all) lines, all verified within \(Helplines.freshDays) days.")
    }
  }

  private mutating func examineClock() {
    if Assembly.now() < Self.earliest {
      examination.problem("clock", "It is set before 2026, and signatures would not hold. Set it, and keep it by NTP.")
    } else {
      examination.ok("clock", "It is later than 2025.")
    }
  }

  private mutating func examineDatabase() {
    guard FileMode(of: configuration.data) != nil else {
      return examination.problem(
        "database", "There is no folder \(configuration.data). Do: mkdir -m 700 '\(configuration.data)'")
    }
    guard Machine.canWrite(configuration.data) else {
      return examination.problem(
        "database", "\(configuration.data) cannot be written. Let the bot's user write there, or run this as that user."
      )
    }
    guard FileMode(of: assembly.databasePath) != nil else {
      return examination.ok("database", "There is none yet; the first start makes it.")
    }
    do {
      examine(try assembly.look())
    } catch let error as Secret.Problem {
      examination.problem("database", "It was not opened: \(error)")
    } catch let error as MasterKeyError {
      examination.problem("database", "It was not opened: \(error)")
    } catch {
      examination.problem("database", "\(error)")
    }
  }
}

extension Doctor {
  private mutating func examine(_ look: StoreLook) {
    guard let figures = look.figures else {
      return examination.ok(
        "database",
        "It opens with the key. Its tables are of version \(look.version ?? "0"); serve will bring them to version "
          + "\(look.newestVersion). Make a backup with the program you had before.")
    }
    func count(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }
    examination.ok(
      "database",
      "It opens with the key: \(count(figures.conversations, "conversation")); \(count(figures.waitingEvents, "event")) "
        + "and \(count(figures.waitingMessages, "message")) wait.")
    if figures.eventsSetAside + figures.messagesSetAside > 0 {
      examination.warning(
        "database",
        "\(count(figures.eventsSetAside, "event")) and \(count(figures.messagesSetAside, "message")) were set aside. Look "
          + "at them with: afterword data asides")
    }
    if let newest = look.newest, newest.milliseconds > Assembly.now().milliseconds + 1_000 {
      examination.problem(
        "clock", "The database holds something later than now. Set the clock before the bot starts.")
    }
  }
}

// MARK: - The network

extension Doctor {
  private mutating func examinePort() {
    let web = configuration.web
    if !TargetAddress.isThisMachine(web.host) {
      examination.warning(
        "web", "The bot listens for other machines, without TLS. Listen at 127.0.0.1, with a proxy with TLS before it.")
    }
    if SQLiteStore.isServed(assembly.databasePath) {
      return examination.ok("port", "A bot is serving this database now.")
    }
    if let problem = assembly.portProblem() {
      examination.problem("port", problem)
    } else {
      examination.ok("port", "\(web.host):\(web.port) is free.")
    }
  }

  private mutating func examineTarget(_ webhook: Configuration.Webhook) {
    guard let address = try? TargetAddress(webhook.url) else { return }
    let subject = "channel"
    if address.isPlain, !address.isThisMachine {
      examination.warning(
        subject, "\(webhook.name) posts what people say over plain http to another machine. Use https.")
    }
    if let reason = Machine.whyNotReached(address.host, address.port) {
      examination.problem(
        subject,
        "\(webhook.name): \(address.host):\(address.port) cannot be reached: \(reason). Start the other end, "
          + "or mend url.")
    } else {
      examination.ok(subject, "\(webhook.name): \(address.host):\(address.port) can be reached.")
    }
  }
}
