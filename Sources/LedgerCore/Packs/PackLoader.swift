import Foundation
public import RuleDSL
import ShippedPacks

/// Reads rule packs: those in the program and those that a user names.
public struct PackLoader: Sendable {
  /// The largest rule file.
  public var fileSizeLimit = 4 << 20
  /// The most bytes of one pack.
  public var packSizeLimit = 16 << 20
  /// The most files of one pack.
  public var fileCountLimit = 1000
  /// The version of the program, which packs may require; `nil` asks for nothing.
  public var engine: String?
  /// Whether the packs that the program carries go unchecked where they are all there is: they were checked when it
  /// was built, and nothing but another pack or a project's edit can make an error of them.
  public var trustsShipped = false

  /// Makes a loader.
  public init(engine: String? = nil) { self.engine = engine }

  /// The packs that the program carries, by name.
  public func shipped() -> [PackSource] {
    var packs: [PackSource] = []
    for (path, bytes) in ShippedPacks.files {
      guard let slash = path.firstIndex(of: "/"), Self.isPackFile(path) else { continue }
      let name = String(path[..<slash])
      if packs.last?.name != name { packs.append(PackSource(name: name, files: [])) }
      packs[packs.count - 1].files.append(SourceFile(path: "Rules/" + path, bytes: bytes))
    }
    return packs
  }

  /// The packs at `path`: a folder with `pack.yaml`, a folder of such folders, a folder of loose rule files, or one file.
  public func packs(at path: String) throws(FileProblem) -> [PackSource] {
    switch FileKind(path) {
    case .missing: throw FileProblem(path: path, reason: "does not exist")
    case .other: throw FileProblem(path: path, reason: "is neither a rule file nor a folder of them")
    case .file: return [PackSource(name: Self.name(path, isFile: true), files: [try file(path)])]
    case .folder: return try packs(inFolder: path)
    }
  }

  private func packs(inFolder folder: String) throws(FileProblem) -> [PackSource] {
    if Self.isPack(folder) { return [try pack(folder)] }
    let packFolders = try FolderWalk.names(in: folder).map { folder + "/" + $0 }.filter(Self.isPack)
    guard packFolders.isEmpty else {
      var packs: [PackSource] = []
      for packFolder in packFolders { packs.append(try pack(packFolder)) }
      return packs
    }
    let loose = try pack(folder)
    guard loose.files.contains(where: { !$0.path.hasSuffix(".csv") }) else {
      throw FileProblem(path: folder, reason: "holds no rule files")
    }
    return [loose]
  }

  /// All rule files below a folder as one pack.
  private func pack(_ folder: String) throws(FileProblem) -> PackSource {
    var walk = FolderWalk()
    walk.fileLimit = fileCountLimit
    walk.depthLimit = 16
    let listing = walk.files(in: folder)
    if let problem = listing.problems.first { throw problem }
    var files: [SourceFile] = []
    var size = 0
    for path in listing.files where Self.isPackFile(path) {
      files.append(try file(path))
      size += files[files.count - 1].bytes.count
      guard size <= packSizeLimit else {
        throw FileProblem(path: folder, reason: "holds more than \(packSizeLimit) bytes of rules and tables")
      }
    }
    return PackSource(name: Self.name(folder, isFile: false), files: files)
  }

  private func file(_ path: String) throws(FileProblem) -> SourceFile {
    SourceFile(path: path, bytes: try BoundedFile.read(path, limit: fileSizeLimit))
  }

  private static func isPack(_ folder: String) -> Bool {
    if case .file = FileKind(folder + "/pack.yaml") { true } else { false }
  }

  /// Whether a file belongs to a pack: rules, and the reference tables of its checks.
  private static func isPackFile(_ path: String) -> Bool {
    [".yaml", ".yml", ".csv"].contains { path.hasSuffix($0) }
  }

  /// What a pack is called that does not name itself: its folder, or its file without the extension.
  private static func name(_ path: String, isFile: Bool) -> String {
    let url = URL(filePath: path).standardizedFileURL
    return (isFile ? url.deletingPathExtension() : url).lastPathComponent
  }
}
