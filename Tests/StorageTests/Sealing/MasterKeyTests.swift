import Storage
import Testing

@Suite struct MasterKeyTests {
  static let hex = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

  @Test(arguments: [
    hex, hex.uppercased(), "  \(hex)\n", "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=",
    "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg",
  ])
  func `the same key is read from hexadecimal and from base64`(text: String) throws {
    #expect(try MasterKey(text).secretText == "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=")
  }

  @Test(arguments: [
    ("", MasterKeyError.empty), (" \n", .empty), ("the key, please!", .unknownForm), ("abcd", .wrongLength(bytes: 2)),
    (String(repeating: "0", count: 64), .guessable), (hex + "00", .wrongLength(bytes: 33)),
  ])
  func `a text that is no key is refused with a reason and a command`(text: String, reason: MasterKeyError) {
    #expect(throws: reason) { try MasterKey(text) }
    #expect(reason.description.contains("openssl rand -base64 32"))
  }

  @Test func `a key is not shown by accident`() {
    let key = MasterKey.random()

    #expect("\(key)" == "a master key")
    var dumped = ""
    dump(key, to: &dumped)
    #expect(!dumped.contains(key.secretText))
    #expect(dumped.utf8.count < 40)
  }
}
