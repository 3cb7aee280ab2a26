import ArgumentParser
import Foundation
import LedgerCore
import RuleDSL

/// `ledger export`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Hand the facts to other programs, with what the audit says of each.",
    discussion: """
      The same ledger gives the same bytes. A folder gets ledger.csv with datapackage.json, which describes it, or \
      ledger.jsonl. Text cells that a spreadsheet would run as a formula get an apostrophe in front.
      """)

  @Option(help: "csv or jsonl.")
  var format: Format?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "A file, known by its ending .csv or .jsonl; a folder; or - for standard output.", valueName: "path"))
  var output = "-"

  @Flag(help: "Leave cells that begin like a formula as they are.")
  var noGuard = false

  @OptionGroup var filter: FilterOptions

  @OptionGroup var global: GlobalOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, jsonl
  }

  func run() throws {
    let console = global.console
    let loaded = try global.usableRules(console)
    let ledger = try Ledger.open(at: global.ledgerPath, creating: false)
    let verdicts = try AuditReport(of: ledger, packs: loaded.packs).verdicts
    let export = LedgerExport(of: ledger, filter: filter.filter, verdicts: verdicts)
    let exporter = try chosenFormat().makeExporter(guarded: !noGuard)
    if output == "-" {
      _ = try export.write(exporter) { try console.output.write(bytes: $0) }
      try console.output.flush()
    } else {
      let written = try write(export, exporter)
      let path = written.path.hasPrefix("./") ? String(written.path.dropFirst(2)) : written.path
      console.note("\(counted(written.file.rows, "fact")) in \(DisplayWidth.shown(path))")
    }
    try ledger.close()
  }

  /// What `--format` says, else what the file's ending says, else CSV.
  private func chosenFormat() throws -> ExportFormat {
    let ending = ExportFormat.allCases.first { output.hasSuffix("." + $0.rawValue) }
    guard let format else { return ending ?? .csv }
    let chosen = ExportFormat(rawValue: format.rawValue) ?? .csv
    if let ending, ending != chosen {
      throw CommandFailure(.usage, "\(output) ends in .\(ending.rawValue), but --format says \(chosen.rawValue)")
    }
    return chosen
  }

  private func write(_ export: LedgerExport, _ exporter: any FactExporter) throws -> (file: ExportedFile, path: String)
  {
    let format = try chosenFormat()
    let isFile = output.hasSuffix("." + format.rawValue)
    let path = isFile ? output : (output.hasSuffix("/") ? output : output + "/") + "ledger." + format.rawValue
    if !isFile { try NewFile.makeFolder(output) }
    let target = try NewFile(replacing: path)
    let file = try export.write(exporter) { try target.write($0) }
    try target.commit()
    if !isFile, format == .csv {
      let descriptor = try NewFile(replacing: path.dropLast("ledger.csv".count) + "datapackage.json")
      try descriptor.write(DataPackage(file: file, isGuarded: !noGuard).bytes)
      try descriptor.commit()
    }
    return (file, path)
  }
}
