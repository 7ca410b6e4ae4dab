import Channels
import Conversation
import Dialogue
import Files
import HTTP
import Logging
import ServiceLifecycle
import Storage
import Web

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Joins the rooms to a bot: the only place that names concrete stores and channels.
struct Assembly {
  /// What keeps a bot from starting, and what to do.
  struct Problem: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) {
      self.description = description
    }
  }

  static let databaseName = "afterword.sqlite"

  let configuration: Configuration
  let environment: [String: String]
  let logger: Logger

  var databasePath: String { configuration.data + "/" + Self.databaseName }

  static func now() -> Timestamp {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    return Timestamp(milliseconds: Int64(moment.tv_sec) * 1_000 + Int64(moment.tv_nsec) / 1_000_000)
  }

  /// The configured book, with the operator's name in it; nothing of one that has errors.
  func book() throws(Problem) -> Book {
    let files: [SourceFile]
    do { files = try BookFolder.read(configuration.book, withScenarios: false) } catch { throw Problem("\(error)") }
    let reading = BookReader.read(files)
    guard let book = reading.runnable else {
      let findings = DiagnosticPrinter.text(reading.diagnostics, isColored: false)
      throw Problem(findings + "The book “\(configuration.book)” has errors: mend it first.")
    }
    var contents = book.contents
    contents.operatorName = configuration.operatedBy?.name ?? contents.operatorName
    contents.operatorContact = configuration.operatedBy?.contact ?? contents.operatorContact
    contents.storedDays = configuration.keepDays
    return Book(contents)
  }

  func store(_ use: SQLiteStore.Use, counters: Counters = Counters()) throws -> SQLiteStore {
    let key = try MasterKey(configuration.masterKey.value(in: environment))
    var options = SQLiteStore.Options(use: use)
    options.limits = configuration.limits
    options.retention = .seconds(Int64(configuration.keepDays) * 86_400)
    options.onUnreadable = { [logger] row in
      counters.add(row.kind == .message ? .messagesSetAside : .eventsSetAside)
      logger.error(
        "a row of the database does not open and is set aside, see `afterword data asides`",
        metadata: ["row": "\(row)", "code": "\(UnreadableRow.code)"])
    }
    return try SQLiteStore(databasePath, key: key, options: options)
  }

  /// Changes nothing.
  func look() throws -> StoreLook {
    try SQLiteStore.look(at: databasePath, key: try MasterKey(configuration.masterKey.value(in: environment)))
  }

  /// Nil where nothing is signed.
  func signature(_ secrets: [Secret]) throws -> WebhookSignature? {
    WebhookSignature(
      try secrets.map { secret in
        do { return try WebhookSecret(secret.value(in: environment)) } catch let error as WebhookSecret.Malformed {
          throw Problem("The secret \(secret.name) is no webhook secret: \(error).")
        }
      })
  }

  func proof(_ webhook: Configuration.Webhook) throws -> WebhookEndpoint.Proof {
    if let token = webhook.token {
      let texts = try token.secrets.map { try headerValue(try $0.value(in: environment), token.header, of: webhook) }
      guard let token = WebhookToken(header: token.header, texts) else {
        throw Problem("The channel \(webhook.name) has a token without a secret.")
      }
      return .token(token)
    }
    guard let signature = try signature(webhook.secrets) else {
      throw Problem("The channel \(webhook.name) has neither secrets nor a token.")
    }
    return .signature(signature)
  }

  func target(_ webhook: Configuration.Webhook) throws -> WebhookChannel.Target {
    let headers = try webhook.headers.map { header in
      HTTPHeader(header.name, try headerValue(try header.value.value(in: environment), header.name, of: webhook))
    }
    return WebhookChannel.Target(
      url: webhook.url, signature: try signature(webhook.secrets), headers: headers, template: webhook.template)
  }

  private func headerValue(_ text: String, _ name: String, of webhook: Configuration.Webhook) throws -> String {
    do { return try HeaderSecret.checked(text) } catch {
      throw Problem("The header \(name) of the channel \(webhook.name) cannot be used: \(error). Mend its secret.")
    }
  }
}

extension Assembly {
  /// Nil where the bot could listen now, or where it is a bot on this database that does.
  func portProblem() -> String? {
    let (host, port) = (configuration.web.host, configuration.web.port)
    guard !SQLiteStore.isServed(databasePath), let reason = Machine.whyNotBound(host, port) else { return nil }
    return "\(host):\(port) cannot be listened at: \(reason). Stop who has it, or choose another web.port."
  }

  /// A bot that is ready to run; throws what would keep it from serving.
  func bot(onBound: @escaping @Sendable (Int) -> Void) throws -> Bot {
    guard !configuration.webhooks.isEmpty else {
      throw Problem("There is no channel in \(configuration.path): people could not reach the coach.")
    }
    guard configuration.operatedBy != nil else {
      throw Problem(
        "Whoever writes to a bot must be able to learn who runs it. Add operator with name and contact to "
          + "\(configuration.path).")
    }
    let client = try CurlClient()
    if let problem = portProblem() { throw Problem(problem) }
    // Before the book is read, so that no change is missed.
    let stamps = BookFolder.stamps(configuration.book)
    let book = try book()
    logger.notice("\(book.safetyCoverage)")
    let books = BookShelf(book)
    let counters = Counters()
    let store = try store(.serving, counters: counters)
    let channels = try configuration.webhooks.map { webhook in
      WebhookChannel(
        name: webhook.name, target: try target(webhook), pace: webhook.pace, client: client, clock: Self.now)
    }
    let courier = OutboxCourier(
      outbox: store, channels: channels, counters: counters, logger: logger, now: Self.now)
    let handler = TurnHandler(store: store, books: books, counters: counters, logger: logger, now: Self.now)
    let lanes = Lanes(inbox: store, handler: handler, clock: ContinuousClock(), logger: logger) { await courier.wake() }
    let bell = ReminderBell(inbox: store, lanes: lanes, counters: counters, logger: logger, now: Self.now)
    let endpoints = try configuration.webhooks.map { webhook in
      WebhookEndpoint(
        channel: webhook.name, path: webhook.path, proof: try proof(webhook), mapping: webhook.mapping,
        inbox: store, clock: Self.now
      ) { acceptance in
        counters.add(.eventsAccepted, acceptance.events)
        counters.add(.eventsKnown, acceptance.known)
        await lanes.wake(acceptance.lanes)
      } failed: { [logger] error in
        logger.error("a message was not stored, and its sender asked for it again", metadata: ["error": "\(error)"])
      }
    }
    var options = WebServer.Options()
    options.host = configuration.web.host
    options.port = configuration.web.port
    options.connectionLimit = configuration.web.connections
    let reports = WebServer.Reports(
      isReady: { (try? await store.checkWritable()) != nil }, metrics: { await Metrics(store, counters).text })
    let web = WebServer(endpoints, reports: reports, options: options, logger: logger, onBound: onBound)
    return Bot(
      assembly: self, store: store, reloader: BookReloader(self, books, stamps: stamps), client: client,
      courier: courier, lanes: lanes, bell: bell, web: web,
      logger: logger)
  }
}
