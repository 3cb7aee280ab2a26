public import RuleDSL

/// A pack as one page of Markdown: its metrics, its rules with patterns and examples, its checks, its vocabulary.
public struct PackPage: Sendable {
  private let pack: RulePack

  /// Describes a pack.
  public init(_ pack: RulePack) { self.pack = pack }

  /// The page.
  public var text: String {
    let manifest = pack.manifest
    var page = "# \(Self.plain(manifest.name)) \(Self.plain(manifest.version))\n"
    if let about = manifest.about { page += "\n\(Self.plain(about))\n" }
    let facts = [
      manifest.uses.isEmpty ? nil : "Uses \(manifest.uses.map { Self.code($0.value) }.joined(separator: ", ")).",
      manifest.languages.isEmpty ? nil : "Languages: \(Self.plain(manifest.languages.joined(separator: ", "))).",
      manifest.license.map { "License: \(Self.plain($0))." },
    ].compactMap { $0 }
    if !facts.isEmpty { page += "\n\(facts.joined(separator: " "))\n" }
    page += metrics + rules + checks + vocabulary
    return page
  }

  private var metrics: String {
    guard !pack.metrics.isEmpty else { return "" }
    var text = "\n## Metrics\n\n| metric | unit | possible | usual | meaning |\n| --- | --- | --- | --- | --- |\n"
    for metric in pack.metrics {
      let cells = [
        Self.code(metric.name.value), metric.unit.map { Self.code($0.value.replacing("|", with: "\\|")) } ?? "",
        metric.bounds?.description ?? "", metric.usual?.description ?? "", metric.about ?? "",
      ]
      text += "| \(cells.enumerated().map { $0 < 2 ? $1 : Self.cell($1) }.joined(separator: " | ")) |\n"
    }
    return text
  }

  private var rules: String {
    guard !pack.rules.isEmpty else { return "" }
    return "\n## Rules\n" + pack.rules.map(section).joined()
  }

  private func section(_ rule: RuleDeclaration) -> String {
    var text = "\n### \(Self.plain(rule.id.value))\n\n"
    let metrics = rule.metrics.map { slot, metric in
      (slot.map { "\(Self.code($0.value)) is " } ?? "") + Self.code(metric.value)
    }
    text += "Measures \(metrics.joined(separator: ", "))"
    if let unit = rule.unit { text += " in \(Self.code(unit.value))" }
    if let value = rule.value { text += ", a constant \(value.value)" }
    text += rule.isClaim ? ".\n" : "; a quantity, no claim.\n"
    if rule.status != "stable" {
      text += "\n\(rule.status.prefix(1).uppercased())\(rule.status.dropFirst())"
      text += (rule.replacedBy.map { "; use \(Self.code($0.value))" } ?? "") + ".\n"
    }
    if let about = rule.about { text += "\n\(Self.plain(about))\n" }
    if let source = rule.source { text += "\nSource: \(Self.plain(source))\n" }
    text += list(
      "Patterns", rule.patterns.map(\.source.value) + (rule.regex.map { ["regex: " + $0.source.value] } ?? []))
    text += list("Only near", rule.near.map(Self.words)) + list("Not near", rule.notNear.map(Self.words))
    text += examples("Finds", rule.finds) + examples("Ignores", rule.ignores) + examples("Misses", rule.misses)
    return text
  }

  private var checks: String {
    guard !pack.checks.isEmpty else { return "" }
    var text = "\n## Checks\n"
    for check in pack.checks {
      text += "\n### \(Self.plain(check.id.value))\n\n\(check.about.map { Self.plain($0) + "\n\n" } ?? "")"
      text += "A failure is \(check.level == .error ? "an error" : "a \(check.level.rawValue)").\n"
      for verdict in [Verdict.pass, .fail, .unsure] {
        let texts = check.examples.filter { $0.verdict == verdict }.map(\.text.value)
        text += list(verdict.rawValue.prefix(1).uppercased() + String(verdict.rawValue.dropFirst()), texts)
      }
    }
    return text
  }

  private var vocabulary: String {
    var text = ""
    if !pack.units.isEmpty {
      text += "\n## Units\n\n| unit | kind | names |\n| --- | --- | --- |\n"
      for unit in pack.units {
        let names = unit.names.map(\.text).joined(separator: ", ")
        text +=
          "| \(Self.code(unit.id.value.replacing("|", with: "\\|"))) | \(Self.cell(unit.kind ?? "counts things")) | \(Self.cell(names)) |\n"
      }
    }
    if !pack.entities.isEmpty {
      text += "\n## Names\n\n| type | name | aliases |\n| --- | --- | --- |\n"
      for entity in pack.entities {
        let aliases = entity.aliases.map(\.text).joined(separator: ", ")
        text += "| \(Self.cell(entity.type)) | \(Self.cell(entity.name.value)) | \(Self.cell(aliases)) |\n"
      }
    }
    return text
  }

  private func list(_ title: String, _ items: [String]) -> String {
    items.isEmpty ? "" : "\n\(title):\n\n" + items.map { "- \(Self.code($0))\n" }.joined()
  }

  private func examples(_ title: String, _ examples: [Example]) -> String {
    list(title, examples.map { $0.sentence.value + ($0.expectation.map { " => " + $0.value } ?? "") })
  }

  private static func words(_ condition: NearCondition) -> String {
    condition.any.map(\.value).joined(separator: ", ") + (condition.within.map { " (within \($0) words)" } ?? "")
  }

  /// A text as code, fenced by more backticks than stand in it; a line of it at that.
  private static func code(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    var longest = 0
    var run = 0
    for character in line {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return longest == 0 ? "`\(line)`" : "\(fence) \(line) \(fence)"
  }

  /// A text whose characters mean nothing to Markdown.
  private static func plain(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.reduce(into: "") { result, character in
      if "\\`*_[]<>#|".contains(character) { result.append("\\") }
      result.append(character)
    }
  }

  private static func cell(_ text: String) -> String { plain(text) }
}
