/// A text of a rule file that knows where each of its bytes was written.
///
/// A plain or single-quoted text usually stands in the file byte for byte, so a shift is enough; escapes, folded lines
/// and doubled quotes are followed one by one. What can't be followed points to the whole scalar.
struct LocatedText: Sendable {
  /// The text.
  let text: String
  /// The whole of it in the file, quotes left out where the text stands byte for byte.
  let site: RuleSite
  private let places: Places

  private enum Places {
    /// Byte `i` of the text is byte `i + start` of the file.
    case shifted(Int)
    /// Byte `i` of the text is byte `offsets[i]` of the file; one more for the end.
    case listed([Int])
    /// Unknown: the whole scalar.
    case whole
  }

  /// Ties the text of a scalar to its bytes.
  init(_ scalar: YAMLScalar, range: ByteRange<RuleBytes>, in file: SourceFile) {
    let quotes = scalar.style == .plain || scalar.style == .block || range.count < 2 ? 0 : 1
    let inner = range.lower + quotes..<max(range.lower + quotes, range.upper - quotes)
    text = scalar.text
    if inner.upperBound <= file.bytes.count, Self.stands(scalar, in: file.bytes[inner]) {
      places = .shifted(inner.lowerBound)
      site = RuleSite(path: file.path, range: ByteRange(inner.lowerBound, inner.upperBound))
    } else {
      places = ScalarAligner(scalar, in: file.bytes[inner]).offsets().map(Places.listed) ?? .whole
      site = RuleSite(path: file.path, range: range)
    }
  }

  /// Whether each byte of the text is one byte of the source. Plain and single-quoted texts can only be shorter than what
  /// was written, or equal to it but for folded line breaks; an escape may stand for as many bytes as it has.
  private static func stands(_ scalar: YAMLScalar, in source: ArraySlice<UInt8>) -> Bool {
    guard scalar.text.utf8.count == source.count else { return false }
    switch scalar.style {
    case .plain, .singleQuoted: return true
    case .doubleQuoted, .block: return scalar.text.utf8.elementsEqual(source)
    }
  }

  private init(text: String, site: RuleSite, places: Places) {
    self.text = text
    self.site = site
    self.places = places
  }

  /// The file's bytes behind the bytes `range` of the text.
  func site(_ range: Range<Int>) -> RuleSite {
    switch places {
    case .shifted(let start):
      return RuleSite(path: site.path, range: ByteRange(start + range.lowerBound, start + range.upperBound))
    case .listed(let offsets):
      let lower = offsets[range.lowerBound]
      let upper = range.isEmpty ? lower : offsets[range.upperBound]
      return RuleSite(path: site.path, range: ByteRange(lower, max(lower, upper)))
    case .whole:
      return site
    }
  }

  /// A part of the text, by bytes.
  func part(_ range: Range<Int>) -> LocatedText {
    let utf8 = text.utf8
    let slice = utf8[
      utf8.index(utf8.startIndex, offsetBy: range.lowerBound)..<utf8.index(utf8.startIndex, offsetBy: range.upperBound)]
    let places: Places =
      switch places {
      case .shifted(let start): .shifted(start + range.lowerBound)
      case .listed(let offsets): .listed(Array(offsets[range.lowerBound...range.upperBound]))
      case .whole: .whole
      }
    return LocatedText(text: String(Substring(slice)), site: site(range), places: places)
  }

  /// The text with its place, for a declaration.
  var located: Located<String> { Located(text, at: site) }
}
