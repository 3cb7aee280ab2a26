/// What an element of HTML does to the text in it and around it.
enum HTMLElement: Hashable {
  /// Stands in the line: what isn't listed.
  case inline
  /// Has no content and breaks nothing.
  case void
  case lineBreak, rule
  /// Begins and ends a block.
  case block, paragraph, quotation, list, item, definitions, term, definition, preformatted
  case heading(Int)
  case table, caption, rowGroup, head, row, cell, headerCell
  /// The part of a page that is its matter.
  case matter
  /// Beside the matter: no text when it stands outside of it.
  case aside
  /// No text: scripts, controls.
  case leftOut
  /// No text and a block of its own: navigation, footers.
  case surroundings
  /// Where HTML goes on inside of SVG and MathML.
  case foreignContent
  case raised, lowered
  case root, title, metadata
  /// SVG, whose text is labels of drawings.
  case drawing
  case formula
  /// A formula whose second part needs a sign before it.
  case joined(UInt8)

  /// The element of a name in lower case.
  init(_ name: [UInt8]) { self = Self.named[name] ?? .inline }

  /// Whether a paragraph that is open ends where it begins.
  var endsParagraph: Bool {
    switch self {
    case .block, .paragraph, .quotation, .list, .item, .definitions, .term, .definition, .preformatted, .heading,
      .table,
      .matter, .aside, .rule, .surroundings:
      true
    default: false
    }
  }

  /// Whether it begins and ends a block.
  var isBlock: Bool {
    switch self {
    case .inline, .void, .lineBreak, .raised, .lowered, .title, .metadata, .drawing, .formula, .joined, .leftOut,
      .foreignContent:
      false
    default: true
    }
  }

  /// Whether no end tag in it ends what is around it.
  var isScope: Bool {
    switch self {
    case .table, .cell, .headerCell, .caption, .root: true
    default: false
    }
  }

  private static let named: [[UInt8]: HTMLElement] = {
    let lists: [(HTMLElement, String)] = [
      (.void, "area base basefont bgsound embed img input keygen link param source track wbr col frame"),
      (.lineBreak, "br"), (.rule, "hr"), (.paragraph, "p"), (.quotation, "blockquote"), (.list, "ul ol menu dir"),
      (.item, "li"), (.definitions, "dl"), (.term, "dt"), (.definition, "dd"),
      (.preformatted, "pre xmp listing plaintext"), (.matter, "article main"), (.aside, "aside"),
      (
        .block,
        """
        address center details div fieldset figcaption figure form header hgroup legend optgroup search section summary \
        body head
        """
      ),
      (.table, "table"), (.caption, "caption"), (.rowGroup, "tbody tfoot"), (.head, "thead"), (.row, "tr"),
      (.cell, "td"), (.headerCell, "th"), (.raised, "sup"), (.lowered, "sub"), (.root, "html"),
      (.title, "title"), (.surroundings, "nav footer dialog"),
      (.foreignContent, "foreignobject desc"), (.metadata, "meta"), (.drawing, "svg"), (.formula, "math"),
      (.joined(UInt8(ascii: "^")), "msup"), (.joined(UInt8(ascii: "_")), "msub"), (.joined(UInt8(ascii: "/")), "mfrac"),
      (
        .leftOut,
        """
        script style template noscript noembed noframes iframe object applet audio video canvas map button select \
        option datalist textarea meter progress output rt rp annotation annotation-xml
        """
      ),
    ]
    var named: [[UInt8]: HTMLElement] = [:]
    for (element, names) in lists {
      for name in names.split(separator: " ") { named[Array(name.utf8)] = element }
    }
    for level in 1...6 { named[Array("h\(level)".utf8)] = .heading(level) }
    return named
  }()

  /// How the text behind a start tag is read.
  static func state(behind name: [UInt8]) -> HTMLTokenizer.State { states[name] ?? .data }

  private static let states: [[UInt8]: HTMLTokenizer.State] = {
    var states: [[UInt8]: HTMLTokenizer.State] = [:]
    for name in ["title", "textarea"] { states[Array(name.utf8)] = .rcdata }
    for name in ["style", "xmp", "iframe", "noembed", "noframes", "noscript"] { states[Array(name.utf8)] = .rawText }
    states[Array("script".utf8)] = .scriptData
    states[Array("plaintext".utf8)] = .plaintext
    return states
  }()
}
