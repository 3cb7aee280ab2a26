import Foundation

/// The regular files below a folder, in an order that depends on their names alone.
///
/// Hidden entries are left out. Links are followed, but no folder is entered twice on one path down, so loops end; the
/// numbers of files and levels have limits, because the folder may be anything.
public struct FolderWalk: Sendable {
  /// The most files that are listed.
  public var fileLimit = 1_000_000
  /// How deep folders may nest.
  public var depthLimit = 64
  /// The name of the lists that say which files and folders are left out, as `.gitignore` does; `nil` for none.
  public var ignoreLists: String?

  /// Makes a walk.
  public init() {}

  /// What was found below a folder.
  public struct Result: Sendable {
    /// The paths of regular files, each beginning with the folder's path.
    public var files: [String] = []
    /// Files, and folders with a slash at their end, that a list leaves out.
    public var ignored: [String] = []
    /// Entries that are neither file nor folder, each with the rest of a sentence about it.
    public var oddities: [FileProblem] = []
    /// What could not be listed.
    public var problems: [FileProblem] = []
  }

  /// Lists the files below `folder`.
  public func files(in folder: String) -> Result {
    var result = Result()
    let bare = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    visit(folder, bare, above: [], rules: [], into: &result)
    return result
  }

  /// The names in a folder, hidden ones left out, by UTF-8 bytes: the same order on every machine and in every locale.
  public static func names(in folder: String) throws(FileProblem) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { !$0.hasPrefix(".") }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
      throw FileProblem(path: folder, reason: "cannot be listed")
    }
  }

  private func visit(
    _ folder: String, _ bare: String, above: [FileIdentity], rules: [IgnoreRules], into result: inout Result
  ) {
    guard let identity = FileIdentity(folder), !above.contains(identity) else { return }
    guard above.count < depthLimit else {
      result.problems.append(FileProblem(path: folder, reason: "lies deeper than \(depthLimit) folders"))
      return
    }
    let names: [String]
    do {
      names = try Self.names(in: folder)
    } catch {
      result.problems.append(error)
      return
    }
    let rules = rules + ownRules(of: folder, bare, &result)
    for name in names {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      let kind = FileKind(path)
      // The list of the innermost folder that says something counts.
      if rules.reversed().lazy.compactMap({ $0.excludes(path, isFolder: kind == .folder) }).first ?? false {
        result.ignored.append(kind == .folder ? path + "/" : path)
        continue
      }
      switch kind {
      case .folder: visit(path, path, above: above + [identity], rules: rules, into: &result)
      case .file:
        guard result.files.count < fileLimit else {
          if result.files.count == fileLimit, result.problems.last?.path != folder {
            result.problems.append(FileProblem(path: folder, reason: "holds more than \(fileLimit) files"))
          }
          return
        }
        result.files.append(path)
      case .other: result.oddities.append(FileProblem(path: path, reason: "is not a regular file"))
      case .missing: result.oddities.append(FileProblem(path: path, reason: "is a link that leads nowhere"))
      }
    }
  }

  /// The rules of a folder's own list.
  private func ownRules(of folder: String, _ bare: String, _ result: inout Result) -> [IgnoreRules] {
    guard let ignoreLists else { return [] }
    let path = folder.hasSuffix("/") ? folder + ignoreLists : folder + "/" + ignoreLists
    guard FileKind(path) != .missing else { return [] }
    do throws(FileProblem) {
      return [IgnoreRules(try BoundedFile.read(path, limit: 1 << 20), folder: bare == "/" ? "" : bare)]
    } catch {
      result.problems.append(error)
      return []
    }
  }
}

/// What stands at a path, links followed.
public enum FileKind: Sendable {
  case file, folder, other, missing

  /// Looks.
  public init(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = .missing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}

/// A file or folder whatever path leads to it.
struct FileIdentity: Hashable {
  private let device: UInt64
  private let inode: UInt64

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
  }
}
