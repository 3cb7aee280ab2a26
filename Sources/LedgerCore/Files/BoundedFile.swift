import Foundation

/// Reads whole files that a user named: never more than a limit, never a device or a pipe that could block for ever.
public enum BoundedFile {
  /// The bytes of the regular file at `path`, through symbolic links.
  public static func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    let file = try open(path)
    defer { close(file.descriptor) }
    return try read(descriptor: file.descriptor, name: path, expecting: file.size, limit: limit)
  }

  /// Opens a regular file, through symbolic links; the caller closes it.
  static func open(_ path: String) throws(FileProblem) -> (descriptor: Int32, size: Int) {
    // O_NONBLOCK: opening a named pipe would wait for a writer before it could be told apart.
    let descriptor = Foundation.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileProblem(path: path, errno: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw FileProblem(path: path, errno: code)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return (descriptor, Int(status.st_size))
    case S_IFDIR:
      close(descriptor)
      throw FileProblem(path: path, reason: "is a folder")
    default:
      close(descriptor)
      throw FileProblem(path: path, reason: "is not a regular file")
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes >= 1 << 30 && bytes % (1 << 30) == 0 ? "\(bytes >> 30) GiB" : "\(bytes) bytes"
  }

  /// All bytes of standard input.
  public static func readStandardInput(limit: Int) throws(FileProblem) -> [UInt8] {
    try read(descriptor: STDIN_FILENO, name: "-", expecting: 0, limit: limit)
  }

  private static func read(
    descriptor: Int32, name: String, expecting size: Int, limit: Int
  ) throws(FileProblem) -> [UInt8] {
    let tooLarge = FileProblem(path: name, reason: "is larger than \(Self.size(limit))")
    guard size <= limit else { throw tooLarge }
    var bytes: [UInt8] = []
    // One byte more than expected, so that the end of a file is seen without another round.
    var room = max(size + 1, 1 << 16)
    while true {
      var failure: Int32?
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let got = Foundation.read(descriptor, buffer.baseAddress, room)
        failure = got < 0 ? errno : nil
        count = max(0, got)
      }
      if let failure, failure != EINTR { throw FileProblem(path: name, errno: failure) }
      if failure == nil && chunk.isEmpty { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      // The size may lie: a file can grow while it is read, and /proc files claim to be empty.
      guard bytes.count <= limit else { throw tooLarge }
      room = 1 << 16
    }
  }
}

/// Why a file or folder could not be read.
public struct FileProblem: Error, Sendable, Hashable {
  /// The path as the user would type it.
  public var path: String
  /// The rest of a sentence that begins with the path: "is larger than 100 bytes".
  public var reason: String

  /// Makes a problem.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// Makes a problem of what a system call said.
  init(path: String, doing: String = "cannot be read", errno: Int32) {
    let message = String(cString: strerror(errno))
    self.init(path: path, reason: doing + ": " + message.prefix(1).lowercased() + message.dropFirst())
  }
}
