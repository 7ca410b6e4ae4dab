/// What Graphviz's SVG lacks for those who hear it.
package enum SVGText {
  /// Gives the whole picture a title, a description and the role of an image.
  package static func accessible(_ svg: String, title: String, description: String) -> String {
    guard let start = svg.firstRange(of: "<svg"), let end = svg[start.upperBound...].firstIndex(of: ">") else {
      return svg
    }
    let head = """
      \(svg[..<start.upperBound]) role="img" aria-labelledby="title description"\(svg[start.upperBound...end])
      <title id="title">\(escaped(title))</title>
      <desc id="description">\(escaped(description))</desc>
      """
    return head + svg[svg.index(after: end)...]
  }

  static func escaped(_ text: String) -> String {
    GraphText.line(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
