import Foundation

/// The moment that the ledger writes down: `2026-01-31T12:00:00Z`.
public struct RecordingTime: Sendable, Hashable {
  /// Seconds since 1970 in UTC, within the years 1970 to 9999.
  public let seconds: Int

  private static let limits = 0...253_402_300_799

  /// Makes a moment; one outside the years 1970 to 9999 is moved to their edge.
  public init(seconds: Int) {
    self.seconds = min(max(seconds, Self.limits.lowerBound), Self.limits.upperBound)
  }

  /// The present, or what `SOURCE_DATE_EPOCH` says for builds that must give the same bytes again.
  ///
  /// A value that is no whole number of seconds is as good as none.
  public static func now() -> RecordingTime { now(environment: ProcessInfo.processInfo.environment) }

  static func now(environment: [String: String]) -> RecordingTime {
    if let text = environment["SOURCE_DATE_EPOCH"], let seconds = Int(text) { return RecordingTime(seconds: seconds) }
    return RecordingTime(seconds: Int(Date().timeIntervalSince1970))
  }
}

extension RecordingTime {
  /// The day in UTC: `2026-01-31`.
  public var day: String { String(description.prefix(10)) }
}

extension RecordingTime: CustomStringConvertible {
  /// `2026-01-31T12:00:00Z`
  ///
  /// Computed here because a date formatter would bring ICU into the binary.
  public var description: String {
    let (days, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
    // Days are counted from 1 March 0000, so that the leap day is the last of its year.
    let shifted = days + 719_468
    let (era, dayOfEra) = shifted.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func pad(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
      + "T\(pad(second / 3600, 2)):\(pad(second / 60 % 60, 2)):\(pad(second % 60, 2))Z"
  }
}
