import Foundation

/// Asks on the terminal, in words on standard error and an answer on standard input.
struct Question {
  /// Whether anybody is there to answer.
  static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// The answer, `nil` when there is none. An empty one is `otherwise`.
  static func ask(_ text: String, otherwise: String? = nil) -> String? {
    let hint = otherwise.map { " [\($0)]" } ?? ""
    FileHandle.standardError.write(Data("\(text)\(hint): ".utf8))
    guard let line = readLine() else { return nil }
    let answer = line.trimmingCharacters(in: .whitespaces)
    return answer.isEmpty ? otherwise : answer
  }
}
