import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger rules add`
struct RulesAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Copy a pack into this project and load it from now on.",
    discussion: """
      Copies the pack to packs/NAME beside ledger.yaml, adds it to `packs` there and writes its hash to ledger.lock. \
      Its README, LICENSE and the like go with it, nothing else of the folder does. A pack that has an error or fails one \
      of its own examples is refused and nothing is written.
      """)

  @Argument(help: ArgumentHelp("The pack: a folder with pack.yaml, or a rule file.", valueName: "folder"))
  var path: String

  @Flag(help: "Take the place of a pack with the same name.")
  var replace = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = global.console
    let sources = try PackLoader().packs(at: path)
    guard sources.count == 1 else {
      let names = sources.map(\.name).joined(separator: ", ")
      throw CommandFailure(.usage, "\(path) holds several packs (\(names)); add them one by one")
    }
    let before = try global.usableRules(console)
    let loaded = try global.usableRules(console, and: [path])
    guard let pack = loaded.packs.last else { return }
    let name = pack.manifest.name
    // The name becomes a folder and an entry of ledger.yaml, where a blank may begin a version.
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || "._-".contains($0) }), name.first?.isLetter == true else {
      throw CommandFailure(
        .usage,
        "`\(DisplayWidth.shown(name))` can't be the name of a pack; give it one in \(path)/pack.yaml:\n"
          + "  pack: my-rules\n  version: 1.0.0")
    }
    if !replace, let known = before.origins[name] {
      let whose = known.kind == .shipped ? "shipped" : known.path
      throw CommandFailure(
        .usage,
        "there is a pack \(name) already (\(whose)), and nothing was written\n"
          + "  look: ledger rules diff \(known.kind == .shipped ? name : known.path) \(path)\n"
          + "  then: ledger rules add --replace \(path)")
    }
    let examples = PackExamples(of: loaded, in: [name])
    try console.refuse(examples, loaded)
    let project = loaded.project ?? ProjectFile(path: global.projectPath, bytes: [])
    let place = PackFolder.path(of: name)
    let isListed = project.declaration.packs.contains {
      [place, name, "./" + place, place + "/"].contains($0.place.value)
    }
    // All that can be refused is refused before the first byte is written.
    let changed = isListed ? project : try project.adding(pack: place)
    let copy = try PackCopy(pack, from: path)
    try NewFile.makeFolder(project.resolve(PackFolder.name))
    try copy.write(to: project.resolve(place))
    if !isListed { try changed.write() }
    // What was checked is what lies there now, whose hash doesn't tell where.
    var after = loaded
    after.origins[name] = PackOrigin(.project, path: place)
    try PackLock(path: global.lockPath, of: after).write()
    console.note(
      "added \(name) \(pack.manifest.version): \(counted(pack.rules.count, "rule")), "
        + "\(counted(pack.checks.count, "check")), \(counted(examples.passed, "example")) passed")
    let papers = copy.papers.files.map { DisplayWidth.shown($0.path) }.joined(separator: ", ")
    let along = papers.isEmpty ? "" : " with \(papers)"
    console.note("it lies in \(project.resolve(place))\(along); \(changed.path) and \(global.lockPath) name it")
  }
}
