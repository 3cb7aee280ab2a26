/// Reads one character of an encoding at a time.
protocol CharacterDecoder: Sendable {
  /// The encoding.
  var encoding: TextEncoding { get }

  /// The character at `position`, which is inside `bytes`, and how many bytes it takes: at least one, none past the end.
  func next(_ bytes: [UInt8], at position: Int) -> DecodedCharacter
}

/// A character that was read, or what is none.
struct DecodedCharacter {
  /// The code point; meaningless when the bytes stand for nothing.
  var scalar: UInt32
  /// A combining mark behind it, or 0: a few characters of Big5 are two in Unicode.
  var mark: UInt32 = 0
  /// The number of bytes.
  var count: Int
  /// Whether the bytes stand for nothing.
  var isMalformed = false

  static func malformed(_ count: Int) -> Self { Self(scalar: 0xFFFD, count: count, isMalformed: true) }
}

extension CharacterDecoder {
  /// Decodes the bytes after the first `skipping`; a NUL says that they are no text.
  func decode(_ bytes: [UInt8], skipping: Int = 0) -> Result<DecodedDocument, DocumentRefusal> {
    var builder = DecodedTextBuilder(skipping: skipping, of: bytes.count)
    while builder.position < bytes.count {
      let byte = bytes[builder.position]
      if byte < 0x80 {
        if byte == 0 { return .failure(.binary(format: "a NUL byte", offset: builder.position)) }
        builder.append(UInt32(byte), count: 1)
        continue
      }
      let character = next(bytes, at: builder.position)
      if character.isMalformed {
        builder.replace(count: character.count)
      } else if character.mark != 0 {
        builder.append(character.scalar, character.mark, count: character.count)
      } else {
        builder.append(character.scalar, count: character.count)
      }
    }
    return .success(builder.finish(encoding, flaw: ("malformed sequence", "malformed sequences")))
  }
}

/// A table of code points as its Swift literal has it: U+FFFD for holes, line breaks for nothing.
struct EncodingTable: Sendable {
  private let scalars: [UInt32]

  init(_ literal: String) {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(literal.utf8.count / 3)
    for scalar in literal.unicodeScalars where scalar != "\n" { scalars.append(scalar.value) }
    self.scalars = scalars
  }

  /// The code point at a pointer.
  subscript(pointer: Int) -> UInt32? {
    guard pointer < scalars.count, scalars[pointer] != 0xFFFD else { return nil }
    return scalars[pointer]
  }
}
