#if canImport(Glibc)
  import Foundation
  import Glibc
  import Testing

  /// A run at a terminal of its own, as a person types it.
  final class TypedRun {
    private let terminal: Int32
    private let process: pid_t
    private(set) var seen = ""
    private var unread = ""

    init(_ arguments: [String], environment: [String: String] = [:]) throws {
      var (ours, theirs): (Int32, Int32) = (-1, -1)
      try #require(openpty(&ours, &theirs, nil, nil, nil) == 0)
      terminal = ours
      var letters = [CChar](repeating: 0, count: 128)
      try #require(ttyname_r(theirs, &letters, letters.count) == 0)
      let name = String(decoding: letters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      // A program that another test starts must not hold this terminal open.
      for end in [ours, theirs] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }

      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      // Opened by the first process of a session, it becomes that session's terminal, so that Ctrl-C reaches it.
      posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
      var attributes = posix_spawnattr_t()
      posix_spawnattr_init(&attributes)
      defer { posix_spawnattr_destroy(&attributes) }
      // Threads that run tests block signals, and a child would inherit that.
      var noSignals = sigset_t()
      sigemptyset(&noSignals)
      posix_spawnattr_setsigmask(&attributes, &noSignals)
      // 0x80 is POSIX_SPAWN_SETSID, which glibc's header hides from Swift.
      posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | 0x80)

      let program = try BuiltProgram.path()
      var variables = ["PATH": "/usr/bin:/bin", "TERM": "xterm", "LANG": "C.UTF-8", "NO_COLOR": "1"]
      variables.merge(environment) { $1 }
      let words = ([program] + arguments).map { strdup($0) } + [nil]
      let values = variables.map { strdup("\($0)=\($1)") } + [nil]
      defer { for word in words + values { free(word) } }
      var process: pid_t = 0
      try #require(posix_spawn(&process, program, &actions, &attributes, words, values) == 0)
      self.process = process
      close(theirs)
    }

    deinit {
      close(terminal)
    }

    func type(_ text: String) {
      _ = Array(text.utf8).withUnsafeBufferPointer { write(terminal, $0.baseAddress, $0.count) }
    }

    /// Waits for the prompt, and until the program reads keys one by one: a Ctrl-D before that is the terminal's own.
    func waitForPrompt() throws {
      try wait(for: "> ")
      for _ in 0..<2_000 where isWhole {
        var nothing = pollfd()
        _ = poll(&nothing, 0, 5)
      }
    }

    private var isWhole: Bool {
      var settings = termios()
      return tcgetattr(terminal, &settings) == 0 && settings.c_lflag & tcflag_t(ICANON) != 0
    }

    /// Reads on until the text is seen, and gives what came since the last wait.
    ///
    /// Ten seconds of nothing are a failure.
    @discardableResult
    func wait(for text: String) throws -> String {
      while true {
        if let found = unread.range(of: text) {
          defer { unread.removeSubrange(..<found.upperBound) }
          return String(unread[..<found.upperBound])
        }
        guard let more = read(milliseconds: 10_000) else {
          Issue.record("“\(text)” never came. Seen: \(unread.debugDescription)")
          throw Silence()
        }
        unread += more
        seen += more
      }
    }

    /// The exit code, once the program has ended by itself.
    func end() -> Int32 {
      while let more = read(milliseconds: 10_000) { seen += more }
      var status: Int32 = 0
      waitpid(process, &status, 0)
      return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
    }

    /// Whether typed letters are shown and lines are whole, as a shell expects to find its terminal.
    var isAsBefore: Bool {
      var settings = termios()
      guard tcgetattr(terminal, &settings) == 0 else { return false }
      let wanted = tcflag_t(ECHO | ICANON)
      return settings.c_lflag & wanted == wanted
    }

    private func read(milliseconds: Int32) -> String? {
      var waiting = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, milliseconds) > 0 else { return nil }
      var bytes = [UInt8](repeating: 0, count: 4_096)
      let count = Glibc.read(terminal, &bytes, bytes.count)
      return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
    }

    struct Silence: Error {}
  }
#endif
