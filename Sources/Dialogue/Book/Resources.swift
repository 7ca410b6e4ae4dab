/// Checked lines of help, by country and kind.
package struct Resources: Sendable {
  package struct Line: Hashable, Sendable {
    package var kinds: [String]
    /// As shown: name, number, hours.
    package var text: String
  }

  package struct Country: Sendable {
    package var code: String
    package var emergency: String?
    package var lines: [Line]
  }

  package var international: [Line] = []
  package var countries: [Country] = []

  package init() {}

  /// The line of a kind for a country, an international one of that kind, or nothing: never another country's.
  package func line(_ kind: String, country code: String?) -> String? {
    let country = code.flatMap { code in countries.first { $0.code == code } }
    if kind == "emergency" { return country?.emergency }
    if let own = country?.lines.first(where: { $0.kinds.contains(kind) }) { return own.text }
    return international.first { $0.kinds.contains(kind) }?.text
  }
}
