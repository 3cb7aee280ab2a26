import CYAML

/// A step of libyaml through a file. Offsets count code points, as libyaml's marks do.
struct YAMLEvent {
  /// What was met.
  var kind: Kind
  /// The first code point, a tag or an anchor before the value included.
  var start: Int
  /// One past the last code point.
  var end: Int
  /// The name after `&`, if the value has one.
  var anchor: String?
  /// Whether the value carries a tag.
  var isTagged = false

  /// What was met.
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd
    case alias(String)
    case scalar(YAMLScalar)
    case sequenceStart(isFlow: Bool), sequenceEnd
    case mappingStart, mappingEnd
  }
}

/// Why libyaml stopped. Offsets count code points.
struct YAMLProblem: Error {
  /// libyaml's words.
  var message: String
  /// Where it stopped.
  var offset: Int
  /// What it was doing, in its words, and where that began.
  var context: (message: String, offset: Int)?
}

/// Reads a file event by event: the border to libyaml, and the only unsafe code of the rule language.
///
/// libyaml keeps a pointer to its own parser struct and to the bytes it reads, so both live at fixed addresses that
/// this value owns and frees. Nothing of libyaml leaves this file: texts are copied, marks become plain offsets.
struct YAMLEventReader: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let isReady: Bool

  /// Starts reading `bytes`, which must be UTF-8 without a byte order mark.
  init(_ bytes: ArraySlice<UInt8>) {
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: bytes.count)
    _ = input.initialize(fromContentsOf: bytes)
    isReady = yaml_parser_initialize(parser) == 1
    if isReady {
      // Naming the encoding keeps libyaml from guessing UTF-16 and from skipping bytes that its marks leave out.
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
    input.deallocate()
  }

  /// The next event; after `streamEnd` or a problem there is none to ask for.
  mutating func next() throws(YAMLProblem) -> YAMLEvent {
    guard isReady else { throw YAMLProblem(message: "out of memory", offset: 0) }
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    defer { yaml_event_delete(&event) }
    var result = YAMLEvent(kind: .streamStart, start: event.start_mark.index, end: event.end_mark.index)
    switch event.type {
    case YAML_STREAM_START_EVENT: result.kind = .streamStart
    case YAML_DOCUMENT_START_EVENT: result.kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: result.kind = .documentEnd
    case YAML_ALIAS_EVENT: result.kind = .alias(Self.text(event.data.alias.anchor))
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      result.kind = .scalar(YAMLScalar(text: String(decoding: bytes, as: UTF8.self), style: Self.style(scalar.style)))
      result.anchor = scalar.anchor.map(Self.text)
      result.isTagged = scalar.tag != nil
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      result.kind = .sequenceStart(isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE)
      result.anchor = sequence.anchor.map(Self.text)
      result.isTagged = sequence.tag != nil
    case YAML_SEQUENCE_END_EVENT: result.kind = .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      result.kind = .mappingStart
      result.anchor = event.data.mapping_start.anchor.map(Self.text)
      result.isTagged = event.data.mapping_start.tag != nil
    case YAML_MAPPING_END_EVENT: result.kind = .mappingEnd
    default: result.kind = .streamEnd
    }
    return result
  }

  private func problem() -> YAMLProblem {
    let state = parser.pointee
    var problem = YAMLProblem(
      message: state.problem.map { String(cString: $0) } ?? "unreadable", offset: state.problem_mark.index)
    if let context = state.context {
      problem.context = (String(cString: context), state.context_mark.index)
    }
    return problem
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    default: .plain
    }
  }
}
