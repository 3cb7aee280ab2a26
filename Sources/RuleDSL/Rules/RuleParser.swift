/// Reads the files of a pack into declarations.
///
/// What can be said of one file alone is reported here: syntax, keys, types, patterns, expressions. Whether names exist
/// depends on the other packs and is ``RuleChecker``'s to say.
public enum RuleParser {
  static let sections = ["entities", "shapes", "units", "numbers", "metrics", "rules", "checks"]

  /// The pack and everything that is wrong with its files, by file and place.
  public static func parse(_ source: PackSource) -> (pack: RulePack, diagnostics: [Diagnostic]) {
    var pack = RulePack(manifest: PackManifest(name: source.name), files: source.files)
    var diagnostics: [Diagnostic] = []
    if let file = source.files.first(where: isManifest) {
      let (node, found) = YAMLParser.parse(file)
      var reader = RuleFileReader(file: file, pack: source.name, diagnostics: found)
      if let node {
        pack.manifest = reader.manifest(node, name: source.name)
      } else if found.isEmpty {
        reader.report(.emptyValue, "the file is empty", ByteRange(0, 0))
      }
      diagnostics += reader.diagnostics
    }
    for file in source.files where isRules(file, of: source) {
      let (node, found) = YAMLParser.parse(file)
      var reader = RuleFileReader(file: file, pack: pack.manifest.name, diagnostics: found)
      if let node, !node.isEmpty { read(node, with: &reader, into: &pack) }
      diagnostics += reader.diagnostics
    }
    nameRules(of: &pack)
    return (pack, Diagnostic.sorted(diagnostics, files: source.files))
  }

  private static func read(_ node: YAMLNode, with reader: inout RuleFileReader, into pack: inout RulePack) {
    // The smallest file is one rule without a list around it.
    let keys = Set(node.entries?.map(\.key) ?? [])
    if keys.contains("match") || keys.contains("regex"), keys.isDisjoint(with: ["rules", "checks", "entities"]) {
      if let rule = reader.rule(node) { pack.rules.append(rule) }
      return
    }
    guard let fields = reader.fields(node, of: "a rule file", known: sections) else { return }
    if let node = fields["entities"] { pack.entities += reader.entities(node) }
    if let node = fields["shapes"] { pack.shapes += reader.shapes(node) }
    if let node = fields["units"] { pack.units += reader.units(node) }
    if let node = fields["numbers"] { pack.numbers.unite(reader.numbers(node)) }
    if let node = fields["metrics"] { pack.metrics += reader.metrics(node) }
    if let node = fields["rules"] { pack.rules += reader.rules(node) }
    if let node = fields["checks"] { pack.checks += reader.checks(node) }
  }

  /// Gives each rule without an id one from its metric: `model.parameters`, `model.parameters-2`, …
  private static func nameRules(of pack: inout RulePack) {
    var taken = Set(pack.rules.map(\.id.value))
    var counts: [String: Int] = [:]
    for i in pack.rules.indices where pack.rules[i].id.value.isEmpty {
      let base = pack.rules[i].metrics.first?.metric.value ?? "rule"
      var number = counts[base, default: 0]
      var id: String
      repeat {
        number += 1
        id = number == 1 ? base : "\(base)-\(number)"
      } while taken.contains(id)
      counts[base] = number
      taken.insert(id)
      pack.rules[i].id.value = id
    }
  }

  private static func isManifest(_ file: SourceFile) -> Bool {
    file.path == "pack.yaml" || file.path.hasSuffix("/pack.yaml")
  }

  private static func isRules(_ file: SourceFile, of source: PackSource) -> Bool {
    if isManifest(file) { return false }
    return file.path.hasSuffix(".yaml") || file.path.hasSuffix(".yml") || source.files.count == 1
  }
}

extension Diagnostic {
  /// Diagnostics by file, in the order of `files`, then by place; each once.
  static func sorted(_ diagnostics: [Diagnostic], files: [SourceFile]) -> [Diagnostic] {
    var order: [String: Int] = [:]
    for (i, file) in files.enumerated() where order[file.path] == nil { order[file.path] = i }
    var seen: Set<Diagnostic> = []
    return diagnostics.enumerated()
      .filter { seen.insert($0.element).inserted }
      .sorted { a, b in
        let left = (order[a.element.site.path] ?? .max, a.element.site.range.lower, a.offset)
        let right = (order[b.element.site.path] ?? .max, b.element.site.range.lower, b.offset)
        return left < right
      }
      .map(\.element)
  }
}
