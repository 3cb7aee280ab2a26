import Foundation
public import RuleDSL

/// Hands out documents one after the other: each file as one, and each record of a JSON file as one.
///
/// Files of records are read as they are asked for, so that memory holds the records at hand and not the file.
public struct DocumentSupply: Sequence, IteratorProtocol {
  private let documents: [DocumentFinder.Document]
  private let options: ReadingOptions
  private let name: (String) -> String
  private var position = 0
  private var records: RecordNames?

  /// Makes a supply.
  /// - Parameters:
  ///   - documents: What was found.
  ///   - options: How it is to be read.
  ///   - name: What a ledger calls the file at a path.
  public init(_ documents: [DocumentFinder.Document], options: ReadingOptions, name: @escaping (String) -> String) {
    self.documents = documents
    self.options = options
    self.name = name
  }

  /// The next document.
  public mutating func next() -> DocumentInput? {
    while true {
      if let input = records?.next() { return input }
      records = nil
      guard position < documents.count else { return nil }
      let document = documents[position]
      position += 1
      if let input = open(document) { return input }
    }
  }

  /// A file that is one document; `nil` once ``records`` will hand out those of one that is several.
  private mutating func open(_ document: DocumentFinder.Document) -> DocumentInput? {
    let (path, title) =
      switch document {
      case .file(let path): (path, name(path))
      case .standardInput: ("-", "-")
      }
    let usual: DocumentKind =
      document == .standardInput && options.fields.text != nil ? .json : DocumentKind(name: path)
    let kind = options.kind ?? usual
    if kind == .json {
      do throws(FileProblem) {
        let file = try RecordFile(document, options: options)
        records = RecordNames(file: file, name: title, options: options)
        return nil
      } catch {
        let reason = error.reason
        return DocumentInput(name: title) { () throws(DocumentUnavailable) in throw DocumentUnavailable(reason: reason)
        }
      }
    }
    switch document {
    case .file(let path): return .file(at: path, name: title, options: options)
    case .standardInput:
      return DocumentInput(name: title, options: options) { () throws(DocumentUnavailable) in
        do throws(FileProblem) { return try BoundedFile.readStandardInput(limit: DocumentInput.sizeLimit) } catch {
          throw DocumentUnavailable(reason: error.reason)
        }
      }
    }
  }
}

/// Gives the records of a file their names: the file's, `#`, and the record's own or its number.
private struct RecordNames {
  let file: RecordFile
  let name: String
  let options: ReadingOptions
  private var seen: Set<Int> = []

  init(file: RecordFile, name: String, options: ReadingOptions) {
    self.file = file
    self.name = name
    self.options = options
  }

  mutating func next() -> DocumentInput? {
    guard let record = file.next() else { return nil }
    var options = options
    options.kind = .json
    options.encoding = file.encoding
    options.evidence = file.evidence
    switch record.content {
    case .failure(let problem):
      return DocumentInput(name: "\(name)#\(record.number)", options: options, origin: record.origin, recordSize: 0) {
        () throws(DocumentUnavailable) in throw DocumentUnavailable(reason: problem.reason)
      }
    case .success(let bytes):
      let own = options.fields.name(of: bytes, as: file.encoding)
      var id = own ?? "\(record.number)"
      var problems: [String] = []
      // A hash of the name is enough: who meets another record's is only called by its number too.
      if !seen.insert(id.hashValue).inserted {
        problems.append("another record before it is called '\(id)'")
        id += "~\(record.number)"
        seen.insert(id.hashValue)
      }
      var input = DocumentInput(
        name: "\(name)#\(id)", options: options, origin: record.origin, recordSize: bytes.count
      ) { bytes }
      input.problems = problems
      return input
    }
  }
}
