/// Where a name stands in a book's files, for those who change names.
package struct Mention: Hashable, Sendable {
  /// What is named: a script, node, choice, variable, member or card, by the hash of its full name.
  package var id: ID
  /// The bytes of the name itself, without quotes and without what stands beside it: `bye` of `"tea#bye"`.
  package var place: Place

  package init(id: ID, place: Place) {
    self.id = id
    self.place = place
  }

  /// A name within a text in quotes, its offset and length counted in the text as it is meant.
  ///
  /// `quoted` is the place of the text with its quotes, in the file with these bytes; escapes take more bytes there
  /// than they mean.
  package init(id: ID, in quoted: Place, at offset: Int, length: Int, bytes: [UInt8]) {
    let end = min(Int(quoted.end), bytes.count)
    let start = JSONText.position(bytes, from: Int(quoted.start) + 1, decoded: offset, before: end)
    let close = JSONText.position(bytes, from: start, decoded: length, before: end)
    self.init(id: id, place: Place(file: quoted.file, start: UInt32(start), end: UInt32(close)))
  }
}

/// The names met while a book is read; kept only when somebody asks, so that a start does not pay for it.
struct MentionLog {
  private struct Entry {
    var id: ID
    var quoted: Place
    var offset: Int
    var length: Int
  }

  private let files: [SourceFile]
  private var entries: [Entry] = []
  /// Words in quotes in the expression now read that are not known yet to name anything, by their offsets.
  private var openWords: [Int: String] = [:]

  init(files: [SourceFile]) {
    self.files = files
  }

  /// Each mention once, in reading order.
  var mentions: [Mention] {
    let all = entries.map { entry in
      Mention(
        id: entry.id, in: entry.quoted, at: entry.offset, length: entry.length,
        bytes: files[Int(entry.quoted.file)].bytes)
    }
    return Set(all).sorted { ($0.place.file, $0.place.start, $0.id) < ($1.place.file, $1.place.start, $1.id) }
  }

  mutating func add(_ id: ID, in quoted: Place, at offset: Int, length: Int) {
    guard Int(quoted.file) < files.count else { return }
    entries.append(Entry(id: id, quoted: quoted, offset: offset, length: length))
  }

  mutating func beginExpression() { openWords = [:] }

  mutating func addWord(_ word: String, at offset: Int) { openWords[offset] = word }

  /// The word names this member, or no name at all.
  mutating func settle(_ word: String, at offset: Int, as member: ID?, in quoted: Place) {
    // The offset is lost where a lone word is given to a variable: then all that are still open are meant.
    let offsets = offset >= 0 ? [offset] : openWords.filter { $0.value == word }.map(\.key)
    for offset in offsets {
      openWords[offset] = nil
      if let member { add(member, in: quoted, at: offset, length: word.utf8.count) }
    }
  }
}

extension BookReader {
  /// As `read`, and where every script, node, choice, variable, member and card is named.
  package static func readWithMentions(_ files: [SourceFile]) -> (reading: BookReading, mentions: [Mention]) {
    var reader = BookReader(findings: Findings(files: files))
    reader.mentions = MentionLog(files: files)
    let reading = reader.finish(files)
    return (reading, reader.mentions?.mentions ?? [])
  }

  /// A text in quotes, or a key, that is this name from `offset` on; its full name has `scope` before it.
  mutating func mention(
    _ scope: String, _ separator: StaticString, _ name: String, in quoted: Place, at offset: Int = 0
  ) {
    if mentions == nil { return }
    mentions?.add(ID("\(scope)\(separator)\(name)"), in: quoted, at: offset, length: name.utf8.count)
  }

  mutating func mention(member: ID, _ name: String, in quoted: Place) {
    mentions?.add(member, in: quoted, at: 0, length: name.utf8.count)
  }

  /// The variable that a name with dots begins with: `partner` of `partner.they`.
  mutating func mentionVariable(_ name: some StringProtocol, in quoted: Place, at offset: Int = 0) {
    guard mentions != nil else { return }
    let base = String(name.prefix { $0 != "." })
    guard let index = symbols.variable(base, script: script) else { return }
    mention(symbols.prefix(symbols.variables[index].script), ".", base, in: quoted, at: offset)
  }

  /// `script#node.choice`, each part that is there.
  mutating func mentionLevels(_ name: String, script id: String, in quoted: Place) {
    guard mentions != nil else { return }
    let parts = name.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let script = parts.count == 2 ? String(parts[0]) : id
    if parts.count == 2 { mention("", "", script, in: quoted) }
    let offset = parts.count == 2 ? script.utf8.count + 1 : 0
    let levels = (parts.last ?? "").split(separator: ".", maxSplits: 1).map(String.init)
    guard let node = levels.first else { return }
    mention(script, "#", node, in: quoted, at: offset)
    guard let choice = levels.dropFirst().first else { return }
    mention("\(script)#\(node)", ".", choice, in: quoted, at: offset + node.utf8.count + 1)
  }

  /// The variable that stands in `{…}`; `inner` is a part of `text`.
  mutating func mention(
    _ source: Placeholder.Source, _ inner: ArraySlice<UInt8>, of text: ArraySlice<UInt8>, in quoted: Place
  ) {
    guard mentions != nil else { return }
    switch source {
    case .variable, .pronoun, .landed, .tryNext:
      let name = inner.drop { $0 == 0x20 }.prefix { $0 != 0x7C && $0 != 0x20 }
      mentionVariable(
        String(decoding: name, as: UTF8.self), in: quoted, at: name.startIndex - text.startIndex)
    case .resource, .operatorName, .operatorContact, .storedDays, .today, .given: break
    }
  }
}
