/// The codes of rule files, in one place: what `ledger rules lint` can say.
///
/// E1 the file, E2 keys and values, E3 patterns, E4 declarations taken together, E5 checks, E6 the
/// project; W warnings.
extension DiagnosticCode {
  /// The weight that the code's first letter stands for.
  var severity: Severity { rawValue.hasPrefix("W") ? .warning : .error }

  static let notUTF8 = DiagnosticCode(rawValue: "E101")
  static let forbiddenCharacter = DiagnosticCode(rawValue: "E102")
  static let fileTooLarge = DiagnosticCode(rawValue: "E103")
  static let syntax = DiagnosticCode(rawValue: "E104")
  static let nestedTooDeep = DiagnosticCode(rawValue: "E105")
  static let tag = DiagnosticCode(rawValue: "E106")
  static let mergeKey = DiagnosticCode(rawValue: "E107")
  static let duplicateKey = DiagnosticCode(rawValue: "E108")
  static let unknownAlias = DiagnosticCode(rawValue: "E109")
  static let severalDocuments = DiagnosticCode(rawValue: "E110")
  static let keyNotText = DiagnosticCode(rawValue: "E111")
  static let tooManyValues = DiagnosticCode(rawValue: "E112")
  static let cutByComment = DiagnosticCode(rawValue: "E113")
  static let tooManyMistakes = DiagnosticCode(rawValue: "E114")

  static let unknownKey = DiagnosticCode(rawValue: "E201")
  static let missingKey = DiagnosticCode(rawValue: "E202")
  static let wrongType = DiagnosticCode(rawValue: "E203")
  static let notANumber = DiagnosticCode(rawValue: "E204")
  static let notInSet = DiagnosticCode(rawValue: "E205")
  static let exclusiveKeys = DiagnosticCode(rawValue: "E206")
  static let emptyValue = DiagnosticCode(rawValue: "E207")
  static let malformedName = DiagnosticCode(rawValue: "E208")
  static let malformedExample = DiagnosticCode(rawValue: "E209")

  static let unbalancedParenthesis = DiagnosticCode(rawValue: "E301")
  static let malformedSlot = DiagnosticCode(rawValue: "E302")
  static let bareQuestionMark = DiagnosticCode(rawValue: "E303")
  static let emptyAlternative = DiagnosticCode(rawValue: "E304")
  static let braces = DiagnosticCode(rawValue: "E305")
  static let patternTooLarge = DiagnosticCode(rawValue: "E306")
  static let misplacedGap = DiagnosticCode(rawValue: "E307")
  static let danglingEscape = DiagnosticCode(rawValue: "E308")
  static let bareBar = DiagnosticCode(rawValue: "E309")
  static let malformedRegex = DiagnosticCode(rawValue: "E310")
  static let unsupportedRegex = DiagnosticCode(rawValue: "E311")

  static let unknownSlotType = DiagnosticCode(rawValue: "E401")
  static let unknownUnit = DiagnosticCode(rawValue: "E402")
  static let unknownMetric = DiagnosticCode(rawValue: "E403")
  static let unknownEntityType = DiagnosticCode(rawValue: "E404")
  static let unknownRule = DiagnosticCode(rawValue: "E405")
  static let duplicateID = DiagnosticCode(rawValue: "E406")
  static let conflictingDeclaration = DiagnosticCode(rawValue: "E407")
  static let slotsWithoutMetrics = DiagnosticCode(rawValue: "E408")
  static let noNumber = DiagnosticCode(rawValue: "E409")
  static let metricWithoutSlot = DiagnosticCode(rawValue: "E410")
  static let unknownPack = DiagnosticCode(rawValue: "E411")
  static let neverMatches = DiagnosticCode(rawValue: "E412")
  /// A pack of another version than was asked for.
  public static let versionNotMet = DiagnosticCode(rawValue: "E413")
  static let cyclicUse = DiagnosticCode(rawValue: "E414")

  static let malformedExpression = DiagnosticCode(rawValue: "E501")
  static let mixedUnits = DiagnosticCode(rawValue: "E502")
  static let tableNotFound = DiagnosticCode(rawValue: "E503")

