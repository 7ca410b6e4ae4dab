import Dialogue
import Workshop

/// Names that a person types on a command line, looked up in a book.
extension BookOptions {
  /// A script by its id, or by the path of its file.
  func script(named name: String, in book: Book) throws -> Script {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let id = file.hasSuffix(".json") ? String(file.dropLast(5)) : name
    if let script = book.script(named: id) { return script }
    throw ExitStatus.failed(
      Self.missing("script “\(name)” in the book “\(try folder())”", id, among: book.scripts.map(\.id)))
  }

  /// Where `script`, or `script#node`, begins; `node` may be given apart.
  func start(at place: String, node: String? = nil, in book: Book) throws -> Node {
    let parts = place.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let script = try script(named: parts[0], in: book)
    guard let name = node ?? parts.dropFirst().first else { return book.nodes[script.start] }
    if let node = book.node(ID("\(script.id)#\(name)")) { return node }
    let known = book.nodes[script.nodes].map(\.name)
    throw ExitStatus.failed(Self.missing("node “\(name)” in “\(script.id)”", name, among: known))
  }

  /// The values of `--set name=value` for a talk that begins at a node.
  ///
  /// `fix` tells how the command begins behind a script's start, where nothing is cleared.
  func presets(
    _ texts: [String], at start: Node, in book: Book, fix: String = "Begin behind the start with --at."
  ) throws -> [Preset] {
    var presets: [Preset] = []
    var problems: [String] = []
    for text in texts {
      switch PresetReader.read(text, inScript: start.script, of: book) {
      case .success(let preset):
        presets.append(preset)
        let variable = book.variables[preset.variable]
        guard book.clears(variable, enteredAt: start) else { continue }
        problems.append("“\(variable.name)” is cleared where its script starts. \(fix)")
      case .failure(let problem): problems.append(problem.text)
      }
    }
    guard problems.isEmpty else { throw ExitStatus.failed(problems.joined(separator: "\n")) }
    return presets
  }

  /// Says what there is none of, and a name that is near, or the few there are.
  static func missing(_ what: String, _ name: String, among known: [String]) -> String {
    if let near = Suggestion.nearest(name, among: known) { return "There is no \(what). Did you mean “\(near)”?" }
    let isShort = !known.isEmpty && known.count <= 12
    return "There is no \(what).\(isShort ? " There is: \(known.sorted().joined(separator: ", "))." : "")"
  }
}
