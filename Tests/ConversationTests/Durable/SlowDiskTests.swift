import Channels
import Conversation
import Dialogue
import Dispatch
import HTTP
import TestSupport
import Testing

@testable import Storage

struct SlowDiskTests {
  /// Holds whatever wants to be written until it is let go.
  private struct HeldDisk {
    private let gate = DispatchSemaphore(value: 0)

    init(_ store: SQLiteStore) async {
      let gate = gate
      await withCheckedContinuation { held in
        // The writer's own thread: commits wait behind it, as they would for the disk.
        Task {
          try await store.write { _ in
            held.resume()
            gate.wait()
          }
        }
      }
    }

    func letGo() { gate.signal() }
  }

  @Test func `a sender hears of its message only after the disk has it, however slow the disk is`() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore(folder.path + "/talks.sqlite", key: .random())
    let rig = try WebhookRig(try Books.mini(), on: store, clock: TestClock())
    let (endpoint, request) = (rig.endpoint, try rig.request(["type": "start"]))
    let disk = await HeldDisk(store)

    let answering = Task {
      let response = await endpoint.respond(to: request)
      return (status: response.status, stored: try await store.figures().waitingEvents)
    }
    // Readers see what is on the disk: nothing, for as long as it is held.
    for _ in 0..<50 { #expect(try await store.figures().waitingEvents == 0) }
    disk.letGo()
    let (status, stored) = try await answering.value

    #expect(status == 202)
    #expect(stored == 1)
  }

  @Test func `nothing is sent of a turn that the disk does not have yet`() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore(folder.path + "/talks.sqlite", key: .random())
    let rig = try WebhookRig(try Books.mini(), on: store, clock: TestClock())
    _ = await rig.endpoint.respond(to: try rig.request(["type": "start"]))
    let disk = await HeldDisk(store)

    let making = rig.makeTurns()
    for _ in 0..<50 { #expect(try await store.due(at: Timestamp(seconds: .max / 1_000), limit: 9, notIn: []).isEmpty) }
    disk.letGo()
    try await making.value

    #expect(try await rig.settle().count == 1)
  }
}
