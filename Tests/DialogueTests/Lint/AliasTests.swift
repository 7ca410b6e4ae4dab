import Dialogue
import TestSupport
import Testing

/// What old names mean now, on every level at once.
struct AliasTests {
  private func book(renamed: String, script: String, shared: String = "") throws -> Book {
    try Books.mini([
      "book.json": MiniBook.book(", \"renamed\": { \(renamed) }\(shared)"), "scripts/cake.json": script,
    ])
  }

  private static let nodes =
    #""ask": { "text": "Cake?", "choices": [ { "id": "yes", "text": "Yes", "next": "bye" } ] }, "bye": { "text": "{kind}", "end": true }"#

  private static let script = MiniBook.script(
    nodes, id: "cake",
    variables:
      #""kind": { "type": "enum", "of": ["plain", "lemon"], "default": "plain", "was": ["sort", { "sour": "lemon" }] }, "guest": { "type": "person", "was": "visitor" }"#,
    more: #", "renamed": { "first": "ask", "ask.sure": "ask.yes", "zeroth": "first", "kettle": "tea#ask" }"#)

  @Test(arguments: [
    ("pie", "cake"), ("cake#first", "cake#ask"), ("cake#zeroth", "cake#ask"), ("pie#ask", "cake#ask"),
    ("pie#first", "cake#ask"), ("pie#zeroth", "cake#ask"), ("pie#bye", "cake#bye"), ("cake#ask.sure", "cake#ask.yes"),
    ("cake#first.yes", "cake#ask.yes"), ("cake#zeroth.sure", "cake#ask.yes"), ("pie#first.sure", "cake#ask.yes"),
    ("cake.sort", "cake.kind"), ("pie.kind", "cake.kind"), ("pie.sort", "cake.kind"),
    ("cake.kind:sour", "cake.kind:lemon"), ("cake.sort:sour", "cake.kind:lemon"), ("pie.sort:sour", "cake.kind:lemon"),
    ("pie.kind:plain", "cake.kind:plain"), ("cake.visitor", "cake.guest"),
    ("cake.visitor.pronouns", "cake.guest.pronouns"), ("cake.visitor.pronouns:she", "cake.guest.pronouns:she"),
    ("pie.visitor.pronouns:she", "cake.guest.pronouns:she"), ("cake#kettle", "tea#ask"), ("pie#kettle", "tea#ask"),
    ("cake#kettle.water", "tea#ask.water"), ("pastry#first", "cake#ask"),
  ])
  func `an old name means what is there now`(old: String, new: String) throws {
    let book = try book(renamed: #""pie": "cake", "pastry": "pie""#, script: Self.script)

    #expect(book.current(ID(old)) == ID(new))
  }

  @Test func `what was never renamed means itself`() throws {
    let book = try book(renamed: #""pie": "cake""#, script: Self.script)

    #expect(book.current(ID("cake#ask")) == ID("cake#ask"))
    #expect(book.current(ID("biscuit#ask")) == ID("biscuit#ask"))
    #expect(try Books.mini().aliases.isEmpty)
  }

  @Test(arguments: [
    (#""pie": "pastry""#, "alias-to-nothing"), (#""pie": "pastry", "pastry": "pie""#, "alias-cycle"),
    (#""pie": "pie""#, "alias-cycle"), (#""tea": "cake""#, "duplicate-id"),
  ])
  func `a rename that leads nowhere is found`(renamed: String, code: String) {
    let files = MiniBook.files([
      "book.json": MiniBook.book(", \"renamed\": { \(renamed) }"), "scripts/cake.json": Self.script,
    ])

    #expect(BookReader.read(files).diagnostics.map(\.rule.rawValue) == [code])
  }

  @Test func `names with the same hash are found wherever they stand`() {
    var findings = Findings(files: [SourceFile(path: "book.json", text: "{}")])
    let place = Place(file: 0, start: 0, end: 1)

    findings.idCollisions(among: [
      ("cake#cherry-cream-nut", place), ("cake#ask", place), ("cake#ask", place), ("cake#rice-warm-table", place),
    ])

    #expect(findings.list.map(\.rule) == [.idCollision])
  }

  @Test func `a name of before that has the hash of one of now is found`() {
    let script = MiniBook.script(
      #""ask": { "text": "Cake?", "next": "rice-warm-table" }, "rice-warm-table": { "text": "Enjoy.", "end": true }"#,
      id: "cake", more: #", "renamed": { "cherry-cream-nut": "ask" }"#)

    let found = BookReader.read(MiniBook.files(["scripts/cake.json": script])).diagnostics

    #expect(found.contains { $0.rule == .idCollision })
  }
}
