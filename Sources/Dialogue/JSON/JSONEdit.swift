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
    set(JSONWriter.quoted(key), JSONLayout(tree), in: object, at: object[key], before: successor, of: &edited.bytes)
    return edited
  }

  private static func set(
    _ key: String, _ layout: JSONLayout, in object: JSONValue, at known: JSONValue?, before successor: String?,
    of bytes: inout [UInt8]
  ) {
    let start = Int(object.place.start)
    let isRoot = object.position == 0
    let children = Array(object.children)
    var members = children.map { (key: $0.rawKey, value: JSONLayout($0)) }
    let isInShape = render(JSONLayout(object: members), at: start, in: bytes, isRoot: isRoot) == object.rawText
    let place = children.firstIndex { $0.position == known?.position }
    let successor = successor.flatMap { name in children.firstIndex { $0.key == name } }
    if isInShape || members.isEmpty {
      if let place {
        members[place].value = layout
      } else {
        members.insert((key, layout), at: successor ?? members.count)
      }
      let text = render(JSONLayout(object: members), at: start, in: bytes, isRoot: isRoot)
      bytes.replaceSubrange(start..<Int(object.place.end), with: text.utf8)
      return
    }
    let neighbour = children[place ?? successor ?? children.count - 1]
    let divider = divider(before: neighbour, in: bytes)
    let text = text(of: layout, behind: key, divider)
    if place != nil {
      bytes.replaceSubrange(Int(neighbour.place.start)..<Int(neighbour.place.end), with: text.utf8)
    } else if successor != nil {
      bytes.insert(contentsOf: "\(key): \(text),\(divider)".utf8, at: Int(neighbour.keyPlace.start))
    } else {
      bytes.insert(contentsOf: ",\(divider)\(key): \(text)".utf8, at: Int(neighbour.place.end))
    }
  }

  /// What stands before a member that begins its line; a space where it begins none.
  private static func divider(before member: JSONValue, in bytes: [UInt8]) -> String {
    let key = Int(member.keyPlace.start)
    let blank = bytes[lineStart(key, in: bytes)..<key]
    return blank.allSatisfy(JSONByte.isBlank) ? "\n" + String(decoding: blank, as: UTF8.self) : " "
  }

  private static func text(of layout: JSONLayout, behind key: String, _ divider: String) -> String {
    var text = ""
    guard divider.utf8.first == JSONByte.lineFeed else {
      layout.writeLine(to: &text)
      return text
    }
    let indent = divider.utf8.count - 1
    layout.write(to: &text, indent: indent, used: indent + key.unicodeScalars.count + 3)
    return text
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
