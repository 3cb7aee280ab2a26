import Foundation
public import RuleDSL

/// Puts the files of a pack into the `packs` folder of a project.
public struct PackCopy: Sendable {
  /// The pack's name.
  public let name: String
  /// The files with their paths in the pack's folder.
  public let files: [(path: String, bytes: [UInt8])]
  /// README, LICENSE and the like, which are among the files.
  public let papers: PackPapers

  /// Takes the files of a pack that was read from `root`, and the papers that belong to it.
  ///
  /// Written are the bytes that were checked, not those that the folder may hold by then, and without the rights to run
  /// that a file may have had. A rule file that is a link out of the folder is refused.
  /// - Parameters:
  ///   - pack: The pack.
  ///   - root: The folder or file from which it was read.
  /// - Throws: What can't be copied: a paper that is too large, a link that leads out.
  public init(_ pack: RulePack, from root: String) throws(FileProblem) {
    name = pack.manifest.name
    if FileKind(root) == .folder {
      for file in pack.files { try PackPapers.requireInside(file.path, of: root) }
    }
    papers = try PackPapers(in: root)
    let rules = pack.files.map { file in
      let isInside = file.path.hasPrefix(root) && file.path.utf8.count > root.utf8.count
      let inside =
        isInside ? String(file.path.dropFirst(root.count)) : file.path.split(separator: "/").last.map(String.init) ?? ""
      return (path: inside.split(separator: "/").joined(separator: "/"), bytes: file.bytes)
    }
    files = rules + papers.files
  }

  /// Writes the files to `folder`, which is there afterwards as a whole or as it was before.
  public func write(to folder: String) throws(FileProblem) {
    let fresh = "\(folder).part"
    try? FileManager.default.removeItem(atPath: fresh)
    defer { try? FileManager.default.removeItem(atPath: fresh) }
    for (path, bytes) in files {
      let place = "\(fresh)/\(path)"
      try NewFile.makeFolder(place.lastIndex(of: "/").map { String(place[..<$0]) } ?? fresh)
      let file = try NewFile(replacing: place)
      try file.write(bytes)
      try file.commit()
    }
    let old = "\(folder).old"
    try? FileManager.default.removeItem(atPath: old)
    let existed = rename(folder, old) == 0
    guard rename(fresh, folder) == 0 else {
      let reason = errno
      if existed { _ = rename(old, folder) }
      throw FileProblem(path: folder, doing: "cannot be written", errno: reason)
    }
    try? FileManager.default.removeItem(atPath: old)
  }
}
