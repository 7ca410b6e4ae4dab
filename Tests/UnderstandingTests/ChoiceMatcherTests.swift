import Testing

@testable import Understanding

struct ChoiceMatcherTests {
  static let partner = [
    ChoiceOption(label: "My partner", examples: ["my wife", "husband", "my boyfriend", "girlfriend of two years"]),
    ChoiceOption(label: "Someone new", examples: ["we just started dating", "a hookup", "first date"]),
    ChoiceOption(label: "More than one", examples: ["we are poly", "both of my partners"]),
  ]
  static let moments = [
    ChoiceOption(label: "Over a meal or a walk"),
    ChoiceOption(label: "By text first"),
    ChoiceOption(label: "Right after, in bed"),
    ChoiceOption(label: "Tomorrow evening"),
  ]
  static let sides = [
    ChoiceOption(label: "Yes, please"), ChoiceOption(label: "No, not now"), ChoiceOption(label: "Show me how"),
  ]
  static let minutes = [
    ChoiceOption(label: "5 minutes"), ChoiceOption(label: "10 minutes"), ChoiceOption(label: "20 minutes"),
  ]

  @Test(arguments: [
    ("my partner", 0), ("My Partner!!", 0), ("my wife", 0), ("um, my wife I think", 0), ("someone new", 1),
    ("it's someone new", 1), ("more than one", 2), ("more than one, tbh", 2),
    ("1", 0), ("2", 1), ("2.", 1), ("(3)", 2), ("#2", 1), ("option 2", 1), ("number two", 1), ("two", 1), ("(b)", 1),
    ("b)", 1), ("c", 2), ("A", 0), ("option a", 0), ("first", 0), ("2nd", 1), ("the second one", 1),
    ("the last one", 2),
    ("last", 2), ("the middle one please", 1), ("second to last", 1), ("2 mostly", 1), ("2️⃣", 1), ("not sure, 3?", 2),
    ("not sure, the second", 1), ("one", 0),
    ("one please", 0), ("i'd go with the third", 2), ("not the first, the second", 1), ("the second, not the first", 1),
    ("not the first or", -1), ("neither", -1), ("4", -1), ("0", -1), ("99", -1), ("the tenth", -1), ("1 or 2", -1),
    ("not 2", -1), ("not 1 not 2", 2), ("one second", -1), ("the one", -1), ("first of all", -1),
    ("my wife, 6 years", 0), ("my girlfriend", 0), ("he's my husband", 0), ("we just had a hookup", 1),
    ("sombody new", 1), ("somone new", 1), ("my parnter", 0), ("my prtner", 0), ("husbnad", 0), ("hokup", -1),
    ("not my wife", -1), ("my wife and a hookup", -1), ("idk", -1), ("I don't know", -1), ("", -1), ("🦊", -1),
    ("purple elephants", -1), ("last night", -1), ("two of them", -1), ("no idea", -1),
  ])
  func `one choice is read or none`(text: String, expected: Int) {
    #expect(
      ChoiceMatcher.match(text, options: Self.partner, many: false) == (expected < 0 ? .none : .chosen([expected])))
  }

  @Test(arguments: [
    ("sunday walk", 0), ("over a meal", 0), ("text", 1), ("by text", 1), ("text first", 1), ("in bed", 2),
    ("right after", -1), ("tomorow evening", 3), ("tomorrow evening please", 3), ("evening", 3),
    ("probably over a meal or a walk", 0), ("anything but a walk", -1),
  ])
  func `telling words point to their only owner`(text: String, expected: Int) {
    #expect(
      ChoiceMatcher.match(text, options: Self.moments, many: false) == (expected < 0 ? .none : .chosen([expected])))
  }

  @Test(arguments: [
    ("yes", 0), ("yep", 0), ("sure", 0), ("absolutely", 0), ("YESSSS", 0), ("yeah please", 0), ("👍", 0), ("ok", 0),
    ("of course", 0), ("why not", 0), ("i do", 0), ("no problem", 0), ("yes i think so", 0),
    ("no", 1), ("nope", 1), ("nah", 1), ("no thanks", 1), ("nooooo", 1), ("not now", 1), ("not really", 1),
    ("absolutely not", 1), ("of course not", 1), ("👎", 1), ("i don't", 1), ("no i don't want to", 1), ("rather not", 1),
    ("I don't know", -1), ("not sure", -1), ("i'm not sure", -1), ("maybe", -1), ("yes and no", -1),
    ("yes but not now", -1),
    ("dunno yes?", -1), ("show me how", 2),
  ])
  func `yes and no find the choice of their side`(text: String, expected: Int) {
    #expect(ChoiceMatcher.match(text, options: Self.sides, many: false) == (expected < 0 ? .none : .chosen([expected])))
  }

  @Test func `yes means nothing where no choice takes a side`() {
    #expect(ChoiceMatcher.match("yes", options: Self.partner, many: false) == .none)
    #expect(ChoiceMatcher.match("nah", options: Self.partner, many: false) == .none)
  }

  @Test(arguments: [
    ("5 minutes", 0), ("10", 1), ("20", 2), ("15 minutes", -1), ("10 minuts", 1), ("3", 2), ("third", 2),
    ("about 20 minutes", 2),
  ])
  func `a number may be a place in the list or part of a label`(text: String, expected: Int) {
    #expect(
      ChoiceMatcher.match(text, options: Self.minutes, many: false) == (expected < 0 ? .none : .chosen([expected])))
  }

  @Test func `a number that is one choice's place and another's label asks again`() {
    let options = [ChoiceOption(label: "3 minutes"), ChoiceOption(label: "2 minutes"), ChoiceOption(label: "1 minute")]

    #expect(ChoiceMatcher.match("1", options: options, many: false) == .none)
    #expect(ChoiceMatcher.match("2", options: options, many: false) == .chosen([1]))
  }

  @Test func `a wording two choices share chooses nothing`() {
    let options = [ChoiceOption(label: "A", examples: ["later"]), ChoiceOption(label: "B", examples: ["Later!"])]

    #expect(ChoiceMatcher.match("later", options: options, many: false) == .none)
  }

  @Test func `labels of any script are matched`() {
    let options = [ChoiceOption(label: "Мой партнёр"), ChoiceOption(label: "一起散步"), ChoiceOption(label: "Später")]

    #expect(ChoiceMatcher.match("мой партнер", options: options, many: false) == .chosen([0]))
    #expect(ChoiceMatcher.match("一起散步。", options: options, many: false) == .chosen([1]))
    #expect(ChoiceMatcher.match("SPATER", options: options, many: false) == .chosen([2]))
  }

  @Test func `no options means no choice`() {
    #expect(ChoiceMatcher.match("1", options: [], many: false) == .none)
    #expect(ChoiceMatcher.match("all", options: [], many: true) == .none)
  }

  static let comforts = [
    ChoiceOption(label: "Water", examples: ["a glass of water"]), ChoiceOption(label: "Blanket and tea"),
    ChoiceOption(label: "Cuddling", match: ["cuddle", "cuddles"]), ChoiceOption(label: "Quiet time"),
    ChoiceOption(label: "None of these"),
  ]

  @Test(arguments: [
    ("water", [0]), ("water and 3", [0, 2]), ("1, 2", [0, 1]), ("1 3 4", [0, 2, 3]), ("1 and 3", [0, 2]),
    ("one and three", [0, 2]), ("3,1", [0, 2]), ("water, cuddles and quiet time please", [0, 2, 3]),
    ("blanket and tea", [1]), ("blanket and tea and water", [0, 1]), ("water cuddling", [0, 2]),
    ("the first two", [0, 1]), ("the last two", [3, 4]), ("the first 9", []),
    ("all", [0, 1, 2, 3]), ("all of them", [0, 1, 2, 3]), ("everything", [0, 1, 2, 3]),
    ("everything except 2", [0, 2, 3]),
    ("all but water", [1, 2, 3]), ("both", []), ("none of these", [4]), ("1 9", []), ("water and a unicorn", []),
    ("1 and 2, not 3", [0, 1]), ("watr, cuddels", [0, 2]), ("not 2", []), ("", []), ("water + 4", [0, 3]),
    ("water\n3", [0, 2]), ("um, water, thanks", [0]),
  ])
  func `several choices are read from a list`(text: String, expected: [Int]) {
    #expect(
      ChoiceMatcher.match(text, options: Self.comforts, many: true) == (expected.isEmpty ? .none : .chosen(expected)))
  }

  @Test func `both picks both of two`() {
    let options = [ChoiceOption(label: "Water"), ChoiceOption(label: "Tea")]

    #expect(ChoiceMatcher.match("both please", options: options, many: true) == .chosen([0, 1]))
    #expect(ChoiceMatcher.match("both", options: options, many: false) == .none)
  }
}
