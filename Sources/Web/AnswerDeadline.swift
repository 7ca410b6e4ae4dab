import NIOCore

/// Ends a connection whose other end asks and does not take the answers.
///
/// While an answer waits to be taken, nothing more is read, so that no connection fills the memory; and what was not
/// taken when the deadline comes is never taken.
final class AnswerDeadline: ChannelDuplexHandler {
  typealias InboundIn = NIOAny
  typealias InboundOut = NIOAny
  typealias OutboundIn = NIOAny
  typealias OutboundOut = NIOAny

  /// For the answers that wait; also for the other end to hang up after the last of them.
  private let deadline: TimeAmount
  /// From the beginning of a shutdown.
  private let shutdownDeadline: TimeAmount
  private var unwritten = 0
  private var mustRead = false
  private var timer: Scheduled<Void>?
  private var lastTimer: Scheduled<Void>?

  init(deadline: TimeAmount, shutdownDeadline: TimeAmount) {
    self.deadline = deadline
    self.shutdownDeadline = shutdownDeadline
  }

  func read(context: ChannelHandlerContext) {
    if unwritten > 0 { mustRead = true } else { context.read() }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    unwritten += 1
    let promise = promise ?? context.eventLoop.makePromise()
    promise.futureResult.assumeIsolated().whenComplete { _ in self.wrote(context) }
    context.write(data, promise: promise)
  }

  func flush(context: ChannelHandlerContext) {
    context.flush()
    // Nearly always all of it is gone by now.
    if unwritten > 0, timer == nil { timer = close(context, in: deadline) }
  }

  private func wrote(_ context: ChannelHandlerContext) {
    unwritten -= 1
    guard unwritten == 0 else { return }
    timer?.cancel()
    timer = nil
    guard mustRead, context.channel.isActive else { return }
    mustRead = false
    context.read()
  }

  /// Nobody else would close a connection of which only the answers have ended.
  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    if mode == .output, lastTimer == nil { lastTimer = close(context, in: deadline) }
    context.close(mode: mode, promise: promise)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent {
      lastTimer?.cancel()
      lastTimer = close(context, in: shutdownDeadline)
    }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    cancelTimers()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { cancelTimers() }

  private func cancelTimers() {
    for timer in [timer, lastTimer] { timer?.cancel() }
    (timer, lastTimer) = (nil, nil)
  }

  private func close(_ context: ChannelHandlerContext, in amount: TimeAmount) -> Scheduled<Void> {
    context.eventLoop.assumeIsolated().scheduleTask(in: amount) { context.close(promise: nil) }
  }
}
