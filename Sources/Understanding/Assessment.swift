/// Which checks of a rubric a line met; ids only, never the line.
package struct Assessment: Hashable, Sendable {
  package let met: [String]
  package let missing: [String]

  package init(met: [String], missing: [String]) {
    self.met = met
    self.missing = missing
  }
}
