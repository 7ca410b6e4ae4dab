import Dialogue

/// Findings as one JSON object for programs: “findings” in reading order, then “counts”.
enum FindingsJSON {
  static func text(of findings: [Diagnostic]) -> String {
    let errors = findings.count { $0.severity == .error }
    let counts: JSONTree = [
      "errors": .number(Double(errors)), "advice": .number(Double(findings.count - errors)),
      "files": .number(Double(Set(findings.map(\.location.file)).count)),
    ]
    return JSONWriter.text(of: ["findings": .array(findings.map(tree)), "counts": counts])
  }

  private static func tree(_ finding: Diagnostic) -> JSONTree {
    [
      "code": .string(finding.rule.rawValue), "severity": .string(finding.severity.rawValue),
      "message": .string(finding.message), "fix": .string(finding.fix), "file": .string(finding.location.file),
      "line": .number(Double(finding.location.line)), "column": .number(Double(finding.location.column)),
      "length": .number(Double(finding.length)),
    ]
  }
}
