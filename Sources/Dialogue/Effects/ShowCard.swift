/// Something to take along: shown apart, so that it survives being copied.
package struct Card: Hashable, Sendable {
  package var id: ID
  package var name: String
  package var title: String
  package var text: String

  package init(id: ID, name: String, title: String, text: String) {
    self.id = id
    self.name = name
    self.title = title
    self.text = text
  }
}
