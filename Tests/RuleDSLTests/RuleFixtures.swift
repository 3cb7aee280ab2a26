import Foundation

@testable import RuleDSL

/// Files and packs for the tests of the rule language.
enum RuleFixtures {
  /// `Tests/RuleDSLTests/Fixtures/diagnostics`.
  static let diagnostics = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/diagnostics")

  /// A file under its own name.
  static func file(_ url: URL, as path: String? = nil) throws -> SourceFile {
    SourceFile(path: path ?? url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
  }

  /// A pack of one file of text.
  static func parse(_ yaml: String, path: String = "test.yaml") -> (pack: RulePack, diagnostics: [Diagnostic]) {
    RuleParser.parse(PackSource(name: "test", files: [SourceFile(path: path, bytes: Array(yaml.utf8))]))
  }

  /// The vocabulary that the diagnostic fixtures share.
  static func base() throws -> RulePack {
    RuleParser.parse(PackSource(name: "base", files: [try file(diagnostics.appending(path: "base.yaml"))])).pack
  }

  /// The words `range` of a file.
  static func text(_ site: RuleSite, in file: SourceFile) -> String {
    String(decoding: file.bytes[site.range.offsets], as: UTF8.self)
  }

  /// A diagnostic as the goldens have it.
  static func draw(_ diagnostic: Diagnostic, in files: [SourceFile]) -> String {
    func place(_ site: RuleSite) -> (String, SourceExcerpt?) {
      guard let file = files.first(where: { $0.path == site.path }) else { return (site.path, nil) }
      let excerpt = SourceExcerpt(site, in: file)
      return ("\(site.path):\(excerpt.line):\(excerpt.column)", excerpt)
    }
    let (path, excerpt) = place(diagnostic.site)
    var lines = ["\(path): \(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]: \(diagnostic.message)"]
    if let excerpt, excerpt.text.utf8.count < 200 {
      lines.append("  | " + excerpt.text)
      let blanks = String(repeating: " ", count: excerpt.caretStart)
      lines.append("  | " + blanks + String(repeating: "^", count: excerpt.caretWidth))
    }
    for related in diagnostic.related { lines.append("  \(related.label): \(place(related.site).0)") }
    if let hint = diagnostic.hint { lines.append("  hint: \(hint)") }
    return lines.joined(separator: "\n")
  }
}
