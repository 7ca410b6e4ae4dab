import HTTP
import Testing

@Suite(.timeLimit(.minutes(1)), .enabled(if: TLSServer.tool != nil)) struct CurlTLSTests {
  @Test func `a certificate of an unknown authority is refused, surely not sent`() async throws {
    let server = try TLSServer()

    let error = try await CurlClient().failure(of: OutboundRequest("GET", "https://127.0.0.1:\(server.port)/"))

    #expect(error.reason == .untrustedCertificate)
    #expect(error.surelyNotSent)
  }

  @Test func `a configured authority is trusted`() async throws {
    let server = try TLSServer()
    var configuration = CurlClient.Configuration()
    configuration.caFile = server.caFile

    let response = try await CurlClient(configuration).send(OutboundRequest("GET", "https://127.0.0.1:\(server.port)/"))

    #expect(response.status == 200)
  }

  @Test func `a certificate for another name is refused`() async throws {
    let server = try TLSServer()
    var configuration = CurlClient.Configuration()
    configuration.caFile = server.caFile

    let error = try await CurlClient(configuration)
      .failure(of: OutboundRequest("GET", "https://localhost:\(server.port)/"))

    #expect(error.reason == .untrustedCertificate)
    #expect(error.surelyNotSent)
  }

  @Test func `without a readable file of authorities nothing is sent`() async throws {
    let server = try TLSServer()
    var configuration = CurlClient.Configuration()
    configuration.caFile = server.caFile + ".missing"

    let error = try await CurlClient(configuration)
      .failure(of: OutboundRequest("GET", "https://127.0.0.1:\(server.port)/"))

    #expect(error.reason == .untrustedCertificate)
    #expect(error.surelyNotSent)
  }
}
