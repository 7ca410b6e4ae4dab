extension Findings {
  mutating func misplacedKey(_ key: String, why: String, fix: String, at place: Place) {
    add(.misplacedKey, at: place, "“\(key)” cannot stand here: \(why)", fix: fix)
  }
}
