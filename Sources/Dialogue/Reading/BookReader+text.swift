extension BookReader {
  /// A string, a list of bubbles, or wording that varies.
  mutating func textBlock(_ value: JSONValue?, given: [String] = []) -> TextBlock? {
    guard let value else { return nil }
    switch value.kind {
    case .string: return template(value, given: given).map { TextBlock(items: [.bubble(bubble($0))]) }
    case .object: return textItem(value, given: given).map { TextBlock(items: [$0]) }
    case .array:
      if value.count == 0 {
        findings.invalidValue("this text is empty", fix: "Write a sentence, or leave text out.", at: value.place)
      }
      return TextBlock(
        items: value.elements.compactMap { element in
          if element.kind == .object { return textItem(element, given: given) }
          return template(element, given: given).map { .bubble(bubble($0)) }
        })
    default:
      findings.wrongType(expected: "a text, or a list of texts", found: value, what: "text")
      return nil
    }
  }

  private func bubble(_ template: Template) -> TextBlock.Bubble {
    TextBlock.Bubble(template: template, condition: nil, speaker: .coach, needs: [])
  }

  private mutating func textItem(_ value: JSONValue, given: [String]) -> TextBlock.Item? {
    var fields = Fields(value)
    if let mode = fields.take("vary") { return vary(mode, value, &fields, given: given) }
    guard let text = fields.take("text") else {
      if value["of"] != nil {
        if !fields.reportSlip(of: "vary", "a varied text", besides: ["of"], &findings) {
          findings.missingKey("vary", in: "a varied text", at: value.place)
        }
        return nil
      }
      if fields.reportSlip(of: "text", "a bubble", besides: ["when", "speaker", "needs"], &findings) { return nil }
      findings.missingKey("text", in: "a bubble", at: value.place)
      return nil
    }
    let condition = formula(fields.take("when"))
    var speaker = Speaker.coach
    if let named = fields.take("speaker") {
      if let known = named.string.flatMap(Speaker.init) {
        speaker = known
      } else {
        findings.unknownOption(named, what: "speaker", known: Speaker.allCases.map(\.rawValue))
      }
    }
    let needsValue = fields.take("needs")
    let needs = strings(needsValue, "needs")
    if let needsValue, script.map({ !symbols.scripts[$0].isSafety }) ?? true {
      findings.misplacedKey(
        "needs", why: "resources stand in safety scripts only", fix: "Leave needs out.", at: needsValue.keyPlace)
    }
    fields.finish("a bubble", &findings)
    guard let template = template(text, given: given) else { return nil }
    return .bubble(TextBlock.Bubble(template: template, condition: condition, speaker: speaker, needs: needs))
  }

  private mutating func vary(
    _ mode: JSONValue, _ value: JSONValue, _ fields: inout Fields, given: [String]
  ) -> TextBlock.Item? {
    guard let known = mode.string.flatMap(TextBlock.Variation.Mode.init) else {
      findings.unknownOption(mode, what: "way to vary", known: TextBlock.Variation.Mode.allCases.map(\.rawValue))
      return nil
    }
    guard let of = fields.take("of"), of.kind == .array, of.count > 0 else {
      findings.missingKey("of", in: "a varied text", at: value.place)
      return nil
    }
    let options = of.elements.compactMap { textBlock($0, given: given) }
    fields.finish("a varied text", &findings)
    // Node and wording: inserting a bubble before it shifts nothing, and an edit starts the count anew.
    let wording = ID(options.map(\.wording).joined(separator: "|"))
    let id = ID("\(nodeName)/\(wording.raw)")
    return .vary(TextBlock.Variation(id: id, wording: wording, mode: known, options: options))
  }
}
