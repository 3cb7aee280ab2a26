import RuleDSL

/// `1 pack`, `3 packs`: a number with the noun that it counts.
func counted(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
  "\(QuantityText.grouped(.init(number))) \(number == 1 ? singular : plural ?? singular + "s")"
}
