import Dialogue
import Testing

struct SuggestionTests {
  @Test(
    arguments: [
      ("choises", "choices"), ("Choices", "choices"), ("text", nil), ("txt", "text"), ("new-partner", "new_partner"),
      ("new partner", "new_partner"), ("NEW_PARTNER", "new_partner"), ("end", nil), ("ned", "end"), ("edn", "end"),
      ("xyz", nil), ("zzzzzz", nil), ("checkpiont", "checkpoint"), ("chekpont", "checkpoint"), ("", nil), ("ta", nil),
      ("on", nil), ("reask", nil), ("re-ask", "reask"),
    ] as [(String, String?)])
  func `the name that was meant is found, and a strange word finds none`(_ word: String, _ expected: String?) {
    let names = ["choices", "text", "new_partner", "end", "checkpoint", "reask"]

    let found = Suggestion.nearest(word, among: names)

    if names.contains(word) { #expect(found != word) } else { #expect(found == expected) }
  }

  @Test func `of equally near names the first in the alphabet wins, in whatever order they come`() {
    #expect(Suggestion.nearest("stagex", among: ["stagec", "stagea", "stageb"]) == "stagea")
    #expect(Suggestion.nearest("stagex", among: ["stagea", "stageb", "stagec"]) == "stagea")
  }

  @Test func `the same word with other capitals goes before a nearer spelling`() {
    #expect(Suggestion.nearest("Own-Line", among: ["own-lina", "own_line"]) == "own_line")
  }
}
