/// A folder of rule files as the parser read it: every declaration with the place where it was written, checked for
/// shape but not yet against the other packs.
public struct RulePack: Sendable {
  /// `pack.yaml`, or the defaults for files that were given without one.
  public var manifest: PackManifest
  /// The files, in the order in which they were read.
  public var files: [SourceFile]
  /// `entities:` of all files.
  public var entities: [EntityDeclaration] = []
  /// `shapes:` of all files.
  public var shapes: [ShapeDeclaration] = []
  /// `units:` of all files.
  public var units: [UnitDeclaration] = []
  /// `numbers:` of all files, united.
  public var numbers = NumberVocabulary()
  /// `metrics:` of all files.
  public var metrics: [MetricDeclaration] = []
  /// `rules:` of all files.
  public var rules: [RuleDeclaration] = []
  /// `checks:` of all files.
  public var checks: [CheckDeclaration] = []
  /// What a project changed in the rules, in a canonical form; part of what the pack is known by.
  public var edits: [String] = []

  /// Makes an empty pack.
  public init(manifest: PackManifest, files: [SourceFile]) {
    self.manifest = manifest
    self.files = files
  }

  /// The file at a path relative to the pack's folder: a reference table as a check names it.
  public func file(at path: String) -> SourceFile? {
    files.first { $0.path == path || $0.path.hasSuffix("/" + path) }
  }
}

/// What `pack.yaml` says.
public struct PackManifest: Sendable {
  /// `pack`: the name, unique among the loaded packs.
  public var name: String
  /// `version`: major.minor.patch; major means that an existing sentence gets another value.
  public var version: String
  /// `engine`: the least version of the program.
  public var engine: String?
  /// Where `engine` was written.
  public var engineSite: RuleSite?
  /// `uses`: other packs, with an optional version constraint after the name.
  public var uses: [Located<String>]
  /// `languages`: BCP 47 tags.
  public var languages: [String]
  /// `license`: an SPDX expression.
  public var license: String?
  /// `about`: one sentence.
  public var about: String?

  /// Makes a manifest.
  public init(
    name: String, version: String = "0.0.0", engine: String? = nil, uses: [Located<String>] = [],
    languages: [String] = [], license: String? = nil, about: String? = nil
  ) {
    self.name = name
    self.version = version
    self.engine = engine
    self.uses = uses
    self.languages = languages
    self.license = license
    self.about = about
  }
}

/// A name with the optional guard and factor that it may carry: `{P: {is: 1e15, only_near: [算力]}}`.
public struct GuardedName: Sendable, Hashable {
  /// The text as it stands in prose.
  public var text: String
  /// `is`: how many of the unit one of this name is; 1 when absent.
  public var factor: ExactDecimal?
  /// `only_near`: words of which one must stand in the same sentence; empty means always.
  public var onlyNear: [String]
  /// Where it was written.
  public var site: RuleSite

  /// Makes a name.
  public init(_ text: String, factor: ExactDecimal? = nil, onlyNear: [String] = [], site: RuleSite) {
    self.text = text
    self.factor = factor
    self.onlyNear = onlyNear
    self.site = site
  }
}

/// One canonical entity with its aliases.
public struct EntityDeclaration: Sendable {
  /// The entity type: `model`, `cluster`, …
  public var type: String
  /// The canonical name, which is an alias of itself.
  public var name: Located<String>
  /// Other names.
  public var aliases: [GuardedName]

  /// Makes a declaration.
  public init(type: String, name: Located<String>, aliases: [GuardedName]) {
    self.type = type
    self.name = name
    self.aliases = aliases
  }
}

/// A form by which undeclared names are recognized: `<name>-<size>`.
public struct ShapeDeclaration: Sendable {
  /// The entity type that such a name becomes.
  public var type: String
  /// The form, in the pattern notation with the slots `<name>`, `<size>` and `<version>`.
  public var pattern: Pattern

  /// Makes a declaration.
  public init(type: String, pattern: Pattern) {
    self.type = type
    self.pattern = pattern
  }
}

/// A unit with its names.
public struct UnitDeclaration: Sendable {
  /// The canonical unit, as it stands in the ledger: `accelerator`, `d`, `FLOP/s`.
  public var id: Located<String>
  /// Names in prose.
  public var names: [GuardedName]
  /// `kind`: what is measured; a unit without one counts things.
  public var kind: String?
  /// `equals`: how many of another unit of its kind one of it is.
  public var equals: Equivalence?
  /// `ucum`: the code of the Unified Code for Units of Measure, where one exists.
  public var ucum: String?

  /// `1 of this = factor × unit`; calendar units have two factors, the least and the greatest.
  public struct Equivalence: Sendable, Hashable {
    /// The least factor.
    public var low: ExactDecimal
    /// The greatest factor; the same as `low` unless the unit is a calendar unit.
    public var high: ExactDecimal
    /// The other unit.
    public var unit: String

    /// Makes an equivalence.
    public init(low: ExactDecimal, high: ExactDecimal, unit: String) {
      self.low = low
      self.high = high
      self.unit = unit
    }
  }

  /// Makes a declaration.
  public init(
    id: Located<String>, names: [GuardedName], kind: String? = nil, equals: Equivalence? = nil, ucum: String? = nil
  ) {
    self.id = id
    self.names = names
    self.kind = kind
    self.equals = equals
    self.ucum = ucum
  }
}

/// What `numbers:` declares: the words of the number grammar.
public struct NumberVocabulary: Sendable {
  /// `scales`: 万 → 1e4; `nil` means `ask`: a numeral with it is refused until a pack says what it is.
  public var scales: [(name: GuardedName, value: ExactDecimal?)] = []
  /// `words`: numerals that are words: 几 → 2..9, 半 → 0.5, dozen → 12.
  public var words: [(name: GuardedName, value: Interval)] = []
  /// `before`: qualifiers that stand before a number.
  public var before: [(qualifier: Qualifier, name: GuardedName)] = []
  /// `after`: qualifiers that stand after a number or its unit.
  public var after: [(qualifier: Qualifier, name: GuardedName)] = []
  /// `hypothetical`: words that make a claim `claim=false`.
  public var hypothetical: [GuardedName] = []
  /// `negated`: words directly before a number that deny it: the claim is stored with `claim=false`.
  public var negated: [GuardedName] = []
  /// `fillers`: words that may stand between a qualifier and its number.
  public var fillers: [GuardedName] = []
  /// `classifiers`: Chinese measure words that may stand between a number and the noun that it counts.
  public var classifiers: [GuardedName] = []
  /// `set_aside`: words that contain a numeral but are not one, by the reason that the ledger prints.
  public var setAside: [(reason: String, name: GuardedName)] = []
  /// `approx`: how far "about" and "nearly" stretch, as a fraction.
  public var approx: Located<ExactDecimal>?

  /// Makes an empty vocabulary.
  public init() {}
}

/// A metric that rules may name.
public struct MetricDeclaration: Sendable {
  /// The dotted name.
  public var name: Located<String>
  /// `unit`: the canonical unit of its values.
  public var unit: Located<String>?
  /// `bounds`: what is possible; outside is an error of the audit.
  public var bounds: Interval?
  /// `usual`: what is usual; outside is a warning of the audit.
  public var usual: Interval?
  /// `about`: a definition.
  public var about: String?

  /// Makes a declaration.
  public init(
    name: Located<String>, unit: Located<String>? = nil, bounds: Interval? = nil, usual: Interval? = nil,
    about: String? = nil
  ) {
    self.name = name
    self.unit = unit
    self.bounds = bounds
    self.usual = usual
    self.about = about
  }
}
