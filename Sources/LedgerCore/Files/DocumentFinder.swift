import Foundation

/// Turns what a user names (files, folders, globs, `-`) into the list of documents to read.
public struct DocumentFinder: Sendable {
  /// Extensions that are taken from folders; a file that is named itself is taken whatever it is called.
  public static let textExtensions: Set<String> = ["txt", "text", "md", "markdown"]

  /// Makes a finder.
  public init() {}

  /// A document to read.
  public enum Document: Sendable, Hashable {
    case file(String)
    case standardInput
  }

  /// What was found.
  public struct Result: Sendable {
    /// The documents in the order of the arguments, each folder's sorted by path; none twice.
    public var documents: [Document] = []
    /// Files of folders that are of no kind that is read, or that `.ledgerignore` names.
    public var skipped: [String] = []
    /// What could not be found or listed.
    public var problems: [FileProblem] = []
  }

  /// Finds the documents of the arguments.
  public func find(_ arguments: [String]) -> Result {
    var result = Result()
    var seen: Set<Document> = []
    for argument in arguments {
      for document in documents(argument, &result) where seen.insert(document).inserted {
        result.documents.append(document)
      }
    }
    return result
  }

  private func documents(_ argument: String, _ result: inout Result) -> [Document] {
    if argument == "-" { return [.standardInput] }
    switch FileKind(argument) {
    case .folder: return files(in: argument, &result).map(Document.file)
    case .file, .other: return [.file(argument)]
    case .missing: break
    }
    // The shell expands globs; this is for those that it was told to leave alone, and for programs without a shell.
    let matches = Self.glob(argument)
    if matches.isEmpty { result.problems.append(FileProblem(path: argument, reason: "does not exist")) }
    return matches.flatMap { path -> [Document] in
      guard case .folder = FileKind(path) else { return [.file(path)] }
      return files(in: path, &result).map(Document.file)
    }
  }

  private func files(in folder: String, _ result: inout Result) -> [String] {
    let ignored = IgnoreList(folder: folder)
    var walk = FolderWalk()
    walk.enters = { !ignored.covers($0) }
    let listing = walk.files(in: folder)
    result.problems += listing.problems
    return listing.files.filter { path in
      let isText = Self.textExtensions.contains(URL(filePath: path).pathExtension.lowercased())
      if isText && !ignored.covers(path) { return true }
      result.skipped.append(path)
      return false
    }
  }

  private static func glob(_ pattern: String) -> [String] {
    guard pattern.contains(where: { "*?[".contains($0) }) else { return [] }
    var found = glob_t()
    defer { globfree(&found) }
    guard Foundation.glob(pattern, 0, nil, &found) == 0, let paths = found.gl_pathv else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
  }
}

/// The patterns of a folder's `.ledgerignore`: one a line, `#` begins a comment. A pattern with a slash in it is held
/// against the path below the folder, any other against every name; a slash at its end is for folders and changes nothing.
struct IgnoreList: Sendable {
  private let folder: String
  private let patterns: [String]

  /// Reads the list, empty when there is none.
  init(folder: String) {
    self.folder = folder
    let bytes = (try? BoundedFile.read(folder + "/.ledgerignore", limit: 1 << 20)) ?? []
    patterns = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
      .map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
  }

  /// Whether a pattern names the file or folder.
  func covers(_ path: String) -> Bool {
    guard !patterns.isEmpty else { return false }
    let start = folder.hasSuffix("/") ? folder.utf8.count : folder.utf8.count + 1
    let below = String(decoding: path.utf8.dropFirst(start), as: UTF8.self)
    let name = below.split(separator: "/").last.map(String.init) ?? below
    return patterns.contains { pattern in
      pattern.contains("/")
        ? fnmatch(pattern.hasPrefix("/") ? String(pattern.dropFirst()) : pattern, below, FNM_PATHNAME) == 0
        : fnmatch(pattern, name, 0) == 0
    }
  }
}
