/// One answer a question offers, with the writer's other wordings of it.
package struct ChoiceOption: Hashable, Sendable {
  package let label: String
  package let match: [String]
  package let examples: [String]

  package init(label: String, match: [String] = [], examples: [String] = []) {
    self.label = label
    self.match = match
    self.examples = examples
  }
}
