// Writes one Swift file that holds the rule files it is given.
//
//     pack-embedder OUTPUT FOLDER PATH…
//
// Every PATH is below FOLDER. String literals rather than SwiftPM's `.embedInCode`: that spells out each byte as an array
// element, and 400 KB of them take the compiler over a minute; as literals they take a second.

import Foundation

/// The text as a Swift string literal on one line.
func literal(_ text: String) -> String {
  var escaped = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": escaped += "\\\\"
    case "\"": escaped += "\\\""
    case "\n": escaped += "\\n"
    case "\r": escaped += "\\r"
    case "\t": escaped += "\\t"
    // Control characters, the byte order mark and the line separators must not stand in source text as they are.
    case _ where scalar.properties.generalCategory == .control, "\u{FEFF}", "\u{2028}", "\u{2029}":
      escaped += "\\u{" + String(scalar.value, radix: 16) + "}"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped + "\""
}

/// The whole generated file.
func generatedSource(folder: URL, paths: [String]) throws -> String {
  var source = """
    // Generated from Rules/ by the EmbedPacks plugin.

    /// The files of the shipped rule packs, by their path below `Rules/`.
    enum EmbeddedPacks {
      static let files: [(path: StaticString, contents: StaticString)] = [

    """
  for path in paths {
    let data = try Data(contentsOf: folder.appending(path: path))
    guard let text = String(validating: data, as: UTF8.self) else { throw Failure("\(path) is not UTF-8") }
    source += "    (\(literal(path)), \(literal(text))),\n"
  }
  return source + "  ]\n}\n"
}

/// Why nothing was written.
struct Failure: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: pack-embedder OUTPUT FOLDER PATH…\n".utf8))
  exit(2)
}
do {
  let source = try generatedSource(
    folder: URL(filePath: arguments[2], directoryHint: .isDirectory), paths: Array(arguments[3...]))
  try Data(source.utf8).write(to: URL(filePath: arguments[1]), options: .atomic)
} catch {
  FileHandle.standardError.write(Data("error: cannot embed the rule packs: \(error)\n".utf8))
  exit(1)
}
