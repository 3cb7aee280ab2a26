import Foundation
import RuleDSL

/// The core pack of the repository, compiled once for all tests of the number grammar.
enum CorePack {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let pack: RulePack = {
    let folder = root.appending(path: "Rules/core")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    let files = names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name -> SourceFile? in
      guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
      return SourceFile(path: "Rules/core/" + name, bytes: Array(data))
    }
    return RuleParser.parse(PackSource(name: "core", files: files)).pack
  }()

  static let rules: CompiledRules = RuleCompiler.compile([pack])
}
