/// How the wording of a claim limits its number. The raw values are those of the ledger's `qualifier` column.
public enum Qualifier: String, Sendable, Hashable, CaseIterable {
  case exact
  case approx
  case nearly
  case moreThan = "more_than"
  case atLeast = "at_least"
  case lessThan = "less_than"
  case atMost = "at_most"
  case range
  case few
  case magnitude
}
