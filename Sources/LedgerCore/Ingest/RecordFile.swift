import Foundation
import RuleDSL

/// Reads a file of JSON records piece by piece: a line each in JSON Lines, the elements of an array or values one behind
/// the other in JSON. Memory holds one record and a buffer.
final class RecordFile {
  /// A record, or what stands in its place.
  struct Record {
    /// Its number, from 1.
    var number: Int
    /// Where it begins in the file.
    var origin: RecordOrigin
    /// Its bytes, or why they can't be had.
    var content: Result<[UInt8], FileProblem>
  }

  /// The largest record.
  static let recordLimit = 256 << 20

  /// The encoding of the whole file.
  let encoding: TextEncoding
  /// How it is known.
  let evidence: EncodingEvidence

  private let input: InputFile
  private let isLines: Bool
  private let path: String
  private var splitter: RecordSplitter
  private var number = 0
  private var isDone = false

  /// Opens a file; its name and first bytes decide how it is divided and decoded.
  init(_ document: DocumentFinder.Document, options: ReadingOptions) throws(FileProblem) {
    switch document {
    case .file(let path):
      self.path = path
      input = try InputFile(path: path)
      isLines = !path.lowercased().hasSuffix(".json")
    case .standardInput:
      path = "-"
      input = InputFile.standardInput
      isLines = true
    }
    let sample = try input.peek(1 << 16)
    let found = RecordFile.encoding(of: sample, options.encoding)
    encoding = found.encoding
    evidence = found.evidence
    splitter = RecordSplitter(encoding: found.encoding, isLines: isLines, skipping: found.mark)
  }

  /// The encoding of a file by its beginning, which may end inside a character, and the size of its mark.
  private static func encoding(of sample: [UInt8], _ named: TextEncoding?) -> (
    encoding: TextEncoding, evidence: EncodingEvidence, mark: Int
  ) {
    let mark = ByteOrderMark(sample)
    if let named { return (named, .named, mark?.encoding == named ? mark?.count ?? 0 : 0) }
    if let mark { return (mark.encoding, .mark, mark.count) }
    let whole = sample.lastIndex(of: 0x0A).map { Array(sample[...$0]) } ?? sample
    guard case .success(let decoded) = TextDecoder.decode(whole) else { return (.utf8, .wellFormed, 0) }
    return (TextEncoding(rawValue: decoded.encoding) ?? .utf8, decoded.evidence, 0)
  }

  /// The next record; `nil` at the end.
  func next() -> Record? {
    while !isDone {
      if let piece = splitter.next() { return record(piece) }
      do throws(FileProblem) {
        let chunk = try input.read()
        if chunk.isEmpty {
          isDone = true
          if let last = splitter.last() { return record(last) }
        } else {
          splitter.feed(chunk)
        }
      } catch {
        isDone = true
        number += 1
        return Record(number: number, origin: splitter.origin, content: .failure(error))
      }
    }
    return nil
  }

  private func record(_ piece: RecordSplitter.Piece) -> Record {
    number += 1
    let problem = piece.problem.map { FileProblem(path: path, reason: $0) }
    return Record(number: number, origin: piece.origin, content: problem.map { .failure($0) } ?? .success(piece.bytes))
  }
}
