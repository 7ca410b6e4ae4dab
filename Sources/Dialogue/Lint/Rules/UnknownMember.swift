/// A variable whose value must be one of a list.
struct MemberOwner {
  var name: String
  var isSet: Bool
  /// Of its list.
  var place: Place
}

extension Findings {
  /// More members than these are no help in a fix.
  private static let few = 12

  /// `quote` is the sign that members stand in where the name stands, and `kind` what they are.
  mutating func unknownMember(
    _ name: String, near known: [String], of owner: MemberOwner? = nil, kind: String = "member", quote: String = "'",
    at place: Place
  ) {
    let what = owner.map { "“\($0.name)” has no \($0.isSet ? "member" : "value")" } ?? "there is no \(kind)"
    // An expression whose first sign was forgotten.
    let isFormula = name.contains("(") || name.contains(" = ")
    add(
      .unknownMember, at: place, "\(what) “\(name)”",
      fix: isFormula
        ? "Put = before it if it is to be worked out: \"=\(name)\"."
        : memberMeant(by: name, among: known, of: owner, quote: quote, at: place))
  }

  private mutating func memberMeant(
    by name: String, among known: [String], of owner: MemberOwner?, quote: String, at place: Place
  ) -> String {
    let adding = owner.map { "add it to “of” in “\($0.name)” (\(line(of: $0.place, seenFrom: place)))" }
    if let near = Suggestion.nearest(name, among: known) ?? Suggestion.sharingStart(name, among: known) {
      return "Did you mean “\(near)”?" + (adding.map { " If not, \($0)." } ?? "")
    }
    guard !known.isEmpty else { return "Name one of the members the variable or list has." }
    let list = known.prefix(Self.few).map { "\(quote)\($0)\(quote)" }.joined(separator: ", ")
    return "Write one of \(list)\(known.count > Self.few ? ", or another it has" : "")"
      + (adding.map { ", or \($0)." } ?? ".")
  }
}
