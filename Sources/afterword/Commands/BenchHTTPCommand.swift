import ArgumentParser
import Dialogue
import HTTP

/// `afterword bench http`: requests a second with the client that sends the coach's messages.
struct BenchHTTPCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "http",
    abstract: "Measure requests a second to a server of your own.",
    discussion: """
      GETs one URL many times, so many at once. Ends with 0, and with 1 where an answer did not have status 200. \
      Build with -c release before you believe a number.
      """
  )

  @Option(help: ArgumentHelp("What is asked for, such as http://127.0.0.1:8080/.", valueName: "url"))
  var url: String

  @Option(help: ArgumentHelp("Requests in all.", valueName: "n"))
  var count = 20_000

  @Option(help: ArgumentHelp("Requests at any time.", valueName: "n"))
  var inFlight = 64

  @Option(help: ArgumentHelp("A PEM file with the authorities to trust, in place of the system's.", valueName: "file"))
  var caFile: String?

  @Option(help: "How to print: table or json.")
  var format = BenchEngineCommand.Format.table

  func validate() throws {
    if count < 1 || inFlight < 1 { throw ValidationError("--count and --in-flight count from 1.") }
  }

  func run() async throws {
    var configuration = CurlClient.Configuration()
    configuration.caFile = caFile
    let client: CurlClient
    do { client = try CurlClient(configuration) } catch { throw ExitStatus.unreadable("\(error)") }
    let processor = ProcessorTime.seconds()
    let figures = try await RequestStorm(client: client, url: url, count: count, inFlight: inFlight).run()
    let microseconds = (ProcessorTime.seconds() - processor) / Double(count) * 1e6
    await client.shutdown(drain: false)
    let tree: JSONTree = [
      "answered": .number(Double(figures.answered)), "failed": .number(Double(figures.failed)),
      "requestsPerSecond": .number(figures.requestsPerSecond), "processorMicroseconds": .number(microseconds),
    ]
    try Output.write(
      format == .json
        ? JSONWriter.text(of: tree)
        : "\(figures.answered) answered, \(figures.failed) failed, \(Int(figures.requestsPerSecond)) requests/s, "
          + "\(Int(microseconds)) CPU us/request\n")
    if figures.failed > 0 { throw ExitStatus.failed }
  }
}
