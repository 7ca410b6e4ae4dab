extension Advice {
  /// Makers and their goods: what a coach names, it seems to sell.
  mutating func productNames(in manuscript: Manuscript) {
    for (index, prose) in manuscript.prose.enumerated() {
      let text = manuscript.texts[index]
      for (position, word) in prose.words.enumerated()
      where Self.isProduct(word.text) || isPair(position, prose) {
        let written = prose.written(position..<(position + 1))
        add(
          .productName, at: place(of: written, in: text.template.place), "“\(written)” is a product",
          fix: "Write what it is, such as “lubricant” or “a toy”, or leave it out.")
      }
      for case .literal(let literal) in text.template.parts where literal.utf8.contains(where: { $0 >= 0x80 }) {
        guard let mark = literal.unicodeScalars.first(where: { $0 == "™" || $0 == "®" }) else { continue }
        add(
          .productName, at: place(of: String(mark), in: text.template.place), "“\(mark)” marks a product",
          fix: "Write what it is, or leave it out.")
      }
    }
  }

  private static func isProduct(_ word: String) -> Bool {
    guard word.utf8.count >= 4 else { return false }
    return products.contains(word) || families.contains { word.hasPrefix($0) && word.utf8.count > $0.utf8.count - 1 }
  }

  private func isPair(_ position: Int, _ prose: Prose) -> Bool {
    guard position + 1 < prose.words.count else { return false }
    return Self.pairs.contains("\(prose.words[position].text) \(prose.words[position + 1].text)")
  }

  /// Names with models behind them: HydroMax7, HydroXtreme5, Bathmate's.
  private static let families = ["hydromax", "hydroxtreme", "hydrovibe", "bathmate", "lovense", "satisfyer", "lelo"]
  private static let products: Set<String> = [
    "penomet", "durex", "womanizer", "fleshlight", "viagra", "cialis", "sildenafil", "tenga", "hims", "astroglide",
    "beyourlover",
  ]
  private static let pairs: Set<String> = [
    "we vibe", "k y", "hydro max", "hydro xtreme", "magic wand", "trojan condom",
  ]
}
