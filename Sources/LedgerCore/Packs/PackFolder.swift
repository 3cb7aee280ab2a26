/// The folder of a project that holds the packs that were added to it.
public enum PackFolder {
  /// Its name.
  public static let name = "packs"

  /// Where in the project a pack lies.
  public static func path(of pack: String) -> String { "\(name)/\(pack)" }
}
