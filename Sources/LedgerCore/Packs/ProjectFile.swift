import Foundation
public import RuleDSL

/// A project's `ledger.yaml`: what it says, and how to add to it without disturbing what its author wrote.
public struct ProjectFile: Sendable {
  /// Where it lies, as a user would type it.
  public let path: String
  /// Its bytes.
  public let source: SourceFile
  /// What it says.
  public let declaration: ProjectDeclaration
  /// What is wrong with it.
  public let diagnostics: [Diagnostic]

  /// The name of the file.
  public static let name = "ledger.yaml"
  /// The largest project file.
  public static let sizeLimit = 4 << 20

  /// Reads a project file from its bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    source = SourceFile(path: path, bytes: bytes)
    (declaration, diagnostics) = ProjectParser.project(source)
  }

  /// The project file at a path, `nil` when there is none.
  public static func read(_ path: String) throws(FileProblem) -> ProjectFile? {
    if case .missing = FileKind(path) { return nil }
    return ProjectFile(path: path, bytes: try BoundedFile.read(path, limit: sizeLimit))
  }

  /// The folder in which it lies, as a user would type it; empty for the current one.
  public var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path that the project names, from where the user stands.
  public func resolve(_ place: String) -> String {
    if folder.isEmpty || place.hasPrefix("/") { return place }
    return folder.hasSuffix("/") ? folder + place : folder + "/" + place
  }

  /// The file with one more accepted finding at the end of `accept`.
  /// - Parameters:
  ///   - finding: The finding's id.
  ///   - because: The reason; line breaks become blanks.
  ///   - until: The last day on which it is accepted, `2026-12-31`; `nil` for good.
  ///   - about: What the finding says, for readers.
  /// - Returns: The file as it would be; nothing is written yet.
  /// - Throws: Why the file can't be changed, with the lines to add by hand.
  public func accepting(
    finding: String, because: String, until: String? = nil, about: String? = nil
  ) throws(FileProblem) -> ProjectFile {
    var fields = [ProjectEdit.Field("finding", finding)]
    if let about { fields.append(.init("about", Self.line(about))) }
    fields.append(.init("because", Self.line(because)))
    if let until { fields.append(.init("until", until)) }
    return try adding(.fields(fields), to: "accept")
  }

  /// The file with one more pack at the end of `packs`.
  public func adding(pack: String) throws(FileProblem) -> ProjectFile { try adding(.text(pack), to: "packs") }

  /// Writes the file to its place.
  public func write() throws(FileProblem) {
    let file = try NewFile(replacing: path)
    try file.write(source.bytes)
    try file.commit()
  }

  private func adding(_ item: ProjectEdit.Item, to key: String) throws(FileProblem) -> ProjectFile {
    let edit = ProjectEdit(adding: item, to: key)
    let changed = edit.applied(to: source).map { ProjectFile(path: path, bytes: $0.bytes) }
    // A value that its key does not take is the caller's to mend, and may not end up in the file.
    guard let changed, changed.diagnostics.isEmpty || !diagnostics.isEmpty else {
      let reason = changed?.diagnostics.first.map { $0.message + ($0.hint.map { ": " + $0 } ?? "") }
      throw FileProblem(
        path: path, reason: "was not changed: " + (reason ?? "add these lines yourself\n" + edit.lines))
    }
    return changed
  }

  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
