import ArgumentParser
import RuleDSL

/// The options of commands that read documents.
struct ReadingChoices: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The encoding, when the documents don't tell: utf-8, utf-16le, utf-16be, gb18030, big5, shift_jis, windows-1252.",
      valueName: "name"), transform: encoding(named:))
  var encoding: TextEncoding?

  @Option(
    help: ArgumentHelp("How all documents are marked up, whatever they are called.", valueName: "kind"),
    transform: kind(named:))
  var kind: DocumentKind?

  @Option(
    help: ArgumentHelp(
      "The field of JSON records that holds the text; else text, content or body. a.b leads into an object.",
      valueName: "name"))
  var textField: String?

  @Option(
    help: ArgumentHelp(
      "How the text in JSON records is marked up; else it is plain text.", valueName: "kind"),
    transform: textKind(named:))
  var textKind: DocumentKind?

  @Option(
    help: ArgumentHelp(
      "The field of JSON records that names them; else id, _id, uuid or url, else their number.", valueName: "name"))
  var idField: String?

  /// What they say.
  var options: ReadingOptions {
    ReadingOptions(
      kind: kind, encoding: encoding, fields: RecordFields(text: textField, id: idField, kind: textKind ?? .text))
  }
}

/// The encoding that a user names.
private func encoding(named label: String) throws -> TextEncoding {
  guard let encoding = TextEncoding(label: label) else {
    let names = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("there is no encoding '\(label)': it can be \(names)")
  }
  return encoding
}

/// The kind that a user names.
private func kind(named name: String) throws -> DocumentKind {
  guard let kind = DocumentKind(rawValue: name) else {
    let names = DocumentKind.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("there is no kind '\(name)': it can be \(names)")
  }
  return kind
}

/// The kind of the text in a record that a user names.
private func textKind(named name: String) throws -> DocumentKind {
  let kinds = DocumentKind.allCases.filter { $0 != .json }
  guard let kind = kinds.first(where: { $0.rawValue == name }) else {
    throw ValidationError(
      "a text can't be of the kind '\(name)': it can be \(kinds.map(\.rawValue).joined(separator: ", "))")
  }
  return kind
}
