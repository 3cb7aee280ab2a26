/// A value of a YAML file with the bytes where it was written.
///
/// Scalars stay raw text: the key that holds one decides what it means, so `012`, `3:30`, `no` and `1e11` never change.
struct YAMLNode: Sendable {
  /// What was written.
  var content: Content
  /// The bytes from the first to the last character of the value, quotes and brackets included.
  var range: ByteRange<RuleBytes>

  /// What a value can be.
  enum Content: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode], isFlow: Bool)
    case mapping([YAMLEntry])
  }

  /// The scalar, if it is one.
  var scalar: YAMLScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// The entries, if it is a mapping.
  var entries: [YAMLEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// Whether nothing stands there: `unit:` without a value.
  var isEmpty: Bool {
    if let scalar { scalar.style == .plain && scalar.text.isEmpty } else { false }
  }
}

/// A text of a YAML file.
struct YAMLScalar: Sendable, Hashable {
  /// The text, quotes and escapes resolved.
  var text: String
  /// How it was written.
  var style: Style

  /// How a scalar was written.
  enum Style: Sendable {
    case plain, singleQuoted, doubleQuoted, block
  }
}

/// A key of a mapping with its value.
struct YAMLEntry: Sendable {
  /// The key's text.
  var key: String
  /// Where the key was written.
  var keyRange: ByteRange<RuleBytes>
  /// The value.
  var value: YAMLNode
}
