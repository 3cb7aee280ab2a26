/// The files of one pack as they lie in a folder, or a single file that was named.
public struct PackSource: Sendable {
  /// The pack's name where no `pack.yaml` gives one: the folder's or the file's name.
  public var name: String
  /// The files; one called `pack.yaml` is the manifest, other YAML files are rules, the rest is kept unread.
  public var files: [SourceFile]

  /// Joins a name and files.
  public init(name: String, files: [SourceFile]) {
    self.name = name
    self.files = files
  }
}
