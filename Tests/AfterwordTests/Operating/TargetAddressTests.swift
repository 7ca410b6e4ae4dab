import Testing

@testable import afterword

@Suite struct TargetAddressTests {
  @Test(arguments: ["localhost", "LOCALHOST", "127.0.0.1", "127.9.8.7", "::1"])
  func `these are this machine`(host: String) {
    #expect(TargetAddress.isThisMachine(host))
  }

  @Test(arguments: [
    "127.evil.example", "127.0.0.1.example", "127.0.0.256", "127.", "localhost.example", "10.0.0.1", "",
  ])
  func `a name that begins like this machine is another one`(host: String) {
    #expect(!TargetAddress.isThisMachine(host))
  }
}
