import Dialogue
import Workshop

/// What `bench engine` measures, and how it is told.
struct EngineFigures {
  enum Row: String, CaseIterable {
    case taps, bytes, typed, lint

    var title: String {
      switch self {
      case .taps: "turns/s, tapped"
      case .bytes: "turns/s, tapped, state written and read each turn"
      case .typed: "turns/s, labels typed"
      case .lint: "lint of \(EngineFigures.lintedNodes) nodes, ms"
      }
    }

    var way: MeasuredTalk.Way? { MeasuredTalk.Way(rawValue: rawValue) }
  }

  static let turns = 100
  /// As many people as are told apart; more would only fill the memory with references.
  static let people = 100
  static let lintedNodes = 2_000

  private(set) var digest = TranscriptDigest()
  /// Bytes of a saved state after so many answers, the largest of all people.
  private(set) var stateBytes: [(answers: Int, bytes: Int)] = []
  private(set) var samples: [(row: Row, values: [Double])] = []

  static func measured(
    _ book: Book, _ workload: Workload, around files: [SourceFile], rows: [Row], rounds: Int, conversations: Int
  ) throws -> EngineFigures {
    var figures = EngineFigures()
    let people = (0..<min(people, conversations)).map { ReferenceWalk(workload, person: $0, turns: turns) }
    let talk = MeasuredTalk(book, workload)
    for person in people { for turn in person.turns { figures.digest.add(turn) } }
    for answers in [10, 50, turns] { try figures.measureState(talk, workload, answers: answers, people: people.count) }
    figures.samples = rows.map { ($0, []) }
    let large = rows.contains(.lint) ? Workload(nodes: lintedNodes).files(in: files) : []
    // Side by side: a busy moment of the machine meets every row.
    for _ in 0..<rounds {
      for (position, row) in rows.enumerated() {
        let start = ProcessorTime.seconds()
        guard let way = row.way else {
          _ = BookReader.read(large, withAdvice: true)
          figures.samples[position].values.append((ProcessorTime.seconds() - start) * 1_000)
          continue
        }
        let count = way == .typed ? max(1, conversations / 10) : conversations
        for number in 0..<count { try talk.hold(people[number % people.count], way) }
        figures.samples[position].values.append(Double(count * turns) / (ProcessorTime.seconds() - start))
      }
    }
    return figures
  }

  private mutating func measureState(
    _ talk: MeasuredTalk, _ workload: Workload, answers: Int, people: Int
  ) throws {
    let sizes = try (0..<people).map { person in
      try StateCodec.encode(talk.hold(ReferenceWalk(workload, person: person, turns: answers), .taps)).count
    }
    stateBytes.append((answers, sizes.max() ?? 0))
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}

extension EngineFigures {
  var table: String {
    var lines = samples.map { row, values in
      Self.line(row.title, [Self.median(values), values.min() ?? 0, values.max() ?? 0].map(Self.grouped))
    }
    lines.insert(Self.line("", ["median", "min", "max"]), at: 0)
    for size in stateBytes {
      lines.append(Self.line("bytes of a saved state after \(size.answers) answers", [String(size.bytes)]))
    }
    lines.append("Every text was as it must be; digest of the transcript \(digest.text).")
    return lines.joined(separator: "\n") + "\n"
  }

  var tree: JSONTree {
    var members: [JSONTree.Member] = [.init("digest", .string(digest.text))]
    for (row, values) in samples {
      members.append(
        .init(
          row.rawValue, ["median": .number(Self.median(values)), "samples": .array(values.map(JSONTree.number))]))
    }
    members.append(
      .init(
        "stateBytes",
        .object(stateBytes.map { JSONTree.Member(String($0.answers), .number(Double($0.bytes))) })))
    return .object(members)
  }

  private static func line(_ title: String, _ columns: [String]) -> String {
    let width = 12
    let gap = String(repeating: " ", count: max(1, 52 - title.count))
    return title + gap + columns.map { String(repeating: " ", count: max(1, width - $0.count)) + $0 }.joined()
  }

  /// `1,234,567`.
  private static func grouped(_ value: Double) -> String {
    var groups: [String] = []
    var rest = Int(value.rounded())
    while rest >= 1_000 {
      let part = String(rest % 1_000)
      groups.insert(String(repeating: "0", count: 3 - part.count) + part, at: 0)
      rest /= 1_000
    }
    return ([String(rest)] + groups).joined(separator: ",")
  }
}
