extension Findings {
  mutating func missingFile(_ path: String) {
    add(.missingFile, at: .nowhere, "the book has no \(path)", fix: "Name the folder that holds it, or write it.")
  }
}
