/// One bubble.
package struct Said: Hashable, Sendable {
  package var text: String
  package var speaker: Speaker

  package init(_ text: String, speaker: Speaker = .coach) {
    self.text = text
    self.speaker = speaker
  }
}
