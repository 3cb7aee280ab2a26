/// Describes an exported `ledger.csv` for machines, as a Data Package (version 2): `datapackage.json`, written beside it.
///
/// ```
/// {"$schema":"https://datapackage.org/profiles/2.0/datapackage.json","name":"ledger","resources":[{"name":"facts",
///  "path":"ledger.csv","bytes":5120,"hash":"sha256:…","dialect":{…},"schema":{"fields":[{"name":"fact_id",…
/// ```
///
/// It says nothing of when or where it was made, so that equal ledgers give equal files.
public struct DataPackage: Sendable {
  private let path: String
  private let file: ExportedFile
  private let isGuarded: Bool

  /// Describes a file.
  /// - Parameters:
  ///   - path: The name of the CSV beside the descriptor.
  ///   - file: What the export wrote into it.
  ///   - isGuarded: Whether text cells that begin as a formula does carry an apostrophe.
  public init(describing path: String = "ledger.csv", file: ExportedFile, isGuarded: Bool) {
    self.path = path
    self.file = file
    self.isGuarded = isGuarded
  }

  /// The bytes of `datapackage.json`.
  public var bytes: [UInt8] {
    var json = JSONText()
    json.object { package in
      package.add("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
      package.add("name", "ledger")
      package.add("description", "Quantitative claims of documents, each with the place where it stands.")
      package.add("resources", [()]) { json, _ in json.object(describeResource) }
    }
    return json.bytes + [0x0A]
  }

  private func describeResource(_ resource: inout JSONObject) {
    resource.add("$schema", "https://datapackage.org/profiles/2.0/dataresource.json")
    resource.add("name", "facts")
    resource.add("type", "table")
    resource.add("path", path)
    resource.add("format", "csv")
    resource.add("mediatype", "text/csv")
    resource.add("encoding", "utf-8")
    resource.add("bytes", file.bytes)
    resource.add("hash", "sha256:" + file.sha256)
    resource.add("rowCount", file.rows)
    // Not a word of the standard: whether one leading apostrophe of a text cell is to be taken off.
    resource.add("formulaGuard", isGuarded)
    resource.add("dialect") { $0.object(describeDialect) }
    resource.add("schema") { $0.object(describeSchema) }
  }

  private func describeDialect(_ dialect: inout JSONObject) {
    dialect.add("$schema", "https://datapackage.org/profiles/2.0/tabledialect.json")
    dialect.add("header", true)
    dialect.add("delimiter", ",")
    dialect.add("lineTerminator", "\r\n")
    dialect.add("quoteChar", "\"")
    dialect.add("doubleQuote", true)
    dialect.add("skipInitialSpace", false)
  }

  private func describeSchema(_ schema: inout JSONObject) {
    schema.add("$schema", "https://datapackage.org/profiles/2.0/tableschema.json")
    schema.add("missingValues", [""]) { $0.string($1) }
    schema.add("primaryKey", ["source", "fact_id"]) { $0.string($1) }
    schema.add("fields", FactColumn.all) { json, column in
      json.object { field in
        field.add("name", column.name)
        field.add("type", column.type.rawValue)
        field.add("description", column.about)
        if !column.values.isEmpty {
          field.add("constraints") { $0.object { $0.add("enum", column.values) { $0.string($1) } } }
        }
      }
    }
  }
}
