/// The stable name of a kind of message, such as `E104`; an open set, so that packs of code can add their own.
public struct DiagnosticCode: RawRepresentable, Hashable, Sendable {
  /// The printed code: `E` for errors, `W` for warnings, then three digits.
  public var rawValue: String
  /// Makes a code from its printed form.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// How much a diagnostic weighs.
public enum Severity: String, Sendable, Comparable, CaseIterable {
  case note, warning, error

  /// Orders by weight.
  public static func < (a: Severity, b: Severity) -> Bool {
    allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
  }
}

/// A finding about a rule file. Line and column are computed when it is drawn, never kept.
public struct Diagnostic: Sendable, Hashable {
  /// The kind of finding.
  public var code: DiagnosticCode
  /// Error, warning or note.
  public var severity: Severity
  /// One sentence without a full stop.
  public var message: String
  /// Where.
  public var site: RuleSite
  /// What to do about it, if known.
  public var hint: String?
  /// Other places that matter, each with a label.
  public var related: [Related]

  /// Another place with its label.
  public struct Related: Sendable, Hashable {
    /// What is there.
    public var label: String
    /// Where.
    public var site: RuleSite
    /// Makes a related place.
    public init(label: String, site: RuleSite) {
      self.label = label
      self.site = site
    }
  }

  /// Makes a diagnostic.
  public init(
    code: DiagnosticCode, severity: Severity, message: String, site: RuleSite, hint: String? = nil,
    related: [Related] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.site = site
    self.hint = hint
    self.related = related
  }
}
