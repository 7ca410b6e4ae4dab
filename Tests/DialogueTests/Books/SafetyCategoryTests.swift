import Dialogue
import TestSupport
import Testing

/// What an operator is told of the dangers a book has pages for.
struct SafetyCategoryTests {
  @Test func `only what some wording raises and a page answers is said to be answered`() throws {
    let safety = """
      {
        "format": 1, "order": ["medical", "assault", "under_18"],
        "signals": { "medical": { "act": "help" }, "assault": { "act": "help" }, "under_18": { "act": "under_18" } },
        "scan": { "ages": true, "phrases": [ { "signal": "medical", "level": "act", "phrase": "i cannot breathe" } ] }
      }
      """

    let book = try Books.mini(["safety.json": safety])

    #expect(book.answeredCategories == [.medical, .under18])
    #expect(book.unansweredCategories.contains(.assault))
  }

  @Test func `what the readme and the operators' guide say of the book that ships is so`() throws {
    let book = try Books.shipped()

    #expect(book.answeredCategories == [.under18], "README.md and Operating.md tell what is answered: write them anew")
  }

  @Test func `the sentence for operators names every category once`() throws {
    for book in [try Books.shipped(), try Books.proof(), try Books.mini([:])] {
      for category in SafetyCategory.allCases {
        #expect(book.safetyCoverage.ranges(of: category.words).count == 1, "\(category)")
      }
    }
  }
}
