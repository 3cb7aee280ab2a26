import Foundation

/// A regular file or standard input that is read piece by piece.
final class InputFile {
  private let descriptor: Int32
  private let path: String
  private let closes: Bool
  private var ahead: [UInt8] = []

  private static let pieceSize = 1 << 18

  /// Opens a regular file.
  init(path: String) throws(FileProblem) {
    self.path = path
    descriptor = try BoundedFile.open(path).descriptor
    closes = true
  }

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    path = "-"
    closes = false
  }

  /// Standard input.
  static var standardInput: InputFile { InputFile(descriptor: STDIN_FILENO) }

  deinit { if closes { close(descriptor) } }

  /// The first bytes, at least `count` of them unless there are fewer; they are read again.
  func peek(_ count: Int) throws(FileProblem) -> [UInt8] {
    while ahead.count < count {
      let piece = try readPiece()
      if piece.isEmpty { break }
      ahead += piece
    }
    return Array(ahead.prefix(count))
  }

  /// The next bytes; none at the end.
  func read() throws(FileProblem) -> [UInt8] {
    if ahead.isEmpty { return try readPiece() }
    defer { ahead = [] }
    return ahead
  }

  private func readPiece() throws(FileProblem) -> [UInt8] {
    while true {
      var failure: Int32?
      let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, count in
        let got = Foundation.read(descriptor, buffer.baseAddress, Self.pieceSize)
        failure = got < 0 ? errno : nil
        count = max(0, got)
      }
      guard let failure else { return piece }
      if failure != EINTR { throw FileProblem(path: path, errno: failure) }
    }
  }
}
