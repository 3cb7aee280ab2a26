/// A message in parts, so that quotes, intervals and names can be drawn each in its own way.
public struct CheckMessage: Sendable, Hashable {
  /// The parts, in reading order.
  public var parts: [Part]

  /// A part of a message.
  public enum Part: Sendable, Hashable {
    /// Plain text.
    case text(String)
    /// What the claims are about: ``CheckResult/subject``, or the source where that is empty.
    case subject
    /// The metric of the result.
    case metric
    /// The name of another metric, or an expression.
    case name(String)
    /// The left side of ``CheckResult/sides``.
    case left
    /// The right side.
    case right
    /// The quote of the piece of evidence with this index in ``CheckResult/evidence``.
    case quote(Int)
    /// A whole number.
    case number(Int)
  }

  /// Makes a message.
  init(_ parts: [Part]) { self.parts = parts }

  /// Reads a `say:` template: `<subject>`, `<left>` and `<right>` are filled in, all else is text.
  init(template: String) {
    var parts: [Part] = []
    var text = ""
    var rest = Substring(template)
    let slots: [(String, Part)] = [("<subject>", .subject), ("<left>", .left), ("<right>", .right)]
    while let next = rest.first {
      if next == "<", let slot = slots.first(where: { rest.hasPrefix($0.0) }) {
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
        parts.append(slot.1)
        rest = rest.dropFirst(slot.0.count)
      } else {
        text.append(next)
        rest = rest.dropFirst()
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
    self.init(parts)
  }
}

extension CheckMessage: ExpressibleByStringLiteral {
  /// A message without anything filled in.
  public init(stringLiteral value: String) { self.init([.text(value)]) }
}
