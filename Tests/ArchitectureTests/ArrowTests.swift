import Foundation
import Testing

/// Who may know of whom.
///
/// The build checks that a target imports only what it declares; this says what it may declare.
@Suite struct ArrowTests {
  static let mayImport: [String: Set<String>] = [
    "Understanding": [],
    "Dialogue": ["Understanding"],
    "Workshop": ["Dialogue", "Understanding"],
    // Darwin, Glibc and Musl: the system's C library, by its three names.
    "Files": ["Darwin", "Dialogue", "Glibc", "Musl"],
    "Locking": ["Darwin", "Glibc", "Musl"],
    "HTTP": ["CCurl", "Locking"],
    "Conversation": ["Dialogue", "Locking", "Logging", "Synchronization"],
    "Channels": [
      "CEditLine", "Conversation", "Crypto", "Darwin", "Foundation", "FoundationEssentials", "Glibc", "HTTP", "Musl",
    ],
    "Web": ["HTTP", "Hummingbird", "HummingbirdCore", "Logging", "NIOCore", "ServiceLifecycle"],
    "Storage": [
      "Conversation", "Crypto", "Darwin", "Dialogue", "Foundation", "GRDB", "GRDBSQLite", "Glibc", "Locking", "Musl",
      "Synchronization",
    ],
    "afterword": [
      "ArgumentParser", "CProcess", "Channels", "Conversation", "Darwin", "Dialogue", "Dispatch", "Files", "Foundation",
      "FoundationEssentials",
      "Glibc", "HTTP", "Locking", "Logging", "Musl", "ServiceLifecycle", "Storage", "Synchronization", "UnixSignals",
      "Web",
      "Workshop",
    ],
  ]

  @Test func `every room is named in the table of arrows`() {
    let rooms = Set(Sources.shipped.map(\.room))

    #expect(rooms == Set(Self.mayImport.keys))
  }

  @Test(arguments: mayImport.keys.sorted())
  func `a room imports only what its arrows point at`(room: String) {
    let allowed = Self.mayImport[room] ?? []

    let wrong = Sources.rooms(room).flatMap { file in
      file.imports.filter { !allowed.contains($0.module) }.map { "\(file.path):\($0.line): \($0.module)" }
    }

    #expect(wrong.isEmpty, "\(room) may not import:\n\(wrong.joined(separator: "\n"))")
  }

  @Test(arguments: mayImport.keys.sorted())
  func `Package swift gives a room no arrow that the table lacks`(room: String) throws {
    let manifest = Sources.text("Package.swift")
    let opening = try #require(
      manifest.range(of: "arget\\(\\s*name: \"\(room)\"", options: .regularExpression), "no target \(room)")
    let end = manifest.range(of: "\n    .", range: opening.upperBound..<manifest.endIndex)?.lowerBound
    let declaration = manifest[opening.upperBound..<(end ?? manifest.endIndex)]
    let declared = declaration.matches(of: /"([A-Za-z]+)"/).map { String($0.1) }.filter { !$0.hasPrefix("swift") }

    let extra = Set(declared).subtracting(Self.mayImport[room] ?? [])

    #expect(extra.isEmpty)
  }

  @Test func `a C library is imported in one folder`() {
    let libraries = Sources.paths(below: "Sources").filter { $0.hasSuffix("module.modulemap") }
      .compactMap { $0.split(separator: "/").dropFirst().first.map(String.init) }

    for library in libraries {
      let folders = Set(Sources.all.filter { $0.imports.contains { $0.module == library } }.map(\.folder))
      #expect(folders.count <= 1, "\(library) is imported in \(folders.sorted())")
    }
    #expect(!libraries.isEmpty)
  }

  @Test func `a channel's name is known to its own folder and to the executable only`() {
    let wrong = ["Terminal", "Telegram", "Matrix", "Webhook"].flatMap { channel in
      Sources.shipped
        .filter { !$0.folder.hasPrefix("Sources/Channels/\(channel)") && $0.room != "afterword" }
        .flatMap { $0.finds("\\b\(channel)|[a-z]\(channel)(?![a-z])") }
    }

    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }
}

extension SwiftFile {
  var imports: [(module: String, line: Int)] {
    code.indices.compactMap { index -> (module: String, line: Int)? in
      let words = code[index].split(separator: " ")
      guard let position = words.firstIndex(of: "import"), position + 1 < words.count,
        words[..<position].allSatisfy({ $0.hasPrefix("@") || $0 == "package" || $0 == "internal" || $0 == "private" })
      else { return nil }
      let kinds: Set<Substring> = ["struct", "class", "enum", "func"]
      let module = words[(position + 1)...].first { !kinds.contains($0) } ?? ""
      return (String(module.prefix { $0 != "." }), index + 1)
    }
  }
}
