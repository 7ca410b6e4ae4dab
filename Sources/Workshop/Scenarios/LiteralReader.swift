import Dialogue
import Understanding

/// Reads JSON values for variables, and shows values as JSON again.
struct LiteralReader {
  let book: Book

  /// The value, or nil with a finding; `null` is read by the caller.
  func value(_ json: JSONValue, for variable: Variable, _ findings: inout Findings) -> Value? {
    let what = "“\(variable.name)”"
    switch variable.kind {
    case .bool: return findings.bool(json, what).map(Value.bool)
    case .number, .clock:
      guard let number = json.number else {
        findings.wrongType(expected: "a number", found: json, what: what)
        return nil
      }
      return .number(number)
    case .text: return findings.string(json, what).map(Value.text)
    case .options(let list): return option(json, what, list, &findings).map(Value.option)
    case .member(let set): return option(json, what, book.variables[set].options, &findings).map(Value.option)
    case .set(let list, let own): return set(json, what, list, takesOwn: own != nil, &findings)
    case .moment: return moment(json, what, &findings)
    case .marks(let rubric): return marks(json, what, rubric, &findings)
    }
  }

  private func option(
    _ json: JSONValue, _ what: String, _ list: OptionList?, _ findings: inout Findings
  ) -> ID? {
    guard let name = findings.string(json, what) else { return nil }
    if let option = list?.option(named: name) { return option.id }
    unknown(name, list?.options.map(\.name) ?? [], json, &findings)
    return nil
  }

  private func unknown(_ name: String, _ known: [String], _ json: JSONValue, _ findings: inout Findings) {
    findings.add(
      .unknownMember, at: json.place, "there is no member “\(name)”",
      fix: Findings.didYouMean(name, known, otherwise: "Write one of \(known.joined(separator: ", "))."))
  }

  /// What is no member counts as the person's own item, unless it is nearly a member.
  private func set(
    _ json: JSONValue, _ what: String, _ list: OptionList, takesOwn: Bool, _ findings: inout Findings
  ) -> Value? {
    var set = SetValue()
    let before = findings.list.count
    let names = list.options.map(\.name)
    for (name, element) in findings.strings(json, what) {
      if let option = list.option(named: name) {
        set.insert(option.id)
      } else if takesOwn, Suggestion.nearest(name, among: names) == nil {
        set.own.append(.init(name))
      } else {
        unknown(name, names, element, &findings)
      }
    }
    return findings.list.count == before ? .set(set) : nil
  }

  /// Day and time in UTC: `2026-03-03 18:30`.
  private func moment(_ json: JSONValue, _ what: String, _ findings: inout Findings) -> Value? {
    guard let text = findings.string(json, what) else { return nil }
    let numbers = text.split(whereSeparator: { "- :".contains($0) }).map { Int($0) ?? -1 }
    guard numbers.count == 5, (1...9_999).contains(numbers[0]), (1...12).contains(numbers[1]),
      (1...31).contains(numbers[2]), (0...23).contains(numbers[3]), (0...59).contains(numbers[4])
    else {
      findings.add(
        .invalidValue, at: json.place, "“\(text)” is no moment", fix: "Write day and time: \"2026-03-03 18:30\".")
      return nil
    }
    let day = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]).daysSince1970
    return .moment(Int64(day) * 86_400 + Int64(numbers[3] * 3_600 + numbers[4] * 60))
  }

  /// The checks that are met; the others are missing.
  private func marks(_ json: JSONValue, _ what: String, _ rubric: Int, _ findings: inout Findings) -> Value? {
    let rubric = book.rubrics[rubric]
    var met: [String] = []
    let before = findings.list.count
    for (name, element) in findings.strings(json, what) {
      if rubric.checks.contains(where: { $0.id == name }) {
        met.append(name)
      } else {
        unknown(name, rubric.checks.map(\.id), element, &findings)
      }
    }
    guard findings.list.count == before else { return nil }
    let all = rubric.checks.map(\.id)
    return .marks(
      Marks(
        met: all.filter(met.contains).map { ID("\(rubric.id):\($0)") },
        missing: all.filter { !met.contains($0) }.map { ID("\(rubric.id):\($0)") }))
  }

  /// Whether a variable holds what is expected.
  ///
  /// Sets need the same members and own items in any order, marks the same checks. As for `known(x)`, an empty text or
  /// set is as good as none.
  func holds(_ expected: Value?, _ actual: Value?) -> Bool {
    switch (expected, actual) {
    case (.set(let set)?, nil), (nil, .set(let set)?): set.isEmpty
    case (.text(let text)?, nil), (nil, .text(let text)?): text.isEmpty
    case (.set(let expected)?, .set(let actual)?):
      expected.members == actual.members && expected.own.map(\.text).sorted() == actual.own.map(\.text).sorted()
    case (.marks(let expected)?, .marks(let actual)?): Set(expected.met) == Set(actual.met)
    default: expected == actual
    }
  }

  /// The value as a writer would write it in JSON.
  func text(of value: Value?, _ variable: Variable) -> String {
    switch value {
    case nil: "null"
    case .bool(let flag)?: flag ? "true" : "false"
    case .number(let number)?: Int(exactly: number).map(String.init) ?? String(number)
    case .text(let text)?: quoted(text)
    case .option(let id)?: quoted(name(of: id, variable))
    case .set(let set)?: list(set.members.map { name(of: $0, variable) }.sorted() + set.own.map(\.text))
    case .moment(let seconds)?: "\"\(Transcript.moment(seconds, 0))\""
    case .marks(let marks)?: list(checkNames(marks.met, variable))
    }
  }

  /// The value as `with` takes it; nil for a person's own item where a member is wanted.
  func tree(of value: Value, _ variable: Variable) -> JSONTree? {
    func list(_ names: [String]) -> JSONTree { .array(names.map(JSONTree.string)) }
    switch value {
    case .bool(let flag): return .bool(flag)
    case .number(let number): return .number(number)
    case .text(let text):
      guard case .text = variable.kind else { return nil }
      return .string(text)
    case .option(let id): return .string(name(of: id, variable))
    case .set(let set): return list(set.members.map { name(of: $0, variable) }.sorted() + set.own.map(\.text))
    case .moment(let seconds): return .string(Transcript.moment(seconds, 0))
    case .marks(let marks): return list(checkNames(marks.met, variable))
    }
  }

  private func quoted(_ text: String) -> String { String(JSONWriter.text(of: .string(text)).dropLast()) }

  private func list(_ names: [String]) -> String {
    "[\(names.map(quoted).joined(separator: ", "))]"
  }

  private func name(of member: ID, _ variable: Variable) -> String {
    var list = variable.options
    if case .member(let set) = variable.kind { list = book.variables[set].options }
    return list?.option(member)?.name ?? "?"
  }

  private func checkNames(_ ids: [ID], _ variable: Variable) -> [String] {
    guard case .marks(let index) = variable.kind else { return [] }
    let rubric = book.rubrics[index]
    return rubric.checks.map(\.id).filter { ids.contains(ID("\(rubric.id):\($0)")) }
  }
}
