import Foundation

/// What belongs to a pack beside its rules: who may use it, what it is, who made it.
///
/// A licence must travel with what it covers. Only texts at the top of the folder (and in `LICENSES`, where the REUSE
/// specification puts them) are taken, by their names; nothing else of the folder is any business of a project.
public struct PackPapers: Sendable {
  /// The files with their paths in the pack's folder.
  public let files: [(path: String, bytes: [UInt8])]

  /// The largest paper.
  static let sizeLimit = 1 << 20
  /// The most papers.
  static let countLimit = 64
  private static let names: Set<String> = [
    "readme", "license", "licence", "copying", "copyright", "notice", "authors", "changelog", "changes",
  ]
  private static let extensions: Set<String> = ["", "md", "txt", "rst"]

  /// Reads the papers in a pack's folder; a rule file alone has none.
  public init(in folder: String) throws(FileProblem) {
    guard FileKind(folder) == .folder else {
      files = []
      return
    }
    var papers: [(path: String, bytes: [UInt8])] = []
    var paths = try FolderWalk.names(in: folder).filter(Self.isPaper)
    if FileKind(folder + "/LICENSES") == .folder {
      paths += try FolderWalk.names(in: folder + "/LICENSES").map { "LICENSES/" + $0 }
    }
    for path in paths {
      let place = folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
      guard FileKind(place) == .file else { continue }
      guard papers.count < Self.countLimit else {
        throw FileProblem(
          path: folder, reason: "holds more than \(Self.countLimit) papers (README, LICENSE and the like)")
      }
      try Self.requireInside(place, of: folder)
      let bytes = try BoundedFile.read(place, limit: Self.sizeLimit)
      guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
        throw FileProblem(path: place, reason: "is no text, so it does not go with the pack; rename or remove it")
      }
      papers.append((path, bytes))
    }
    files = papers
  }

  /// Whether a name is that of a paper: `LICENSE`, `LICENSE-MIT`, `Readme.md`.
  private static func isPaper(_ name: String) -> Bool {
    let lower = name.lowercased()
    let stem = lower.split(separator: ".").first.map(String.init) ?? ""
    let end = lower.contains(".") ? String(lower.split(separator: ".").last ?? "") : ""
    return extensions.contains(end) && (names.contains(stem) || names.contains { stem.hasPrefix($0 + "-") })
  }

  /// Refuses a file that a link leads to from outside of its pack: copied, it would hand on what was never given.
  static func requireInside(_ path: String, of folder: String) throws(FileProblem) {
    guard let real = realPath(path), let root = realPath(folder) else {
      throw FileProblem(path: path, reason: "cannot be found")
    }
    guard real == root || real.hasPrefix(root.hasSuffix("/") ? root : root + "/") else {
      throw FileProblem(path: path, reason: "is a link that leads out of the pack; put the file itself there")
    }
  }

  private static func realPath(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}
