/// What an example asserts of one claim: `[qualifier] value[..value] [unit] [of metric] [@ subject]`.
///
/// Only what is written is asserted: `97%` says nothing of the qualifier or the subject.
struct ExampleExpectation: Sendable, Hashable {
  /// As written.
  var text: String
  /// The qualifier.
  var qualifier: Qualifier?
  /// The number, or the two ends of a range.
  var value: Value?
  /// The canonical unit.
  var unit: String?
  /// The metric.
  var metric: String?
  /// The subject's canonical name.
  var subject: String?

  /// The number of an expectation.
  enum Value: Sendable, Hashable {
    /// One number.
    case exactly(ExactDecimal)
    /// The ends of an interval; one that is not written is not asserted.
    case between(ExactDecimal?, ExactDecimal?)
  }

  /// What differs between an expectation and a claim.
  func differences(from claim: Claim) -> [ExampleDifference] {
    var result: [ExampleDifference] = []
    func compare(_ field: String, _ expected: String?, _ got: String) {
      guard let expected, expected != got else { return }
      result.append(ExampleDifference(field: field, expected: expected, got: got))
    }
    compare("qualifier", qualifier?.rawValue, claim.quantity.qualifier.rawValue)
    switch value {
    case .exactly(let value)?:
      let got = claim.quantity.value?.description ?? "\(claim.quantity.interval)"
      guard claim.quantity.unit == "1", value.description != got, let share = claim.quantity.value?.shifted(by: 2)
      else {
        compare("value", value.description, got)
        break
      }
      // A share that was written without its sign: 97 where 97% is meant.
      let isBare = value == share && !text.contains("%")
      let asserted =
        isBare
        ? "\(value), which without a % is \(value.shifted(by: 2) ?? value)%" : "\(value.shifted(by: 2) ?? value)%"
      compare("value", asserted, "\(share)%")
    case .between(let low, let high)?:
      compare("low", low?.description, claim.quantity.interval.low?.description ?? "none")
      compare("high", high?.description, claim.quantity.interval.high?.description ?? "none")
    case nil: break
    }
    compare("unit", unit, claim.quantity.unit)
    compare("metric", metric, claim.metric)
    compare("subject", subject, claim.subject)
    return result
  }
}

/// A field in which a claim is not what an example says.
public struct ExampleDifference: Sendable, Hashable {
  /// The field: `value`, `unit`, …
  public var field: String
  /// What the example says.
  public var expected: String
  /// What the claim says.
  public var got: String
}
