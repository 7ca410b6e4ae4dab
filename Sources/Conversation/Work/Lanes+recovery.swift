/// After a start nobody knows whether one of the undone events ended the program, and which.
///
/// Each that was next in its conversation is tried with nothing beside it, and counted before: whoever is counted and
/// still there at the next start was alone when the program ended. Those tried less often come first, so that what ends
/// the program again keeps nobody else waiting.
extension Lanes {
  /// The last try waits this long.
  ///
  /// A program that keeps ending at its start for a reason of its own sets nobody's event aside that way.
  package static let probation = Duration.seconds(10)
  private static let batch = 256

  /// Makes the turns of suspects one by one; those with one try left are held back for `giveLastTries`.
  package func recover() async throws(StoreError) {
    defer { askAgain() }
    guard let last = try await inbox.newestUndone() else { return }
    for attempts in 0..<TurnHandler.attempts {
      var place: Int64 = 0
      while !isStopping {
        let suspects = try await inbox.suspects(attempts: attempts, after: place, through: last, limit: Self.batch)
        for suspect in suspects where !isStopping {
          if attempts < TurnHandler.attempts - 1 {
            try await tryAlone(suspect)
          } else if !counted.contains(suspect.event) {
            held[suspect.key] = suspect.event
          }
        }
        guard let end = suspects.last else { break }
        place = end.event
      }
    }
    counted = []
  }

  /// Waits, and then makes the turns of those held back, one by one while no other turn is in hand.
  package func giveLastTries() async throws(StoreError) {
    guard !held.isEmpty else { return }
    try? await clock.sleep(for: Self.probation)
    guard !isStopping, !Task.isCancelled else { return }
    await beginSolitude()
    defer { endSolitude() }
    for (key, event) in held where !isStopping {
      try await tryAlone(Suspect(key: key, event: event))
      held[key] = nil
    }
  }

  /// Counted once in a program's life, however often the store fails it.
  private func tryAlone(_ suspect: Suspect) async throws(StoreError) {
    if !counted.contains(suspect.event) {
      try await inbox.noteFailure(of: suspect.event)
      counted.insert(suspect.event)
    }
    try await handler.handleNext(in: suspect.key, suspect: suspect.event)
    await onTurn()
  }
}
