/// Changes single members of a file and leaves every other byte as it is.
///
/// What is written looks as `JSONFormatter` would write it, if what stands around it does.
package enum JSONEdit {
  /// The file with a member set in one of its objects, or nil where the path leads to none.
  ///
  /// A new member goes before `successor` if that is there, else to the end.
  package static func set(
    _ key: String, to tree: JSONTree, at path: [String], before successor: String? = nil, in file: SourceFile
  ) -> SourceFile? {
    var findings = Findings(files: [file])
    guard let document = JSONDocument.read(file, index: 0, findings: &findings), findings.list.isEmpty else {
      return nil
    }
    var object = document.root
    for step in path {
      guard let next = object[step] else { return nil }
      object = next
    }
    guard object.kind == .object else { return nil }
    var edited = file
    if let value = object[key] {
      replace(value, with: JSONLayout(tree), in: &edited.bytes)
    } else {
      insert(JSONWriter.quoted(key), JSONLayout(tree), into: object, before: successor, in: &edited.bytes)
    }
    return edited
  }

  private static func replace(_ value: JSONValue, with layout: JSONLayout, in bytes: inout [UInt8]) {
    let text = render(layout, at: Int(value.place.start), in: bytes, isRoot: false)
    bytes.replaceSubrange(Int(value.place.start)..<Int(value.place.end), with: text.utf8)
  }

  private static func insert(
    _ key: String, _ layout: JSONLayout, into object: JSONValue, before successor: String?, in bytes: inout [UInt8]
  ) {
    let start = Int(object.place.start)
    let isRoot = object.position == 0
    var members = object.children.map { (key: $0.rawKey, value: JSONLayout($0)) }
    let isInShape = render(JSONLayout(object: members), at: start, in: bytes, isRoot: isRoot) == object.rawText
    let position = successor.flatMap { name in object.children.firstIndex { $0.key == name } } ?? members.count
    if isInShape || members.isEmpty {
      members.insert((key, layout), at: position)
      let text = render(JSONLayout(object: members), at: start, in: bytes, isRoot: isRoot)
      bytes.replaceSubrange(start..<Int(object.place.end), with: text.utf8)
      return
    }
    let children = Array(object.children)
    let neighbour = Int(children[min(position, children.count - 1)].keyPlace.start)
    let line = lineStart(neighbour, in: bytes)
    let blank = bytes[line..<neighbour]
    // A neighbour that begins its line shows how members are divided here.
    let divider = blank.allSatisfy(JSONByte.isBlank) ? "\n" + String(decoding: blank, as: UTF8.self) : " "
    let indent = divider.utf8.count - 1
    var text = ""
    layout.write(to: &text, indent: indent, used: indent + key.unicodeScalars.count + 3)
    if position < children.count {
      bytes.insert(contentsOf: "\(key): \(text),\(divider)".utf8, at: neighbour)
    } else {
      bytes.insert(contentsOf: ",\(divider)\(key): \(text)".utf8, at: Int(children[children.count - 1].place.end))
    }
  }

  private static func render(_ layout: JSONLayout, at start: Int, in bytes: [UInt8], isRoot: Bool) -> String {
    var text = ""
    if isRoot {
      layout.writeSpread(to: &text, indent: 0)
      return text
    }
    let line = lineStart(start, in: bytes)
    let indent = bytes[line..<start].prefix { $0 == JSONByte.space }.count
    let before = String(decoding: bytes[line..<start], as: UTF8.self).unicodeScalars.count
    layout.write(to: &text, indent: indent, used: before + 1)
    return text
  }

  private static func lineStart(_ offset: Int, in bytes: [UInt8]) -> Int {
    bytes[..<offset].lastIndex(of: JSONByte.lineFeed).map { $0 + 1 } ?? 0
  }
}

extension JSONValue.Children {
  fileprivate func firstIndex(where matches: (JSONValue) -> Bool) -> Int? {
    enumerated().first { matches($0.element) }?.offset
  }
}
