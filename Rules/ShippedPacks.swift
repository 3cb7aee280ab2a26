/// The rule packs of this folder, as the program carries them in itself.
///
/// This file makes the folder a target of its own: SwiftPM watches the folders of targets, so a rule file that is
/// added, edited or removed is embedded anew by the next build.
public enum ShippedPacks {
  /// The files, sorted by their path below `Rules/`.
  public static var files: [(path: String, bytes: [UInt8])] {
    EmbeddedPacks.files.map { file in
      (String(describing: file.path), file.contents.withUTF8Buffer(Array.init))
    }
  }
}
