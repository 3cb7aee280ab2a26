/// A token of HTML with the bytes of the source that it was made from.
enum HTMLToken {
  /// Text that stands in the source as it is read.
  case text(Range<Int>)
  /// Text in place of other bytes: of a character reference, of a line break that isn't a line feed, of a NUL.
  case replaced(Range<Int>, by: [UInt8])
  case startTag(Tag)
  case endTag(Tag)
  /// A comment, and the part of it that is said.
  case comment(Range<Int>, data: Range<Int>)
  case doctype(Doctype)

  /// An opening or closing tag.
  struct Tag {
    /// From the `<` to behind the `>`.
    var range: Range<Int>
    /// The name in lower case.
    var name: [UInt8]
    /// The attributes as written, of a closing tag too.
    var attributes: [Attribute] = []
    /// Whether it ends with `/>`.
    var isSelfClosing = false
  }

  /// An attribute as written: letter case, references and repeated names are the reader's affair.
  struct Attribute {
    var name: Range<Int>
    /// Without quotes; empty where there is none.
    var value: Range<Int>
  }

  /// A document type; `nil` is an identifier that isn't stated.
  struct Doctype {
    var range: Range<Int>
    var name: Range<Int>?
    var publicID: Range<Int>?
    var systemID: Range<Int>?
    /// Whether the declaration is broken.
    var forcesQuirks = false
  }
}
