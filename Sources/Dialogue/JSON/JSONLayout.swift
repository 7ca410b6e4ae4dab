/// JSON about to be written: keys and scalars as their text will stand, and what holds what.
struct JSONLayout: Sendable {
  indirect enum Content: Sendable {
    case scalar(String)
    case array([JSONLayout])
    /// Keys with their quotes.
    case object([(key: String, value: JSONLayout)])
  }

  let content: Content
  /// In characters, all of it on one line.
  let width: Int
  /// How many filled containers stand within each other.
  let depth: Int
  /// Must not stand on one line, however short it is.
  let isSpread: Bool

  init(scalar text: String) {
    content = .scalar(text)
    width = text.unicodeScalars.count
    depth = 0
    isSpread = false
  }

  init(array elements: [JSONLayout]) {
    content = .array(elements)
    width = elements.reduce(2) { $0 + $1.width } + max(0, elements.count - 1) * 2
    depth = elements.isEmpty ? 0 : 1 + (elements.map(\.depth).max() ?? 0)
    // Choices, topics, checks: what has an id is looked for, moved and compared by lines.
    isSpread = elements.contains(where: \.isSpread) || (elements.count > 1 && elements.contains(where: \.hasID))
  }

  init(object members: [(key: String, value: JSONLayout)]) {
    content = .object(members)
    let inner = members.reduce(0) { $0 + $1.key.unicodeScalars.count + 2 + $1.value.width }
    width = members.isEmpty ? 2 : inner + 4 + (members.count - 1) * 2
    depth = members.isEmpty ? 0 : 1 + (members.map(\.value.depth).max() ?? 0)
    isSpread = members.contains(where: \.value.isSpread)
  }

  private var hasID: Bool {
    if case .object(let members) = content { members.contains { $0.key == "\"id\"" } } else { false }
  }
}

extension JSONLayout {
  /// Longer lines are broken; counted with the indentation, the key and the comma.
  static let lineLimit = 120
  /// More containers within each other than this on one line are hard to read.
  static let depthLimit = 3
  /// A list that is too long for one line stands several to a line where none of its entries is longer than this.
  static let phraseLimit = 50

  /// `used` counts what else is on the line: indentation, key, comma.
  func write(to text: inout String, indent: Int = 0, used: Int = 1) {
    if fitsOnOneLine(used: used) { return writeLine(to: &text) }
    writeSpread(to: &text, indent: indent)
  }

  private func fitsOnOneLine(used: Int) -> Bool {
    depth == 0 || (!isSpread && depth <= Self.depthLimit && width + used <= Self.lineLimit)
  }

  private func writeLine(to text: inout String) {
    switch content {
    case .scalar(let scalar): text += scalar
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ", " }
        element.writeLine(to: &text)
      }
      text += "]"
    case .object(let members):
      guard !members.isEmpty else { return text += "{}" }
      for (index, member) in members.enumerated() {
        text += (index == 0 ? "{ " : ", ") + member.key + ": "
        member.value.writeLine(to: &text)
      }
      text += " }"
    }
  }

  /// One entry to a line; `indent` is that of the bracket that closes.
  func writeSpread(to text: inout String, indent: Int) {
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch content {
    case .scalar(let scalar): text += scalar
    case .array(let elements):
      text += "[\n"
      if arePhrases(elements) {
        writePhrases(elements, inner, to: &text)
      } else {
        for (index, element) in elements.enumerated() {
          text += inner
          element.write(to: &text, indent: indent + 2, used: indent + 2 + 1)
          text += index == elements.count - 1 ? "\n" : ",\n"
        }
      }
      text += outer + "]"
    case .object(let members):
      text += "{\n"
      for (index, member) in members.enumerated() {
        text += inner + member.key + ": "
        member.value.write(to: &text, indent: indent + 2, used: indent + 2 + member.key.unicodeScalars.count + 2 + 1)
        text += index == members.count - 1 ? "\n" : ",\n"
      }
      text += outer + "}"
    }
  }

  private func arePhrases(_ elements: [JSONLayout]) -> Bool {
    elements.allSatisfy { element in
      if case .scalar = element.content { element.width <= Self.phraseLimit } else { false }
    }
  }

  private func writePhrases(_ elements: [JSONLayout], _ inner: String, to text: inout String) {
    var used = inner.count
    text += inner
    for (index, element) in elements.enumerated() {
      let length = element.width + (index == elements.count - 1 ? 0 : 1)
      if index > 0, used + 1 + length > Self.lineLimit {
        text += "\n" + inner
        used = inner.count
      } else if index > 0 {
        text += " "
        used += 1
      }
      element.writeLine(to: &text)
      if index < elements.count - 1 { text += "," }
      used += length
    }
    text += "\n"
  }
}

extension JSONLayout {
  /// A value as it stands in its file: numbers and strings keep every byte, escapes included.
  init(_ value: JSONValue) {
    switch value.kind {
    case .object: self.init(object: value.children.map { ($0.rawKey, JSONLayout($0)) })
    case .array: self.init(array: value.children.map { JSONLayout($0) })
    default: self.init(scalar: value.rawText)
    }
  }

  init(_ tree: JSONTree) {
    switch tree {
    case .object(let members): self.init(object: members.map { (JSONWriter.quoted($0.key), JSONLayout($0.value)) })
    case .array(let elements): self.init(array: elements.map { JSONLayout($0) })
    case .string(let string): self.init(scalar: JSONWriter.quoted(string))
    case .number(let number): self.init(scalar: JSONWriter.numeral(number))
    case .bool(let bool): self.init(scalar: bool ? "true" : "false")
    case .null: self.init(scalar: "null")
    }
  }
}
