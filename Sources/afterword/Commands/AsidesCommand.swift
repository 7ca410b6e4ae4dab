import ArgumentParser
import Conversation
import Storage

/// `afterword data asides`: what was taken out of its queue, and what becomes of it.
struct AsidesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "asides",
    abstract: "List what was set aside; send it again, or wipe it.",
    discussion: """
      An event (e) is something a person wrote, and its turn failed three times. A message (m) is one the other end \
      refused, or did not take for a day. What has the code “unreadable”, reminders (r) among it, does not open: it was \
      damaged, and will be set aside again. Each line tells since when, the beginning of the conversation's hash, and a code; \
      never a word of the text.

      Mend the cause first: the book, and reload it, or the other end. What is sent again takes its old place in its \
      conversation's line, and a bot that runs takes it up within seconds. Somebody may have said or heard something else \
      since then: what is days old had better be wiped.

      Ends with 0 when it is done, with 1 when an id is not there, with 2 when the database cannot be used.
      """
  )

  @OptionGroup var options: ConfigurationOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Put these back into their queues; all for every one.", valueName: "id"))
  var sendAgain: [String] = []

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Wipe these; all for every one.", valueName: "id"))
  var drop: [String] = []

  func validate() throws {
    if !sendAgain.isEmpty, !drop.isEmpty {
      throw ValidationError("--send-again and --drop do not go together: do one, then the other.")
    }
    for id in sendAgain + drop where id != "all" && Aside.ID(id) == nil {
      throw ValidationError(
        "“\(id)” is no id. They are such as e12, m7 or r3, as `afterword data asides` lists them, or all.")
    }
  }

  func run() async throws {
    let assembly = options.assembly(try options.read())
    try await options.withDatabase(of: assembly, .visiting) { store in
      if !sendAgain.isEmpty {
        let change = try await store.putBack(Self.ids(sendAgain), at: Assembly.now())
        let isServed = SQLiteStore.isServed(assembly.databasePath)
        try tell(
          change, "back in the queue",
          then: isServed ? "The bot takes that up within seconds." : "The bot takes that up when it starts.")
      } else if !drop.isEmpty {
        try tell(try await store.drop(Self.ids(drop)), "wiped", then: "Backups made before still hold that.")
      } else {
        try Output.write(Self.table(try await store.asides(), at: Assembly.now()))
      }
    }
  }

  /// Nil for all.
  private static func ids(_ texts: [String]) -> [Aside.ID]? {
    texts.contains("all") ? nil : texts.compactMap(Aside.ID.init)
  }

  private func tell(_ change: AsideChange, _ deed: String, then next: String) throws {
    guard change.unknown.isEmpty else {
      let unknown = change.unknown.map(\.description).joined(separator: ", ")
      throw ExitStatus.failed("Nothing is set aside as \(unknown), so nothing was changed. See: afterword data asides")
    }
    guard !change.kinds.isEmpty else { return try Output.write(Self.nothing) }
    let counts = Aside.Kind.allCases.map { kind in (kind, change.kinds.count { $0 == kind }) }.filter { $0.1 > 0 }
      .map { options.count($0.1, $0.0.rawValue) }.joined(separator: " and ")
    try Output.write("\(counts) \(deed). \(next)\n")
  }

  private static let nothing = "Nothing is set aside.\n"

  static func table(_ asides: [Aside], at now: Timestamp) -> String {
    guard let first = asides.first else { return nothing }
    let rows =
      [["id", "kind", "since", "conversation", "code"]]
      + asides.map { aside in
        [
          aside.id.description, aside.id.kind.rawValue, aside.since.map { age(now.seconds - $0.seconds) } ?? "?",
          aside.conversation,
          aside.code,
        ]
      }
    let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count + 2) }.joined() + (row.last ?? "") + "\n"
    }
    return lines.joined()
      + "\nBack into the queue: afterword data asides --send-again \(first.id)\nWiped:               "
      + "afterword data asides --drop \(first.id)\n"
  }

  /// In the largest unit that there is more than one of: `3 hours`.
  static func age(_ seconds: Int64) -> String {
    let units: [(name: String, seconds: Int64)] = [("day", 86_400), ("hour", 3_600), ("minute", 60)]
    let unit = units.first { seconds >= 2 * $0.seconds } ?? ("second", 1)
    let number = max(0, seconds) / unit.seconds
    return "\(number) \(unit.name)\(number == 1 ? "" : "s")"
  }
}
