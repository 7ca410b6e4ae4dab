import Channels
import Conversation
import Files

/// What an operator decides: `afterword.json`, read and checked.
struct Configuration: Sendable {
  /// Who runs the bot, told to whoever asks “who runs this”.
  struct Operator: Sendable {
    var name: String
    var contact: String
  }

  struct Web: Sendable {
    var host = "127.0.0.1"
    var port = 8080
    var connections = 512
  }

  struct Webhook: Sendable {
    var name: String
    /// Where the platform posts to.
    var path: String
    /// Where replies are posted to.
    var url: String
    /// The newest first; two while one takes over from the other.
    ///
    /// Empty only beside a token.
    var secrets: [Secret] = []
    var token: Token?
    /// What is sent instead of our own format.
    var template: WebhookTemplate?
    var headers: [(name: String, value: HeaderText)] = []
    /// Where another platform's bodies hold what is needed.
    var mapping: WebhookMapping?
    var pace = ChannelPace()
  }

  /// What a platform that cannot sign shows instead.
  struct Token: Sendable {
    var header: String
    var secrets: [Secret]
  }

  var path: String
  var operatedBy: Operator?
  var book = "dialogues"
  /// The folder of the database.
  var data = "data"
  var masterKey = Secret(name: "AFTERWORD_MASTER_KEY")
  var web = Web()
  var webhooks: [Webhook] = []
  var workers = 16
  /// How long a conversation that nobody uses is kept.
  var keepDays = 180
  var limits = IntakeLimits(perMinute: 60, newPerHour: 1_000)
  /// Seconds between two looks at the book's files; 0: none.
  var watch = 0
  var logLevel = "info"

  /// All that must stand in the environment, each once.
  var secrets: [Secret] {
    let named = webhooks.flatMap { $0.secrets + ($0.token?.secrets ?? []) + $0.headers.flatMap(\.value.secrets) }
    var seen: Set<Secret> = []
    return ([masterKey] + named).filter { seen.insert($0).inserted }
  }
}

/// A secret that stands in the environment, or in a file the environment names: never in the configuration.
///
/// Its value is read when it is used, and printed nowhere.
struct Secret: Hashable, Sendable, CustomStringConvertible {
  /// Of the variable; `NAME_FILE` may name a file instead.
  var name: String

  enum Problem: Error, Hashable, CustomStringConvertible {
    case missing(String)
    case empty(String)
    case unreadable(String, file: String, reason: String)

    var description: String {
      switch self {
      case .missing(let name):
        "The secret \(name) is not there. Set the environment variable \(name), or \(name)_FILE to a file that holds it."
      case .empty(let name): "The secret \(name) is empty."
      case .unreadable(let name, let file, let reason):
        "The file of the secret \(name), “\(file)”, cannot be read: \(reason)."
      }
    }
  }

  var description: String { "\(name)" }

  static func isName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count) && text.utf8.first.map { !(0x30...0x39).contains($0) } ?? false
      && text.utf8.allSatisfy { 0x41...0x5A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x5F }
  }

  /// The file that holds it, where it stands in one.
  func file(in environment: [String: String]) -> String? {
    environment[name] == nil ? environment[name + "_FILE"] : nil
  }

  /// Without the line break that editors put at the end of a file.
  func value(in environment: [String: String]) throws(Problem) -> String {
    var text = environment[name]
    if text == nil, let path = environment[name + "_FILE"] {
      do {
        text = String(decoding: try SmallFile.bytes(of: path, limit: 1 << 16), as: UTF8.self)
      } catch {
        throw .unreadable(name, file: path, reason: error.reason)
      }
    }
    guard var text else { throw .missing(name) }
    while let last = text.last, last.isNewline { text.removeLast() }
    if text.isEmpty { throw .empty(name) }
    return text
  }
}
