import Hummingbird

/// Reads a request's body to its end, or not at all.
struct BodyReader {
  enum Outcome: Sendable {
    case whole([UInt8])
    case tooLarge
    case tooSlow
    /// The connection ended within the body.
    case broken
  }

  var limit: Int
  var deadline: Duration
  var clock: any Clock<Duration>

  /// Unless the body is whole, nothing more is read from the connection afterwards.
  func read(_ request: Request) async -> Outcome {
    let announced = request.headers[.contentLength].flatMap { Int($0) }
    // Most requests: nothing to wait for.
    if announced == 0 || (announced == nil && request.headers[.transferEncoding] == nil) { return .whole([]) }
    return await withTaskGroup(of: Outcome?.self) { group in
      group.addTask { await collect(request.body, announced: announced) }
      group.addTask {
        do { try await clock.sleep(for: deadline) } catch { return nil }
        return .tooSlow
      }
      let outcome = await group.next() ?? nil
      // A reader that is cancelled lets go of the connection's input.
      group.cancelAll()
      return outcome ?? .broken
    }
  }

  private func collect(_ body: RequestBody, announced: Int?) async -> Outcome {
    var iterator = body.makeAsyncIterator()
    var bytes: [UInt8] = []
    var isTooLarge = (announced ?? 0) > limit
    do {
      if isTooLarge { abandon() }
      while let chunk = try await iterator.next() {
        isTooLarge = isTooLarge || bytes.count + chunk.readableBytes > limit
        if isTooLarge { abandon() } else { bytes += chunk.readableBytesView }
      }
    } catch {
      return isTooLarge ? .tooLarge : .broken
    }
    if isTooLarge { return .tooLarge }
    // An input that was closed looks like an end.
    if let announced, announced != bytes.count { return .broken }
    return .whole(bytes)
  }

  /// Ends the input at the next reading, so that what is still to come is not even taken in.
  private func abandon() {
    withUnsafeCurrentTask { $0?.cancel() }
  }
}
