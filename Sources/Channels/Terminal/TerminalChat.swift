package import Conversation

/// Talks with the person at this terminal until they leave.
package struct TerminalChat<Seat: Console> {
  private var talk: Talk
  private var console: Seat
  private var renderer: TerminalRenderer
  private var transcript: Transcript?
  private let clearsAtEnd: Bool
  private var isPractice = false

  package init(
    talk: Talk, console: Seat, style: TerminalStyle, transcript: Transcript? = nil, clearsAtEnd: Bool = false
  ) {
    self.talk = talk
    self.console = console
    renderer = TerminalRenderer(style: style)
    self.transcript = transcript
    self.clearsAtEnd = clearsAtEnd
  }

  /// Said when the person leaves without saying stop.
  package static func farewell(transcript: Transcript?) -> String {
    transcript == nil ? "Take care. Nothing of this was kept." : "Take care. " + kept(transcript)
  }

  private static func kept(_ transcript: Transcript?) -> String {
    transcript.map { "This talk is in \($0.path), and nowhere else." } ?? "Nothing of this was kept."
  }

  /// Returns when the person has left. `opening` is the talk's first message.
  package mutating func run(opening: OutboundMessage) {
    if let transcript { note("This talk is being written to \(transcript.path). Only you can read it.") }
    show(opening)
    var line = console.readLine(prompt: prompt)
    while let heard = line {
      guard let message = answer(heard) else {
        line = console.readLine(prompt: prompt)
        continue
      }
      show(message)
      if message.hasEnded {
        note(Self.kept(transcript))
        line = clearsAtEnd ? nil : offerToClear()
        if line == nil { return leave() }
      } else if message.isCleared {
        console.forgetCommands()
        if let transcript { note("\(transcript.path) is a file of yours: delete it if you want that gone too.") }
        line = offerToClear() ?? console.readLine(prompt: prompt)
      } else {
        line = console.readLine(prompt: prompt)
      }
    }
    if console.columns != nil { console.write("\n") }
    note(Self.farewell(transcript: transcript))
    if !clearsAtEnd { _ = offerToClear() }
    leave()
  }

  private var prompt: String { "> " }

  /// Nil for a line with nothing in it: the question still stands, and pressing return twice is no answer.
  private mutating func answer(_ line: String) -> OutboundMessage? {
    guard !line.allSatisfy(\.isWhitespace) else { return nil }
    if talk.isCommand(line) { console.remember(command: line) }
    record { try $0.heard(line) }
    return talk.hear(line)
  }

  private mutating func show(_ message: OutboundMessage) {
    renderer.style = renderer.style.fitting(columns: console.columns)
    var page = renderer.render(message, isPractice: isPractice)
    let wasPractice = isPractice
    record { try $0.said(message, isPractice: wasPractice) }
    isPractice = message.hasPracticePartner
    if message.question.kind == .nothing, !message.hasEnded, console.columns != nil {
      page += renderer.render(aside: "(Write when you like. Ctrl-D leaves.)")
    }
    if !page.isEmpty { console.write("\n" + page) }
  }

  private mutating func note(_ text: String) { console.write("\n" + renderer.render(note: text)) }

  /// The line the person wrote instead of a yes or a no: it may be the one thing that must be heard.
  private mutating func offerToClear() -> String? {
    guard console.canClear else { return nil }
    console.write("\n")
    guard let reply = console.readLine(prompt: "Clear the screen? y/N ") else { return nil }
    switch reply.lowercased().filter({ !$0.isWhitespace }) {
    case "y", "yes":
      console.clear()
      return nil
    case "", "n", "no": return nil
    default: return reply
    }
  }

  private mutating func leave() {
    if clearsAtEnd { console.clear() }
  }

  /// A full disk must not end a talk: it is said once, and no more is written.
  private mutating func record(_ write: (Transcript) throws -> Void) {
    guard let file = transcript else { return }
    do { try write(file) } catch {
      transcript = nil
      note("The transcript could not be written to \(file.path) any more. The talk goes on without it.")
    }
  }
}
