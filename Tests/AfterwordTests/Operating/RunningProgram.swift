import Foundation
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that goes on while a test talks with it; what it prints to either stream is read as one.
final class RunningProgram {
  struct Missing: Error, CustomStringConvertible {
    var description: String
  }

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  init(_ path: String, _ arguments: [String], _ environment: [String: String], in folder: String) throws {
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    // With the last writer gone, reading ends.
    try output.fileHandleForWriting.close()
  }

  deinit { end() }

  var processID: Int32 { process.processIdentifier }

  func type(_ text: String) { try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

  /// What came until the text was seen, or until the program ended.
  func read(until text: String) -> String {
    var seen = Data()
    while !String(decoding: seen, as: UTF8.self).contains(text) {
      var waiting = pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 20_000) > 0 else { break }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      seen += more
    }
    return String(decoding: seen, as: UTF8.self)
  }

  func terminate() { if process.isRunning { process.terminate() } }

  /// At once: a child has the signals blocked that its parent's thread has, SIGTERM among them.
  func end() {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  func exitCode() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  static func output(_ path: String, _ arguments: [String], in folder: String) throws -> String {
    let program = try RunningProgram(path, arguments, [:], in: folder)
    let output = String(decoding: program.output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return program.exitCode() == 0 ? output : ""
  }

  /// Returns once somebody listens there; ten seconds of nobody are a failure.
  static func waitForPort(_ port: String) throws {
    let script =
      "import select,socket,sys,time\nend=time.time()+10\nwhile True:\n"
      + "  try: socket.create_connection(('127.0.0.1',int(sys.argv[1]))).close(); break\n"
      + "  except OSError:\n    if time.time()>end: sys.exit('nobody listens')\n    select.select([],[],[],0.05)\n"
    let said = try output(try Python.having("select").path, ["-c", script + "print('yes')", port], in: "/")
    if said.isEmpty { throw Missing(description: "Nobody listens at \(port).") }
  }
}
