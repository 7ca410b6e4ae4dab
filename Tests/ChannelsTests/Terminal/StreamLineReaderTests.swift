import Foundation
import Testing

@testable import Channels

struct StreamLineReaderTests {
  private func lines(_ bytes: [UInt8]) throws -> [String] {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("lines-\(UUID().uuidString)")
    try Data(bytes).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let file = try FileHandle(forReadingFrom: path)
    var reader = StreamLineReader(descriptor: file.fileDescriptor)
    var lines: [String] = []
    while let line = reader.next() { lines.append(line) }
    return lines
  }

  @Test func `lines end with a line feed, or with the input`() throws {
    #expect(try lines([]) == [])
    #expect(try lines(Array("one\r\n\ntwo".utf8)) == ["one", "", "two"])
  }

  @Test func `bytes that are no text become a mark, and a zero byte ends nothing`() throws {
    #expect(try lines([0x61, 0xFF, 0x62, 0x0A]) == ["a\u{FFFD}b"])
    #expect(try lines([0x61, 0x00, 0x62, 0x0A]) == ["a\u{0}b"])
  }

  @Test func `a line of ten megabytes costs one, and the next is read whole`() throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 10 << 20)

    let read = try lines(long + Array("\nnext\n".utf8))

    #expect(read.map(\.utf8.count) == [StreamLineReader.lineByteLimit, 4])
  }
}
