/// Writes a claim in the notation of examples, so that what a rule found can be accepted as what it should find.
public enum ExampleNotation {
  /// `more_than 8000..9000 accelerator of cluster.accelerators @ Pengcheng Cloud Brain II`; an exact qualifier and an
  /// empty subject are left out.
  public static func text(_ claim: Claim) -> String { text(claim, namesMetric: true) }

  /// The same, without the metric where it goes without saying.
  public static func text(_ claim: Claim, namesMetric: Bool) -> String {
    let quantity = claim.quantity
    // A share reads as one, and `unknown` is no unit that anybody would write.
    let isShare = quantity.unit == "1"
    func text(_ value: ExactDecimal?) -> String {
      guard let value else { return "" }
      return isShare ? value.shifted(by: 2).map { "\($0)%" } ?? value.description : value.description
    }
    var words: [String] = []
    if quantity.qualifier != .exact { words.append(quantity.qualifier.rawValue) }
    switch (quantity.value, quantity.interval.low, quantity.interval.high) {
    case (let value?, let low?, let high?) where low != high && quantity.qualifier == .moreThan && low == value:
      words.append("\(text(low))..\(text(high))")
    case (let value?, _, _): words.append(text(value))
    case (nil, let low, let high):
      words.append("\(text(low))..\(text(high))")
    }
    // A noun of the text can be a unit of a claim, but an example names only units that are declared.
    if !quantity.hasOpenUnit, !isShare { words.append(quantity.unit) }
    if namesMetric { words += ["of", claim.metric] }
    if !claim.subject.isEmpty { words += ["@", claim.subject] }
    return words.joined(separator: " ")
  }
}
