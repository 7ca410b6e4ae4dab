package import Dialogue

/// A rename as it would be: nothing is written.
package struct RenamePlan: Sendable {
  /// One changed line.
  package struct Change: Hashable, Sendable {
    /// In the file as it was, from the book's folder on.
    package var file: String
    package var line: Int
    /// Nil where a line is new.
    package var before: String?
    /// Nil where a line goes.
    package var after: String?
  }

  package var old: BookName
  package var new: BookName
  /// All files of the book as they would be, under their new paths.
  package var files: [SourceFile]
  /// Positions in `files` of those with other bytes, and what they held.
  package var edited: [(position: Int, before: SourceFile)]
  /// Files and folders with a new path.
  package var moves: [(from: String, to: String)]
  package var changes: [Change]
}

/// Why nothing can be renamed so.
package enum RenameProblem: Error, Sendable {
  /// In sentences.
  case said(String)
  /// What would be wrong with the book afterwards.
  case breaks([Diagnostic])
}

extension RenamePlan {
  /// The lines in which two states of a file differ.
  static func changes(from before: SourceFile, to after: SourceFile) -> [Change] {
    func lines(_ file: SourceFile) -> [String] {
      file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }
    let old = lines(before)
    let new = lines(after)
    if old.count == new.count {
      return old.indices.filter { old[$0] != new[$0] }.map {
        Change(file: before.path, line: $0 + 1, before: old[$0], after: new[$0])
      }
    }
    let difference = new.difference(from: old)
    var gone: [Int: String] = [:]
    var come: [Int: String] = [:]
    for case .remove(let offset, let line, _) in difference { gone[offset] = line }
    for case .insert(let offset, let line, _) in difference { come[offset] = line }
    var changes: [Change] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      let (before, after) = (gone[left], come[right])
      if before != nil || after != nil {
        changes.append(Change(file: "", line: min(left + 1, old.count), before: before, after: after))
      }
      left += before != nil || after == nil ? 1 : 0
      right += after != nil || before == nil ? 1 : 0
    }
    return changes.map { Change(file: before.path, line: $0.line, before: $0.before, after: $0.after) }
  }
}
