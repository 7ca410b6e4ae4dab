#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where the book is when nobody names it.
enum BookLocation {
  /// The first of these with a book.json in it; nil where there is none.
  ///
  /// `dialogues` in the current folder, or that folder itself; what is installed beside the program
  /// (`../share/afterword/dialogues`); the checkout the program was built in.
  static func find(
    from current: String = FileManager.default.currentDirectoryPath, program: String? = program
  ) -> String? {
    candidates(from: current, program: program).first { FileManager.default.fileExists(atPath: $0 + "/book.json") }
  }

  private static var program: String? {
    #if canImport(FoundationEssentials)
      // On Linux a Bundle would bring the tables of all languages with it, three quarters of the whole program.
      try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    #else
      Bundle.main.executablePath
    #endif
  }

  private static func candidates(from current: String, program: String?) -> [String] {
    var places = [current + "/dialogues", current]
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
