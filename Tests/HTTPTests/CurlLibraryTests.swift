import CCurl
import Testing

@testable import HTTP

@Suite struct CurlLibraryTests {
  @Test(
    arguments: [
      (CURLE_OK, 0x075801, "7.88.1", nil), (CURLE_OK, 0x075500, "7.85.0", nil),
      (CURLE_FAILED_INIT, 0, nil, .missing), (CURLE_FAILED_INIT, 0x075100, "7.81.0", .tooOld("7.81.0")),
      (CURLE_FAILED_INIT, 0x0754FF, "7.84.255", .tooOld("7.84.255")),
      (CURLE_OUT_OF_MEMORY, 0x075801, "7.88.1", .broken),
    ] as [(CURLcode, UInt32, String?, CurlUnavailable?)])
  func `a library that is missing, too old or broken is told before anything is sent`(
    started: CURLcode, number: UInt32, version: String?, problem: CurlUnavailable?
  ) {
    #expect(CurlUnavailable(started: started, number: number, version: version) == problem)
  }

  @Test func `of a library that is too old both versions are told`() {
    let text = CurlUnavailable.tooOld("7.81.0").description

    #expect(text.contains("7.81.0") && text.contains("7.85.0"))
  }

  @Test func `the library here can be used`() {
    #expect(CurlClient.problem() == nil)
    #expect(ccurl_number() >= UInt32(CCURL_OLDEST))
  }
}
