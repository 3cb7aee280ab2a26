/// Writes a claim in the notation of examples, so that what a rule found can be accepted as what it should find.
public enum ExampleNotation {
  /// `more_than 8000..9000 accelerator of cluster.accelerators @ Pengcheng Cloud Brain II`; an exact qualifier and an
  /// empty subject are left out.
  public static func text(_ claim: Claim) -> String {
    let quantity = claim.quantity
    var words: [String] = []
    if quantity.qualifier != .exact { words.append(quantity.qualifier.rawValue) }
    switch (quantity.value, quantity.interval.low, quantity.interval.high) {
    case (let value?, let low?, let high?) where low != high && quantity.qualifier == .moreThan && low == value:
      words.append("\(low)..\(high)")
    case (let value?, _, _): words.append(value.description)
    case (nil, let low, let high):
      words.append("\(low?.description ?? "")..\(high?.description ?? "")")
    }
    if !quantity.unit.isEmpty { words.append(quantity.unit) }
    words += ["of", claim.metric]
    if !claim.subject.isEmpty { words += ["@", claim.subject] }
    return words.joined(separator: " ")
  }
}
