import Foundation

/// `openssl s_server` with a certificate made for it, which nobody else has signed.
final class TLSServer {
  static let tool = ["/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl"]
    .first(where: FileManager.default.isExecutableFile)

  struct Failure: Error {
    var saying: String
  }

  let port: Int
  /// The certificate, as an authority to trust.
  let caFile: String
  private let folder: URL
  private let process = Process()

  /// The certificate is for 127.0.0.1 and no other name.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("afterword-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let key = folder.appendingPathComponent("key.pem").path
    caFile = folder.appendingPathComponent("certificate.pem").path
    let making = Process()
    making.executableURL = URL(fileURLWithPath: Self.tool ?? "")
    making.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
      "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", caFile,
    ]
    making.standardError = FileHandle.nullDevice
    try making.run()
    making.waitUntilExit()

    let output = Pipe()
    process.executableURL = making.executableURL
    process.arguments = ["s_server", "-accept", "127.0.0.1:0", "-cert", caFile, "-key", key, "-www"]
    process.standardInput = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var text = ""
    var port: Int?
    while port == nil {
      let part = output.fileHandleForReading.availableData
      guard !part.isEmpty else { throw Failure(saying: text) }
      text += String(decoding: part, as: UTF8.self)
      port = text.firstMatch(of: /ACCEPT 127\.0\.0\.1:(\d+)\n/).flatMap { Int($0.1) }
    }
    self.port = port ?? 0
  }

  deinit {
    // It inherits the mask of a worker thread, which keeps the gentler signals off.
    kill(process.processIdentifier, SIGKILL)
    try? FileManager.default.removeItem(at: folder)
  }
}
