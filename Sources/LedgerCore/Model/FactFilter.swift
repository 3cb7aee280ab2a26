public import RuleDSL

/// Which facts are wanted; every condition that is given must hold, and the empty filter means all current ones.
public struct FactFilter: Sendable, Hashable {
  /// The metric, or with a final `.` or `*` everything below: `model.`.
  public var metric: String?
  /// The subject, without regard to ASCII case.
  public var subject: String?
  /// The document's name, or a folder above it.
  public var source: String?
  /// The qualifier.
  public var qualifier: Qualifier?
  /// The canonical unit.
  public var unit: String?
  /// Also what later scans withdrew.
  public var all: Bool
  /// Only claims, no other quantities (`claim=false`).
  public var claimsOnly: Bool

  /// Makes a filter.
  public init(
    metric: String? = nil, subject: String? = nil, source: String? = nil, qualifier: Qualifier? = nil,
    unit: String? = nil, all: Bool = false, claimsOnly: Bool = false
  ) {
    self.metric = metric
    self.subject = subject
    self.source = source
    self.qualifier = qualifier
    self.unit = unit
    self.all = all
    self.claimsOnly = claimsOnly
  }
}
