import HTTP
import Testing

extension HTTPClient {
  /// The error that a request ends with.
  func failure(of request: OutboundRequest) async throws -> HTTPError {
    do throws(HTTPError) {
      let response = try await send(request)
      Issue.record("answered with \(response.status)")
    } catch {
      return error
    }
    throw UnexpectedAnswer()
  }
}

struct UnexpectedAnswer: Error {}

extension OutboundRequest {
  func within(total: Duration = .seconds(30), connect: Duration = .seconds(10), bytes: Int = 1 << 20) -> OutboundRequest
  {
    var request = self
    request.limits.total = total
    request.limits.connect = connect
    request.limits.responseBytes = bytes
    return request
  }
}
