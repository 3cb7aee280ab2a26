import RuleDSL

/// A project's word that a finding is known and explained, from `accept:` of its `ledger.yaml`.
public struct FindingAcceptance: Sendable, Hashable {
  /// The finding's id, or a beginning of it that is its own.
  public var finding: String
  /// The reason, for readers.
  public var because: String
  /// The last day on which it counts, `2026-12-31`; `nil` means for good.
  public var until: String?
  /// Where the entry stands.
  public var place: CheckResult.Place?

  /// Makes an entry.
  public init(finding: String, because: String, until: String? = nil, place: CheckResult.Place? = nil) {
    self.finding = finding
    self.because = because
    self.until = until
    self.place = place
  }
}

extension AuditReport {
  /// The report with some findings accepted: they are counted apart and decide nothing.
  ///
  /// An entry that names no finding any more, several at once, or whose last day has passed is a finding itself. Only
  /// what fails or is left open can be accepted; what holds needs no excuse.
  /// - Parameters:
  ///   - entries: The project's entries.
  ///   - today: The day, `2026-01-31`.
  /// - Returns: The report, with a finding for each entry that is of no use.
  public func accepting(_ entries: [FindingAcceptance], today: String) -> AuditReport {
    guard !entries.isEmpty else { return self }
    var report = self
    var places: [(id: String, index: Int)] = []
    for (index, result) in results.enumerated() where result.verdict == .fail || result.verdict == .unsure {
      places.append((result.id, index))
    }
    places.sort { $0 < $1 }
    for entry in entries {
      let wanted = (entry.finding.hasPrefix("a_") ? entry.finding : "a_" + entry.finding).lowercased()
      let start = places.partition { $0.id < wanted }
      let found = places[start...].prefix { $0.id.hasPrefix(wanted) }
      let ids = Set(found.map(\.id))
      if ids.isEmpty {
        report.results.append(AcceptanceCheck.unused(entry))
      } else if ids.count > 1 {
        report.results.append(AcceptanceCheck.ambiguous(entry, count: ids.count))
      } else if let until = entry.until, until < today {
        report.results.append(AcceptanceCheck.expired(entry, until: until))
      } else {
        for (_, index) in found { report.results[index].acceptance = entry }
      }
    }
    report.summary.count(report.results)
    return report
  }
}

extension [(id: String, index: Int)] {
  /// The first place at which `isBefore` no longer holds, in a list sorted by it.
  fileprivate func partition(_ isBefore: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension ProjectFile {
  /// What `accept:` says, each entry with its line.
  public var acceptances: [FindingAcceptance] {
    declaration.accepted.map { entry in
      let offset = min(entry.site.range.lower, source.bytes.count)
      let line = source.bytes[..<offset].count { $0 == 0x0A } + 1
      return FindingAcceptance(
        finding: entry.finding.value, because: entry.because, until: entry.until,
        place: CheckResult.Place(path: path, line: line))
    }
  }
}
