import Foundation

/// Where the book is when nobody names it.
enum BookLocation {
  /// `dialogues` in the current folder; else what is installed beside the program (`../share/afterword/dialogues`); else
  /// the checkout the program was built in.
  static func find(
    from current: String = FileManager.default.currentDirectoryPath, program: String? = Bundle.main.executablePath
  ) throws -> String {
    let places = candidates(from: current, program: program)
    if let found = places.first(where: { FileManager.default.fileExists(atPath: $0 + "/book.json") }) { return found }
    throw NoBook()
  }

  private static func candidates(from current: String, program: String?) -> [String] {
    var places = [current + "/dialogues"]
    guard let program else { return places }
    var folder = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
    places.append(folder.appendingPathComponent("../share/afterword/dialogues").standardized.path)
    // `.build/<triple>/<configuration>/afterword`
    for _ in 0..<3 {
      folder.deleteLastPathComponent()
      places.append(folder.appendingPathComponent("dialogues").path)
    }
    return places
  }
}

/// No book is at any of the usual places.
struct NoBook: Error, CustomStringConvertible {
  let description = "There is no folder “dialogues” with a book.json here. Name the book's folder with --book."
}