  static let noExample = DiagnosticCode(rawValue: "W201")
  static let noLiteral = DiagnosticCode(rawValue: "W202")
  static let shadowed = DiagnosticCode(rawValue: "W203")
  static let fullWidthComma = DiagnosticCode(rawValue: "W204")
  static let ambiguousName = DiagnosticCode(rawValue: "W205")
  static let strayArrow = DiagnosticCode(rawValue: "W206")

  /// Codes after which nothing of a file is read.
  static let endingFile: Set<DiagnosticCode> = [
    .notUTF8, .forbiddenCharacter, .fileTooLarge, .syntax, .nestedTooDeep, .unknownAlias, .severalDocuments,
    .tooManyValues,
  ]

  /// Codes for names that no loaded file declares.
  static let unknownName: Set<DiagnosticCode> = [
    .unknownSlotType, .unknownUnit, .unknownMetric, .unknownEntityType, .unknownRule, .noNumber, .metricWithoutSlot,
  ]

  /// Every code of rule files with a short title.
  static let ruleCodes: [(code: DiagnosticCode, title: String)] = [
    (.notUTF8, "not UTF-8"),
    (.forbiddenCharacter, "control character"),
    (.fileTooLarge, "file too large"),
    (.syntax, "not YAML"),
    (.nestedTooDeep, "nested too deep"),
    (.tag, "YAML tag"),
    (.mergeKey, "YAML merge key"),
    (.duplicateKey, "duplicate key"),
    (.unknownAlias, "unknown alias"),
    (.severalDocuments, "several documents in one file"),
    (.keyNotText, "key is not a text"),
    (.tooManyValues, "too many values"),
    (.cutByComment, "text cut short by a comment"),
    (.tooManyMistakes, "too many mistakes"),
    (.unknownKey, "unknown key"),
    (.missingKey, "missing key"),
    (.wrongType, "wrong type"),
    (.notANumber, "not a number or range"),
    (.notInSet, "not one of the allowed values"),
    (.exclusiveKeys, "keys that exclude each other"),
    (.emptyValue, "empty value"),
    (.malformedName, "malformed name"),
    (.malformedExample, "malformed example"),
    (.unbalancedParenthesis, "unbalanced parenthesis"),
    (.malformedSlot, "malformed slot"),
    (.bareQuestionMark, "`?` that makes nothing optional"),
    (.emptyAlternative, "empty alternative"),
    (.braces, "braces in a pattern"),
    (.patternTooLarge, "pattern too large"),
    (.misplacedGap, "misplaced gap"),
    (.danglingEscape, "escape without a character"),
    (.bareBar, "`|` outside parentheses"),
    (.malformedRegex, "malformed regular expression"),
    (.unsupportedRegex, "regular expression that can't be matched in linear time"),
    (.unknownSlotType, "unknown slot type"),
    (.unknownUnit, "unknown unit"),
    (.unknownMetric, "unknown metric"),
    (.unknownEntityType, "unknown entity type"),
    (.unknownRule, "unknown rule"),
    (.duplicateID, "two entries with one id"),
    (.conflictingDeclaration, "declarations that differ"),
    (.slotsWithoutMetrics, "several number slots and one metric"),
    (.noNumber, "nothing to take a number from"),
    (.metricWithoutSlot, "metric of a slot that no pattern has"),
    (.unknownPack, "unknown pack"),
    (.neverMatches, "pattern that can never match"),
    (.versionNotMet, "a pack of another version than asked for"),
    (.cyclicUse, "packs that use each other"),
    (.malformedExpression, "malformed expression"),
    (.mixedUnits, "units that do not fit"),
    (.tableNotFound, "reference table that is not there"),
    (.noExample, "rule without an example"),
    (.noLiteral, "pattern without text of its own"),
    (.shadowed, "rule shadowed by another"),
    (.fullWidthComma, "full-width comma in a list"),
    (.ambiguousName, "name of two things"),
    (.strayArrow, "arrow that is none"),
  ]
}
