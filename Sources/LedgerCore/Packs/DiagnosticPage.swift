public import RuleDSL

/// The page of a diagnostic code: what it means, and an example that gets it beside one that does not.
///
/// The examples are not illustrations: a test runs each, the wrong one gets this very code and the right one none.
public struct DiagnosticPage: Sendable {
  /// The code.
  public var code: DiagnosticCode
  /// What it says, in few words.
  public var title: String
  /// Why it is said and what to do.
  public var about: String
  /// What gets it.
  var wrong: Sample
  /// The same without the mistake.
  var right: Sample

  /// Files with or without a mistake; the last one is shown.
  struct Sample: Sendable {
    /// The files.
    var files: [(path: String, bytes: [UInt8])]
    /// What is shown where the bytes can't be.
    var shown: String

    init(_ text: String, path: String = "rules.yaml", beside: [(path: String, text: String)] = []) {
      files = beside.map { ($0.path, Array($0.text.utf8)) } + [(path, Array(text.utf8))]
      shown = text
    }

    init(bytes: [UInt8], shown: String) {
      files = [("rules.yaml", bytes)]
      self.shown = shown
    }
  }

  init(_ code: String, _ about: String, wrong: Sample, right: Sample) {
    self.code = DiagnosticCode(rawValue: code)
    title = DiagnosticCode.all.first { $0.code.rawValue == code }?.title ?? ""
    self.about = about
    self.wrong = wrong
    self.right = right
  }

  init(_ code: String, _ about: String, _ wrong: String, _ right: String) {
    self.init(code, about, wrong: Sample(wrong), right: Sample(right))
  }

  /// The page as Markdown.
  public var text: String {
    let kind = code.rawValue.hasPrefix("W") ? "warning" : "error"
    return """
      # \(code.rawValue): \(title)

      An \(kind). \(about)

      Wrong:

      \(Self.block(wrong))
      Right:

      \(Self.block(right))
      """.replacing("An warning", with: "A warning")
  }

  /// Every page of a code that this program gives, in the order of the codes.
  public static let all: [DiagnosticPage] = {
    let codes = Set(DiagnosticCode.all.map(\.code))
    let pages = filePages + valuePages + patternPages + declarationPages + projectPages
    return pages.filter { codes.contains($0.code) }
  }()

  private static func block(_ sample: Sample) -> String {
    sample.files.dropLast().map { "`\($0.path)`:\n\n\(fenced(String(decoding: $0.bytes, as: UTF8.self)))\n" }.joined()
      + (sample.files.count > 1 ? "`\(sample.files.last?.path ?? "")`:\n\n" : "") + fenced(sample.shown)
  }

  private static func fenced(_ text: String) -> String {
    "```yaml\n\(text.hasSuffix("\n") ? text : text + "\n")```\n"
  }
}
