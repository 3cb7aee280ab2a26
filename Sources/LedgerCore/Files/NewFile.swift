import Foundation

/// A file that takes its place only when it is complete: whoever reads meanwhile, or after a crash, finds the old one.
public final class NewFile {
  private let path: String
  private let temporaryPath: String
  private var descriptor: Int32

  /// Begins a file that will stand at `path`.
  public init(replacing path: String) throws(FileProblem) {
    self.path = path
    temporaryPath = "\(path).\(UUID().uuidString.prefix(8)).part"
    descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw FileProblem(path: path, doing: "cannot be written", errno: errno) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporaryPath)
  }

  /// Appends bytes.
  public func write(_ bytes: [UInt8]) throws(FileProblem) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        throw FileProblem(path: path, doing: "cannot be written", errno: errno)
      }
    }
  }

  /// Puts the file in its place.
  public func commit() throws(FileProblem) {
    guard fsync(descriptor) == 0, rename(temporaryPath, path) == 0 else {
      throw FileProblem(path: path, doing: "cannot be written", errno: errno)
    }
    close(descriptor)
    descriptor = -1
  }

  /// Makes a folder and those above it, where they are missing.
  public static func makeFolder(_ path: String) throws(FileProblem) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw FileProblem(path: path, reason: "cannot be made a folder")
    }
  }
}
