import Dialogue
import Foundation
import TestSupport
import Testing

/// The conversation that README.md begins with is one that can be had.
@Suite struct ReadmeTests {
  /// What was said before the part that is shown.
  static let before = ["my wife, 6 years", "i want to be close", "the second one", "2"]

  @Test func `the conversation goes as the readme shows`() throws {
    var chat = Chat(try Books.shipped(), at: "start_talk#who")
    for line in Self.before { chat.say(line) }

    for exchange in try Self.exchanges() {
      if let line = exchange.line { chat.say(line) }
      let said = Self.flat(Self.all(chat.reply))
      let options = chat.reply.question?.options.map(\.label) ?? []
      for sentence in exchange.sentences { #expect(said.contains(sentence), "“\(sentence)” is not in “\(said)”") }
      #expect(options.starts(with: exchange.options))
    }
  }

  struct Exchange {
    /// Nil before the person's first line.
    var line: String?
    var sentences: [String] = []
    var options: [String] = []
  }

  /// The first fenced block: `>` begins a person's line, a number an option; the rest is the coach.
  static func exchanges() throws -> [Exchange] {
    let text = try String(contentsOfFile: Repository.path("README.md"), encoding: .utf8)
    let block = try #require(text.components(separatedBy: "```").dropFirst().first).split(separator: "\n").dropFirst()
    var exchanges = [Exchange()]
    var words = ""
    func sentences() -> [String] {
      words.replacing("Your line:", with: "").split(separator: ". ").map { flat(String($0)) }.filter { !$0.isEmpty }
    }
    for line in block {
      if line.hasPrefix(">") {
        exchanges[exchanges.count - 1].sentences = sentences()
        exchanges.append(Exchange(line: line.dropFirst().trimmingCharacters(in: .whitespaces)))
        words = ""
      } else if line.firstMatch(of: #/^\s*\d\. /#) != nil {
        exchanges[exchanges.count - 1].options += line.components(separatedBy: "   ").map {
          $0.replacing(#/^\s*\d\. /#, with: "").trimmingCharacters(in: .whitespaces)
        }
      } else {
        words += " " + line
      }
    }
    exchanges[exchanges.count - 1].sentences = sentences()
    return exchanges
  }

  private static func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func all(_ reply: Reply) -> String {
    reply.effects.compactMap { effect in
      switch effect {
      case .say(let said): said.text
      case .showCard(let card): "\(card.title) \(card.text)"
      default: nil
      }
    }.joined(separator: " ")
  }
}
