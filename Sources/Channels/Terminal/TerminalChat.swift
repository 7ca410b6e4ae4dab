package import Conversation

/// Talks with the person at this terminal until they leave.
package struct TerminalChat<Seat: Console> {
  private var talk: Talk
  private var console: Seat
  private var renderer: TerminalRenderer
  private var transcript: TranscriptFile?
  private let keeper: (any TalkKeeper)?
  private var isKept: Bool
  private var hasKeeperFailed = false
  private let clearsAtEnd: Bool
  private var isPractice = false

  package init(
    talk: Talk, console: Seat, style: TerminalStyle, transcript: TranscriptFile? = nil,
    keeper: (any TalkKeeper)? = nil, clearsAtEnd: Bool = false
  ) {
    self.talk = talk
    self.console = console
    renderer = TerminalRenderer(style: style, isKept: keeper != nil)
    self.transcript = transcript
    self.keeper = keeper
    isKept = keeper != nil
    self.clearsAtEnd = clearsAtEnd
  }

  /// Said when the person leaves without saying stop; `talk` is the file that the talk is kept in.
  package static func farewell(transcript: TranscriptFile?, talk: String? = nil) -> String {
    "Take care. " + traces(transcript, talk)
  }

  private static func traces(_ transcript: TranscriptFile?, _ talk: String?) -> String {
    switch (transcript?.path, talk) {
    case (nil, nil): "Nothing of this was kept."
    case (let transcript?, nil): "This talk is in \(transcript), and nowhere else."
    case (nil, let talk?): "What is kept of this talk is sealed in \(talk)."
    case (let transcript?, let talk?):
      "This talk is in \(transcript) as plain text; what goes on next time is sealed in \(talk)."
    }
  }

  private var traces: String { Self.traces(transcript, isKept ? keeper?.path : nil) }

  /// Returns when the person has left.
  ///
  /// `opening` is the talk's first message.
  package mutating func run(opening: OutboundMessage) {
    if let transcript { note("This talk is being written to \(transcript.path). Only you can read it.") }
    if let keeper {
      note("This talk is kept, sealed, in \(keeper.path), and goes on from there. “forget me” erases it.")
    }
    keep(opening)
    show(opening)
    var next: Next = .line(nil)
    while true {
      switch next {
      case .leave: return leave()
      case .line(let given):
        guard let line = given ?? console.readLine(prompt: prompt) else { next = sayFarewell(); continue }
        next = answer(line)
      }
    }
  }

  private enum Next {
    /// One that is heard already, or nil for the next one.
    case line(String?)
    case leave
  }

  /// A line with nothing in it is no answer: the question still stands, and pressing return twice does no harm.
  private mutating func answer(_ line: String) -> Next {
    guard !line.allSatisfy(\.isWhitespace) else { return .line(nil) }
    if talk.isCommand(line) { console.remember(command: line) }
    record { try $0.heard(line) }
    let message = talk.hear(line)
    keep(message)
    show(message)
    if message.hasEnded {
      note(traces)
      return clearsAtEnd ? .leave : offerToClear(otherwise: .leave)
    }
    guard message.isCleared else { return .line(nil) }
    console.forgetCommands()
    if let keeper, !isKept { note("Nothing of this talk is left in \(keeper.path).") }
    if let transcript { note("\(transcript.path) is a file of yours: delete it if you want that gone too.") }
    return offerToClear(otherwise: .line(nil))
  }

  private mutating func sayFarewell() -> Next {
    if console.columns != nil { console.write("\n") }
    note("Take care. " + traces)
    return clearsAtEnd ? .leave : offerToClear(otherwise: .leave)
  }

  private var prompt: String { "> " }

  private mutating func show(_ message: OutboundMessage) {
    renderer.style = renderer.style.fitting(columns: console.columns)
    var page = renderer.render(message, isPractice: isPractice)
    let wasPractice = isPractice
    record { try $0.said(message, isPractice: wasPractice) }
    isPractice = message.hasPracticePartner
    if message.question.kind == .nothing, !message.hasEnded, !message.isCleared, console.columns != nil {
      page += renderer.render(aside: "(Write when you like. Ctrl-D leaves.)")
    }
    if !page.isEmpty { console.write("\n" + page) }
  }

  private mutating func note(_ text: String) { console.write("\n" + renderer.render(note: text)) }

  /// What is written instead of a yes or a no may be the one thing that must be heard, so it is.
  private mutating func offerToClear(otherwise next: Next) -> Next {
    guard console.canClear else { return next }
    console.write("\n")
    guard let reply = console.readLine(prompt: "Clear the screen? y/N ") else {
      console.write("\n")
      if case .line = next { note("Take care. " + traces) }
      return .leave
    }
    switch reply.lowercased().filter({ !$0.isWhitespace }) {
    case "y", "yes":
      console.clear()
      return next
    case "", "n", "no": return next
    default: return .line(reply)
    }
  }

  private mutating func leave() {
    if clearsAtEnd { console.clear() }
  }

  /// Before it is shown: what the person saw is there when they come back.
  ///
  /// A full disk must not end a talk: it is said once. What could not be erased is said every time.
  private mutating func keep(_ message: OutboundMessage) {
    guard let keeper else { return }
    if message.isCleared {
      do {
        try keeper.erase()
        isKept = false
      } catch {
        note("\(keeper.path) could not be erased. Delete it yourself, with \(keeper.path).key.")
      }
      guard talk.isLocked else { return }
    }
    do {
      try keeper.save(talk.memory)
      isKept = true
    } catch {
      if !hasKeeperFailed {
        note("The talk goes on, but from here it cannot be kept in \(keeper.path): is the disk full?")
      }
      hasKeeperFailed = true
    }
  }

  /// A full disk must not end a talk: it is said once, and no more is written.
  private mutating func record(_ write: (TranscriptFile) throws -> Void) {
    guard let file = transcript else { return }
    do { try write(file) } catch {
      transcript = nil
      note("The transcript could not be written to \(file.path) any more. The talk goes on without it.")
    }
  }
}
