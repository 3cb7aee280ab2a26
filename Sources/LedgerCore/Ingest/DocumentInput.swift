import Foundation
public import RuleDSL

/// A document that waits to be read: its name in the ledger, and how to get its bytes.
///
/// The bytes are fetched when their turn comes, so that memory holds the documents at hand and not the corpus.
public struct DocumentInput: Sendable {
  /// The name in the ledger: ``Ledger/documentName(ofFile:)`` for a file, else a URI or another name.
  public var name: String
  /// How it is marked up; `nil` lets the name decide.
  public var kind: DocumentKind?
  /// Fetches the bytes; what it throws becomes the reason for which the document was refused.
  public var bytes: @Sendable () throws(DocumentUnavailable) -> [UInt8]

  /// Makes an input.
  public init(
    name: String, kind: DocumentKind? = nil, bytes: @escaping @Sendable () throws(DocumentUnavailable) -> [UInt8]
  ) {
    self.name = name
    self.kind = kind
    self.bytes = bytes
  }

  /// The largest document: what a row of SQLite holds, with room to spare.
  public static let sizeLimit = 512 << 20

  /// The file at `path`, under `name` in the ledger.
  public static func file(at path: String, name: String, kind: DocumentKind? = nil) -> DocumentInput {
    DocumentInput(name: name, kind: kind) { () throws(DocumentUnavailable) in try contents(ofFile: path) }
  }

  private static func contents(ofFile path: String) throws(DocumentUnavailable) -> [UInt8] {
    // A named pipe or a device might never end.
    let type = try? FileManager.default.attributesOfItem(atPath: (path as NSString).resolvingSymlinksInPath)[.type]
    guard let type else { throw DocumentUnavailable(reason: "there is no such file") }
    guard type as? FileAttributeType == .typeRegular else {
      throw DocumentUnavailable(reason: "it is not a regular file")
    }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw DocumentUnavailable(reason: "it may not be read")
    }
    defer { try? file.close() }
    do {
      let data = try file.read(upToCount: sizeLimit + 1) ?? Data()
      guard data.count <= sizeLimit else {
        throw DocumentUnavailable(reason: "it is larger than \(sizeLimit >> 20) MiB")
      }
      return Array(data)
    } catch let error as DocumentUnavailable {
      throw error
    } catch {
      throw DocumentUnavailable(reason: "it could not be read")
    }
  }
}

/// Why the bytes of a document can't be had.
public struct DocumentUnavailable: Error, Sendable, Hashable {
  /// One sentence without a full stop.
  public var reason: String

  /// Makes an error.
  public init(reason: String) { self.reason = reason }
}
