/// Reads one YAML file into a node, or says what keeps it from being read.
///
/// Only the part of YAML that rules need: one document, no tags, no merge keys, keys that are texts and stand once.
/// An alias stands for the node of its anchor, within a budget, so a few lines can't expand into a gigabyte.
enum YAMLParser {
  /// The most nodes of a file, each alias counted as what it stands for.
  static let nodeLimit = 500_000

  /// The file's only document, and everything that is wrong with it; `nil` when the file is empty or unreadable.
  static func parse(_ file: SourceFile) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
    let refused = YAMLInspector(file: file).inspect()
    guard refused.isEmpty else { return (nil, refused) }
    let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var composer = YAMLComposer(file: file, offsets: CodePointCursor(file.bytes, from: start))
    var reader = YAMLEventReader(file.bytes[start...])
    do {
      while try composer.take(reader.next()) {}
    } catch {
      var syntax = YAMLSyntax(file: file, offsets: composer.offsets)
      composer.diagnostics.append(syntax.diagnostic(error))
      return (nil, composer.diagnostics)
    }
    return (composer.isRefused ? nil : composer.root, composer.diagnostics)
  }
}
