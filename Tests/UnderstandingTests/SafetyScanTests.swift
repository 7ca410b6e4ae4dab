import Testing

@testable import Understanding

struct SafetyScanTests {
  static let scan = SafetyScan(
    SafetyRules(
      ages: true,
      phrases: [
        SafetyPhrase(signal: "self_harm", variant: "self", level: .act, phrase: "red balloon"),
        SafetyPhrase(signal: "acute_distress", variant: "self", level: .ask, phrase: "I can't do this"),
        SafetyPhrase(signal: "medical", variant: "other", level: .act, phrase: "red balloon burst"),
      ]))

  private func isUnderage(_ text: String) -> Bool {
    Self.scan.signals(in: text, year: 2026).contains { $0.signal == "under_18" }
  }

  @Test(arguments: [
    "I'm 15", "im 16", "i am seventeen", "i'm only 14", "I am 17 years old", "15f", "m16", "16m here",
    "15 years old here",
    "i'm under 18", "I'm a minor", "not 18 yet", "i turn 18 next month", "born in 2010", "I was born in 2011",
    "i'm in year 10", "in 9th grade rn, i'm in 9th grade", "i'm a freshman in high school", "almost 18",
    "im not 18 yet",
    "i'm 15 and my boyfriend is 20", "hey, im 14", "we're both fifteen", "my boyfriend and i are both 16",
    "me and my gf are 17", "until i'm 18", "I'll be 18 in june", "i'm nearly 18", "just turned 16",
    "girl, 14, need advice",
    "i'm a boy 15", "i'm 15f", "16yo", "fourteen years old", "age: 16", "my age is 15", "i'm underage", "im just a kid",
    "ninth grader here", "i'm a high schooler", "i'm in grade 10", "we are in tenth grade", "I'm still in high school",
    "my birthday is 3rd march 2011", "not an adult yet", "I’m 13.", "Ｉ’ｍ 15", "i am going to be 16", "iam 15 yers old",
    "i said i was 18 but im 17", "i'm a 16 year old girl", "i'm not even 18", "under age", "i turn 17 in may",
    "16yrs old",
  ])
  func `a person who says they are under 18 is heard`(text: String) {
    #expect(isUnderage(text))
  }

  @Test(arguments: [
    "I'm 19", "i'm 15 minutes away", "16 years together", "together since we were 16", "I'm 17 weeks pregnant",
    "room 15",
    "my son is 12", "i was 15 when it started", "i'm 16 stone", "i'm 5'4", "i'm 100% sure", "i'm 10 out of 10",
    "i'm 12 hours late", "I teach year 9", "when i was 17", "15", "15 minutes", "15m", "fifteen", "10", "i'm 18",
    "i am eighteen", "i'm over 18", "I turned 18 last year", "she's 15 years older", "we are 16 miles apart",
    "giggling like a 15 year old", "i feel like i'm 15 again", "my daughter is in year 10", "he is almost 18",
    "she's not 18",
    "not 18 years, 17", "i'm not a minor", "i was born in 1990", "my son was born in 2015", "born in 1985",
    "high school sweethearts",
    "i'm a high school teacher", "my kid walked in", "i'm in year 2 of my phd", "I'm 10 episodes behind",
    "we're 12 in total",
    "i'm a kid at heart", "i have a minor injury", "almost 18 years together", "in 15 minutes",
    "underage girlfriend", "a 15 year old student wrote to me",
    "option 12", "i work in a high school", "see you at 17", "i'm on page 12", "under 18 minutes", "i am not underage",
    "my 16 year old is asleep", "i'm 30, she's 31",
  ])
  func `numbers, pasts and other people's ages stay quiet`(text: String) {
    #expect(!isUnderage(text))
  }

  @Test func `phrases are heard as whole words at any depth of a long text`() {
    let long = String(repeating: "lovely evening, ", count: 7_000) + "RED  Balloon"

    #expect(Self.scan.signals(in: long, year: 2026).map(\.rule) == ["phrase:red balloon"])
    #expect(Self.scan.signals(in: "red balloons", year: 2026).isEmpty)
    #expect(Self.scan.signals(in: "i cant do this", year: 2026).map(\.level) == [.ask])
  }

  @Test func `signals come in the rules' order and once each`() {
    let rules = Self.scan.signals(in: "i can't do this, red balloon burst, red balloon, im 15, i'm 16", year: 2026).map(
      \.rule)

    #expect(rules == ["under_18.age", "phrase:red balloon", "phrase:i can not do this", "phrase:red balloon burst"])
  }

  @Test func `ages can be left to another book`() {
    #expect(SafetyScan(SafetyRules(ages: false, phrases: [])).signals(in: "i'm 15", year: 2026).isEmpty)
  }

  @Test func `the year of birth is read against the current year`() {
    #expect(Self.scan.signals(in: "born in 2010", year: 2027).map(\.rule) == ["under_18.born"])
    #expect(Self.scan.signals(in: "born in 2010", year: 2028).isEmpty)
  }
}
