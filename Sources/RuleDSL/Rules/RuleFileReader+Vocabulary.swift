/// `entities`, `shapes`, `units` and `metrics`.
extension RuleFileReader {
  /// `entities:`: by type, canonical names with their aliases or a plain list of names.
  mutating func entities(_ node: YAMLNode) -> [EntityDeclaration] {
    var result: [EntityDeclaration] = []
    for entry in mapping(node, "`entities` is a mapping from types to names") ?? [] {
      guard let type = name(keyOf: entry, "an entity type", .identifier) else { continue }
      if let named = entry.value.entries {
        for entity in named where !entity.isPrivate && isShort(entity.key, "a name", entity.keyRange) {
          let aliases = entity.value.isEmpty ? [] : names(entity.value, "an alias")
          result.append(
            EntityDeclaration(type: type.value, name: Located(entity.key, at: site(entity.keyRange)), aliases: aliases))
        }
      } else {
        for name in names(entry.value, "a name") {
          // A guard on the canonical name itself travels as an alias of that name.
          result.append(
            EntityDeclaration(
              type: type.value, name: Located(name.text, at: name.site), aliases: name.onlyNear.isEmpty ? [] : [name]))
        }
      }
    }
    return result
  }

  /// `shapes:`: by type, the forms of names.
  mutating func shapes(_ node: YAMLNode) -> [ShapeDeclaration] {
    var result: [ShapeDeclaration] = []
    for entry in mapping(node, "`shapes` is a mapping from types to forms") ?? [] {
      guard let type = name(keyOf: entry, "an entity type", .identifier) else { continue }
      for item in list(entry.value) {
        guard let pattern = pattern(item, "a shape") else { continue }
        reportSlots(of: pattern.elements)
        result.append(ShapeDeclaration(type: type.value, pattern: pattern))
      }
    }
    return result
  }

  private mutating func reportSlots(of elements: [PatternElement]) {
    let known = ["name", "size", "version"]
    for element in elements {
      switch element {
      case .slot(let slot) where !known.contains(slot.type):
        report(
          .unknownSlotType, "a shape has no slot `<\(slot.type)>`", slot.site.range,
          hint: Suggestion.hint(for: slot.type, among: known) ?? "one of: <name>, <size>, <version>")
      case .alternatives(let alternatives, _, _): alternatives.forEach { reportSlots(of: $0) }
      default: break
      }
    }
  }

  /// `units:`: by canonical unit, its names or a mapping with more.
  mutating func units(_ node: YAMLNode) -> [UnitDeclaration] {
    var result: [UnitDeclaration] = []
    for entry in mapping(node, "`units` is a mapping from units to names") ?? [] {
      let id = Located(entry.key, at: site(entry.keyRange))
      guard entry.value.entries != nil else {
        result.append(UnitDeclaration(id: id, names: names(entry.value, "a name of the unit", allowsFactor: true)))
        continue
      }
      guard let fields = fields(entry.value, of: "a unit", known: ["names", "kind", "equals", "ucum"]) else { continue }
      var unit = UnitDeclaration(id: id, names: [])
      if let node = fields["names"] { unit.names = names(node, "a name of the unit", allowsFactor: true) }
      if let node = fields["kind"] { unit.kind = name(node, "a kind", .identifier)?.value }
      if let node = fields["equals"] { unit.equals = equivalence(node) }
      unit.ucum = string(fields["ucum"], "`ucum`")?.value
      result.append(unit)
    }
    return result
  }

  /// `86400 s`, `28..31 d`.
  private mutating func equivalence(_ node: YAMLNode) -> UnitDeclaration.Equivalence? {
    guard let text = text(node, "`equals`") else { return nil }
    let parts = text.text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let factor = Self.interval(String(parts[0])), let low = factor.low, let high = factor.high,
      ExactDecimal.zero < low
    else {
      report(
        .notANumber, "`equals` is a number and a unit, not `\(text.text)`", node.range,
        hint: "such as 86400 s or 28..31 d")
      return nil
    }
    return UnitDeclaration.Equivalence(low: low, high: high, unit: parts[1].trimmingSpaces())
  }

  /// `metrics:`: by dotted name, what is known of its values.
  mutating func metrics(_ node: YAMLNode) -> [MetricDeclaration] {
    var result: [MetricDeclaration] = []
    for entry in mapping(node, "`metrics` is a mapping from names to what is known of them") ?? [] {
      guard let name = name(keyOf: entry, "a metric", .metric) else { continue }
      var metric = MetricDeclaration(name: name)
      if !entry.value.isEmpty {
        guard let fields = fields(entry.value, of: "a metric", known: ["unit", "bounds", "usual", "about"])
        else { continue }
        metric.unit = string(fields["unit"], "`unit`")
        metric.bounds = fields["bounds"].flatMap { interval($0, "`bounds`") }
        metric.usual = fields["usual"].flatMap { interval($0, "`usual`") }
        metric.about = string(fields["about"], "`about`")?.value
      }
      result.append(metric)
    }
    return result
  }

  /// A pattern, unless it has an error.
  mutating func pattern(_ node: YAMLNode, _ what: String) -> Pattern? {
    guard let text = prose(node, what) else { return nil }
    let (pattern, found) = PatternParser.parse(text)
    for diagnostic in found { add(diagnostic) }
    return pattern
  }
}
