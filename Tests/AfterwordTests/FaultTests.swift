import Foundation
import TestSupport
import Testing

/// The bot as its operator runs it, in the hands of programs that wish it ill; longer runs of both are the scripts' own.
struct FaultTests {
  @Test func `killed at any moment, the bot answers every acknowledged message once and in order`() async throws {
    let (status, said) = try await script("kill.py", "--kills", "6", "--people", "8")

    #expect(status == 0, "\(said)")
    #expect(said.hasPrefix("6 kills, 8 people"), "\(said)")
  }

  @Test func `what bot frameworks fail at, the bot does right with a platform that does wrong`() async throws {
    let (status, said) = try await script("peer.py")

    #expect(status == 0, "\(said)")
    #expect(said.split(separator: "\n").count { $0.hasPrefix("yes") } == 12, "\(said)")
  }

  @Test func `nothing that was written is found outside the chat, and nothing at all after forget me`() async throws {
    let (status, said) = try await script("marker.py")

    #expect(status == 0, "\(said)")
    #expect(said.contains("turns"), "\(said)")
  }

  @Test func `a stopped disk, a locked database and a broken book are told, and nothing is lost`() async throws {
    let (status, said) = try await script("trouble.py")

    #expect(status == 0, "\(said)")
    // More where a disk can be filled or stopped.
    #expect(said.split(separator: "\n").count { $0.hasPrefix("yes") } >= 7, "\(said)")
  }

  @Test func `two hundred people at once are answered once and in order, SIGTERM in the middle or not`() async throws {
    let (status, said) = try await script("load.py", "--conversations", "200", "--messages", "1000")

    #expect(status == 0, "\(said)")
    #expect(
      said.hasPrefix("200 conversations, 1000 messages acknowledged, 1000 answered, 0 deliveries repeated"), "\(said)")
  }

  private func script(_ name: String, _ arguments: String...) async throws -> (status: Int32, said: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["python3", Repository.path("Tests/Faults/\(name)"), "--binary", try BuiltProgram.path()] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    // On a thread of its own, so that other tests go on.
    return await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        continuation.resume(returning: (process.terminationStatus, String(decoding: said, as: UTF8.self)))
      }
    }
  }
}
