/// Declarations of several files unite; where they contradict each other, both places are named.
extension DeclarationSurvey {
  mutating func checkDeclarations() {
    for pack in packs {
      for use in pack.manifest.uses {
        let name = use.value.split(separator: " ").first.map(String.init) ?? use.value
        if !names.packs.contains(name) {
          report(
            .unknownPack, "the pack `\(name)` is not loaded", at: use.site,
            hint: meant(name, names.packs) ?? "name its folder with --rules")
        } else if let constraint = VersionConstraint(String(use.value.dropFirst(name.count))),
          let used = packs.first(where: { $0.manifest.name == name }),
          let version = PackVersion(used.manifest.version), !constraint.allows(version)
        {
          report(
            .versionNotMet, "the pack `\(name)` has the version \(version)", at: use.site,
            hint: "load a version that fits, or change what `uses` asks for")
        }
      }
    }
    checkUses()
    checkUnits()
    checkMetrics()
    checkEntities()
    checkNumbers()
  }

  /// Packs that use each other could never be loaded one after the other.
  private mutating func checkUses() {
    var uses: [String: [String]] = [:]
    for pack in packs {
      uses[pack.manifest.name] = pack.manifest.uses.map { String($0.value.prefix { $0 != " " }) }
    }
    for pack in packs {
      for use in pack.manifest.uses {
        let name = String(use.value.prefix { $0 != " " })
        var seen: Set<String> = []
        var open = [name]
        while let next = open.popLast() {
          guard seen.insert(next).inserted else { continue }
          open += uses[next] ?? []
        }
        guard seen.contains(pack.manifest.name) else { continue }
        report(
          .cyclicUse,
          name == pack.manifest.name
            ? "the pack `\(name)` uses itself" : "the packs `\(pack.manifest.name)` and `\(name)` use each other",
          at: use.site, hint: "put what both need into a pack of its own")
      }
    }
  }

  private mutating func checkUnits() {
    var first: [String: UnitDeclaration] = [:]
    var owners: [String: (unit: String, site: RuleSite)] = [:]
    for unit in packs.flatMap(\.units) {
      let id = unit.id.value
      if var known = first[id] {
        if let kind = unit.kind, let other = known.kind, kind != other {
          conflict("the unit `\(id)` has the kinds `\(other)` and `\(kind)`", unit.id.site, known.id.site)
        }
        if let equals = unit.equals, let other = known.equals, equals != other {
          conflict("the unit `\(id)` has two values of `equals`", unit.id.site, known.id.site)
        }
        known.kind = known.kind ?? unit.kind
        known.equals = known.equals ?? unit.equals
        first[id] = known
      } else {
        first[id] = unit
      }
      for name in unit.names where name.onlyNear.isEmpty {
        if let owner = owners[name.text], owner.unit != id {
          report(
            .ambiguousName, "`\(name.text)` is a name of the units `\(owner.unit)` and `\(id)`", at: name.site,
            hint: "guard one of them: {\(name.text): {only_near: […]}}",
            related: .init(label: "first here", site: owner.site))
        } else {
          owners[name.text] = (id, name.site)
        }
      }
    }
    for unit in packs.flatMap(\.units) {
      guard let equals = unit.equals else { continue }
      requireUnit(Located(equals.unit, at: unit.id.site))
      checkEquality(of: unit, equals, first)
    }
  }

  /// The chain of `equals` must end, and stay in one kind.
  private mutating func checkEquality(
    of unit: UnitDeclaration, _ equals: UnitDeclaration.Equivalence, _ units: [String: UnitDeclaration]
  ) {
    if let other = units[equals.unit], let kind = unit.kind, let otherKind = other.kind, kind != otherKind {
      report(
        .mixedUnits, "`\(unit.id.value)` is of kind `\(kind)`, but `\(equals.unit)` of kind `\(otherKind)`",
        at: unit.id.site, related: .init(label: "the other unit", site: other.id.site))
    }
    var seen: Set<String> = [unit.id.value]
    var next: String? = equals.unit
    while let id = next {
      // A chain of every unit of a hostile pack, walked from each of them, would take a while.
      guard seen.count <= 16 else {
        report(.conflictingDeclaration, "`\(unit.id.value)` is defined through more than 16 units", at: unit.id.site)
        return
      }
      guard seen.insert(id).inserted else {
        if id == unit.id.value {
          report(.conflictingDeclaration, "`\(id)` is defined by itself", at: unit.id.site)
        }
        return
      }
      next = units[id]?.equals?.unit
    }
  }

