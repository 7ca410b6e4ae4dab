import HummingbirdCore
import Logging
import NIOCore

/// A connection that speaks HTTP/1.1, takes in little at a time, and does not wait for ever.
struct PatientChannel: ServerChildChannel {
  typealias Value = HTTP1Channel.Value

  /// Bytes: requests that nobody has answered yet wait in the system, and not here.
  private static let readLimit = 4_096

  let http: HTTP1Channel
  let deadline: TimeAmount
  let shutdownDeadline: TimeAmount

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    let little = AdaptiveRecvByteBufferAllocator(minimum: 256, initial: 1_024, maximum: Self.readLimit)
    return channel.eventLoop.makeCompletedFuture {
      try channel.syncOptions?.setOption(.recvAllocator, value: little)
      try channel.syncOptions?.setOption(.maxMessagesPerRead, value: 1)
      // Before everything else, where what is written is bytes for the socket.
      try channel.pipeline.syncOperations.addHandler(
        AnswerDeadline(deadline: deadline, shutdownDeadline: shutdownDeadline))
    }.flatMap { http.setup(channel: channel, logger: logger) }
  }

  func handle(value: Value, logger: Logger) async { await http.handle(value: value, logger: logger) }
}
