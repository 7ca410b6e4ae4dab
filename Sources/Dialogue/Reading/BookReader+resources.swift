extension BookReader {
  /// The lines of help that may be shown: status and date known, and not in doubt.
  mutating func readResources(_ object: JSONValue) -> Resources {
    var fields = Fields(object)
    readHead(&fields, what: "helplines.json", place: object.place)
    _ = string(fields.take("compiled"), "compiled")
    var resources = Resources()
    if let international = fields.take("international"), international.kind == .object {
      var inner = Fields(international)
      resources.international = lines(inner.take("lines"))
      inner.finish("international", &findings)
    }
    for country in fields.take("countries").map({ Array($0.elements) }) ?? [] where country.kind == .object {
      if let country = readCountry(country) { resources.countries.append(country) }
    }
    fields.finish("helplines.json", &findings)
    return resources
  }

  private mutating func readCountry(_ object: JSONValue) -> Resources.Country? {
    var fields = Fields(object)
    let code = string(fields.take("code"), "code")
    _ = string(fields.take("name"), "name")
    var emergency: String?
    if let value = fields.take("emergency"), value.kind == .object {
      var inner = Fields(value)
      emergency = string(inner.take("number"), "number")
      inner.finish("emergency", &findings)
    }
    let lines = lines(fields.take("lines"))
    fields.finish("a country", &findings)
    guard let code else {
      findings.missingKey("code", in: "a country", at: object.place)
      return nil
    }
    return Resources.Country(code: code, emergency: emergency, lines: lines)
  }

  private mutating func lines(_ value: JSONValue?) -> [Resources.Line] {
    guard let value else { return [] }
    return value.elements.compactMap { element in
      guard element.kind == .object else {
        findings.wrongType(expected: "an object with name and kinds", found: element, what: "a line")
        return nil
      }
      var fields = Fields(element)
      let name = string(fields.take("name"), "name")
      let kinds = strings(fields.take("kinds"), "kinds")
      let ways = ["phone", "text", "url"].compactMap { string(fields.take($0), $0) }
      let hours = string(fields.take("hours"), "hours")
      _ = string(fields.take("source"), "source")
      let checked = string(fields.take("checked"), "checked")
      let statusValue = fields.take("status")
      let status = string(statusValue, "status")
      fields.finish("a line", &findings)
      for (key, isThere) in [("name", name != nil), ("checked", checked != nil), ("status", status != nil)]
      where !isThere {
        findings.missingKey(key, in: "a line of help", at: element.place)
      }
      let shown = ["corroborated", "single_secondary"]
      if let statusValue, let status, !(shown + ["unverified", "caution"]).contains(status) {
        findings.unknownOption(statusValue, what: "status", known: shown + ["unverified", "caution"])
      }
      guard let name, let status, shown.contains(status), checked != nil, let way = ways.first else { return nil }
      let text = ([name, way] + [hours].compactMap { $0 }).joined(separator: ", ")
      return Resources.Line(kinds: kinds, text: text)
    }
  }
}
