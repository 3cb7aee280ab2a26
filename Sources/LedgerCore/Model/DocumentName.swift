import Foundation

/// How the ledger names documents: relative to its own folder where they lie inside, so that a folder with documents
/// and ledger can move as a whole; absolute elsewhere. Always with `/`.
///
/// Paths are compared as bytes, as the file system does: `é` written in two ways is two names.
enum DocumentName {
  /// The folder that holds a file: absolute, symbolic links followed.
  static func folder(ofFile path: String) -> String {
    URL(fileURLWithPath: joined(parts(of: path).dropLast())).resolvingSymlinksInPath().path
  }

  /// The name of the document at `path` in a ledger that lies in `folder`.
  static func name(ofFile path: String, in folder: String) -> String {
    let document = parts(of: path)
    let home = parts(of: folder)
    if let name = relative(document, to: home) { return name }
    // The folder has its links followed; a document that was named through a link may lie in it all the same.
    let real = parts(of: self.folder(ofFile: path)) + document.suffix(1)
    return relative(real, to: home) ?? joined(document[...])
  }

  private static func relative(_ path: [String], to folder: [String]) -> String? {
    guard path.count > folder.count, zip(path, folder).allSatisfy({ $0.utf8.elementsEqual($1.utf8) }) else {
      return nil
    }
    return path[folder.count...].joined(separator: "/")
  }

  /// The components of the absolute path, `.` and `..` resolved.
  private static func parts(of path: String) -> [String] {
    let slash = UInt8(ascii: "/")
    let start = path.utf8.first == slash ? "" : FileManager.default.currentDirectoryPath + "/"
    var parts: [String] = []
    for part in (start + path).utf8.split(separator: slash).map({ String(Substring($0)) }) where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }

  private static func joined(_ parts: ArraySlice<String>) -> String { "/" + parts.joined(separator: "/") }
}
