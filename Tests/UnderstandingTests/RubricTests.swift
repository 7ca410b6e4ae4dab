import Testing

@testable import Understanding

struct RubricTests {
  static let opener = Rubric(
    id: "opener",
    checks: [
      check("feels", .anyOf(["I feel", "I felt", "I love", "I'd love", "I'd like"])),
      check("asks", .asks),
      check(
        "no-blame",
        .all([.noneOf(["you never", "you always"]), .not(.starts(with: ["why do you", "you"], within: 1))])),
      check("short", .atMost(words: 12)),
      check("warm", .any([.starts(with: ["hey", "love"], within: 3), .anyOf(["thank you"])])),
    ])

  static func check(_ id: String, _ test: Rubric.Test) -> Rubric.Check {
    Rubric.Check(id: id, landed: "landed", tryLine: "try", test: test)
  }

  @Test(arguments: [
    ("Hey love, I'd like ten quiet minutes. Could we?", ["feels", "asks", "no-blame", "short", "warm"]),
    ("you never hold me", ["short"]),
    ("would you stay a bit", ["asks", "no-blame", "short"]),
    ("I loved it, I feel close to you and I wish we could stay like this for a while longer", ["feels", "no-blame"]),
    ("cuddles love", ["no-blame", "short", "warm"]),
    ("", ["no-blame", "short"]),
    ("You always leave？", ["asks", "short"]),
    ("so hey, thank you", ["no-blame", "short", "warm"]),
  ])
  func `a line is marked check by check`(line: String, met: [String]) {
    let assessment = Self.opener.assess(line)

    #expect(assessment.met == met)
    #expect(assessment.missing == Self.opener.checks.map(\.id).filter { !met.contains($0) })
  }

  @Test func `an empty list of phrases is met by none`() {
    let rubric = Rubric(id: "r", checks: [Self.check("any", .anyOf(["?!"])), Self.check("none", .noneOf([]))])

    #expect(rubric.assess("anything").met == ["none"])
  }
}