  private mutating func checkMetrics() {
    var first: [String: MetricDeclaration] = [:]
    for metric in packs.flatMap(\.metrics) {
      let name = metric.name.value
      if let unit = metric.unit { requireUnit(unit) }
      guard var known = first[name] else {
        first[name] = metric
        continue
      }
      if let unit = metric.unit, let other = known.unit, unit.value != other.value {
        conflict("the metric `\(name)` has the units `\(other.value)` and `\(unit.value)`", unit.site, other.site)
      }
      if let bounds = metric.bounds, let other = known.bounds, bounds != other {
        conflict("the metric `\(name)` has two values of `bounds`", metric.name.site, known.name.site)
      }
      if let usual = metric.usual, let other = known.usual, usual != other {
        conflict("the metric `\(name)` has two values of `usual`", metric.name.site, known.name.site)
      }
      known.unit = known.unit ?? metric.unit
      known.bounds = known.bounds ?? metric.bounds
      known.usual = known.usual ?? metric.usual
      first[name] = known
    }
  }

  private mutating func checkEntities() {
    var types: [String: (type: String, site: RuleSite)] = [:]
    var owners: [String: (name: String, site: RuleSite)] = [:]
    var meanings: [String: Int] = [:]
    for entity in packs.flatMap(\.entities) {
      for alias in entity.aliases where !alias.onlyNear.isEmpty {
        // All meanings of a name are weighed wherever it stands.
        meanings[alias.text, default: 0] += 1
        if meanings[alias.text] == Self.meaningLimit + 1 {
          report(
            .conflictingDeclaration, "`\(alias.text)` stands for more than \(Self.meaningLimit) entities",
            at: alias.site, hint: "drop the least likely ones")
        }
      }
      if let known = types[entity.name.value], known.type != entity.type {
        conflict(
          "`\(entity.name.value)` is a `\(known.type)` and a `\(entity.type)`", entity.name.site, known.site)
      } else {
        types[entity.name.value] = (entity.type, entity.name.site)
      }
      for alias in entity.aliases where alias.onlyNear.isEmpty {
        if let owner = owners[alias.text], owner.name != entity.name.value {
          report(
            .ambiguousName, "`\(alias.text)` is an alias of `\(owner.name)` and of `\(entity.name.value)`",
            at: alias.site, hint: "guard one of them: {\(alias.text): {only_near: […]}}",
            related: .init(label: "first here", site: owner.site))
        } else {
          owners[alias.text] = (entity.name.value, alias.site)
        }
      }
    }
  }

  private static let meaningLimit = 64

  private mutating func checkNumbers() {
    var scales: [String: (value: ExactDecimal, site: RuleSite)] = [:]
    var words: [String: (value: Interval, site: RuleSite)] = [:]
    for vocabulary in packs.map(\.numbers) {
      for (name, value) in vocabulary.scales where name.onlyNear.isEmpty {
        // `ask` is no value: another pack is meant to give one.
        guard let value else { continue }
        if let known = scales[name.text], known.value != value {
          conflict("the scale `\(name.text)` has two values", name.site, known.site)
        } else {
          scales[name.text] = (value, name.site)
        }
      }
      for (name, value) in vocabulary.words where name.onlyNear.isEmpty {
        if let known = words[name.text], known.value != value {
          conflict("the numeral word `\(name.text)` has two values", name.site, known.site)
        } else {
          words[name.text] = (value, name.site)
        }
      }
    }
  }

  private mutating func conflict(_ message: String, _ site: RuleSite, _ first: RuleSite) {
    report(
      .conflictingDeclaration, message, at: site, hint: "make the two agree, or drop one",
      related: .init(label: "first here", site: first))
  }
}
