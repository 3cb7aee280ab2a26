import Foundation

/// Turns what a user names (files, folders, globs, `-`) into the list of documents to read.
public struct DocumentFinder: Sendable {
  /// Extensions that are taken from folders; a file that is named itself is taken whatever it is called.
  public static let textExtensions: Set<String> = [
    "txt", "text", "md", "markdown", "srt", "vtt", "jsonl", "ndjson", "html", "htm", "xhtml",
  ]

  /// Whether `.json` is taken from folders, where most of it is no document.
  private let takesJSON: Bool

  /// Makes a finder; `takesJSON` says that `.json` files in folders are documents.
  public init(takesJSON: Bool = false) { self.takesJSON = takesJSON }

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
    var walk = FolderWalk()
    walk.ignoreLists = ".ledgerignore"
    let listing = walk.files(in: folder)
    result.problems += listing.problems
    result.skipped += listing.ignored
    for oddity in listing.oddities {
      if isDocument(oddity.path) { result.problems.append(oddity) } else { result.skipped.append(oddity.path) }
    }
    return listing.files.filter { path in
      if isDocument(path) { return true }
      result.skipped.append(path)
      return false
    }
  }

  /// Whether the end of a file's name says that it is a document.
  private func isDocument(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).last?.split(separator: UInt8(ascii: ".")) ?? []
    guard parts.count > 1, let last = parts.last else { return false }
    let end = String(decoding: last, as: UTF8.self).lowercased()
    return Self.textExtensions.contains(end) || takesJSON && end == "json"
  }

  private static func glob(_ pattern: String) -> [String] {
    guard pattern.contains(where: { "*?[".contains($0) }) else { return [] }
    var found = glob_t()
    defer { globfree(&found) }
    guard Foundation.glob(pattern, 0, nil, &found) == 0, let paths = found.gl_pathv else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
  }
}
