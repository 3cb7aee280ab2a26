@testable import RuleDSL

/// Tokens as the html5lib tests write them, with neighbouring text joined.
enum TokenRendering {
  /// One token of a test.
  enum Token: Equatable {
    case text([UInt8])
    case startTag([UInt8], [[UInt8]: [UInt8]], isSelfClosing: Bool)
    case endTag([UInt8])
    case comment([UInt8])
    case doctype([UInt8]?, publicID: [UInt8]?, systemID: [UInt8]?, isCorrect: Bool)
  }

  /// All tokens of a text, and whether each byte of it lies in at most one token, in order.
  static func tokens(
    _ bytes: [UInt8], _ state: HTMLTokenizer.State = .data, lastStartTag: [UInt8] = [], allowsCDATA: Bool = false
  ) -> (tokens: [Token], isInOrder: Bool) {
    var tokenizer = HTMLTokenizer(bytes, state: state, lastStartTag: lastStartTag)
    tokenizer.allowsCDATA = allowsCDATA
    var result: [Token] = []
    var end = 0
    var isInOrder = true
    func add(_ text: [UInt8]) {
      if case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(.text(text))
      }
    }
    while let token = tokenizer.next() {
      let range: Range<Int>
      switch token {
      case .text(let stretch):
        range = stretch
        add(Array(bytes[stretch]))
      case .replaced(let stretch, let text):
        range = stretch
        add(text)
      case .startTag(let tag):
        range = tag.range
        var attributes: [[UInt8]: [UInt8]] = [:]
        for attribute in tag.attributes {
          let name = tokenizer.lowercased(attribute.name)
          if attributes[name] == nil { attributes[name] = tokenizer.value(attribute) }
        }
        result.append(.startTag(tag.name, attributes, isSelfClosing: tag.isSelfClosing))
      case .endTag(let tag):
        range = tag.range
        result.append(.endTag(tag.name))
      case .comment(let stretch, let data):
        range = stretch
        result.append(.comment(tokenizer.normalized(data)))
      case .doctype(let doctype):
        range = doctype.range
        result.append(
          .doctype(
            doctype.name.map(tokenizer.lowercased), publicID: doctype.publicID.map(tokenizer.normalized),
            systemID: doctype.systemID.map(tokenizer.normalized), isCorrect: !doctype.forcesQuirks))
      }
      isInOrder = isInOrder && range.lowerBound >= end && range.count > 0
      end = range.upperBound
    }
    return (result, isInOrder && end <= bytes.count)
  }

  /// A token on one line: `<p a="1">`, `</p>`, `<!--c-->`, `<!html>`, `"text"`.
  static func line(_ token: Token) -> String {
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    switch token {
    case .text(let bytes): return "\"\(text(bytes))\""
    case .startTag(let name, let attributes, let isSelfClosing):
      let written = attributes.map { " \(text($0.key))=\"\(text($0.value))\"" }.sorted().joined()
      return "<\(text(name))\(written)\(isSelfClosing ? "/" : "")>"
    case .endTag(let name): return "</\(text(name))>"
    case .comment(let data): return "<!--\(text(data))-->"
    case .doctype(let name, let publicID, let systemID, let isCorrect):
      let ids = [publicID, systemID].map { $0.map { " '\(text($0))'" } ?? " -" }.joined()
      return "<!\(name.map(text) ?? "-")\(ids)\(isCorrect ? "" : " !")>"
    }
  }
}
