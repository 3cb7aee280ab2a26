/// The codes of a project: `ledger.yaml`, `ledger.lock` and the packs that they name.
extension DiagnosticCode {
  /// A pack that `ledger.yaml` names and that is not there.
  public static let packNotFound = DiagnosticCode(rawValue: "E601")
  /// A pack that asks for a newer program.
  public static let engineTooOld = DiagnosticCode(rawValue: "E602")
  /// A pack that is not what `ledger.lock` says.
  public static let notAsLocked = DiagnosticCode(rawValue: "E603")
  /// A day that does not exist.
  public static let notADate = DiagnosticCode(rawValue: "E604")

  /// Every code of projects with a short title.
  public static let projectCodes: [(code: DiagnosticCode, title: String)] = [
    (.packNotFound, "a pack that is not there"),
    (.engineTooOld, "a pack for a newer program"),
    (.notAsLocked, "a pack that is not as it was locked"),
    (.notADate, "not a day"),
  ]

  /// Every code that rules and projects can get, with a short title.
  public static var all: [(code: DiagnosticCode, title: String)] { ruleCodes + projectCodes }
}
