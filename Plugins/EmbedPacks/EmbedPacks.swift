import Foundation
import PackagePlugin

/// Compiles the shipped rule packs into the program, so that a binary copied alone still has them.
@main
struct EmbedPacks: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let rules = context.package.directoryURL.appending(path: "Rules", directoryHint: .isDirectory)
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedPacks.swift")
    let files = try packFiles(in: rules)
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) rule files",
        executable: try context.tool(named: "pack-embedder").url,
        arguments: [output.path(percentEncoded: false), rules.path(percentEncoded: false)] + files,
        inputFiles: files.map { rules.appending(path: $0) },
        outputFiles: [output])
    ]
  }

  /// The paths below `folder` of everything that belongs to a pack, sorted, so that equal packs give an equal program.
  private func packFiles(in folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
      .filter { path in
        let name = path.split(separator: "/").last ?? ""
        return !path.split(separator: "/").contains { $0.hasPrefix(".") }
          && (name.hasSuffix(".yaml") || name.hasSuffix(".csv"))
      }
      .sorted()
  }
}
