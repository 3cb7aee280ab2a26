/// Turns the bytes of a document into text: finds the encoding, and decodes with one decoder an encoding.
public enum TextDecoder {
  /// Decodes a document, or says why it is no text.
  ///
  /// The encoding is the one that is named; else the one of the byte order mark; else the one that the document declares,
  /// unless its bytes say otherwise; else UTF-8 where they are well-formed; else the likeliest by statistics.
  /// - Parameters:
  ///   - bytes: The document.
  ///   - encoding: What the user says.
  ///   - declared: What the document says of itself.
  /// - Returns: The text, or the reason why there is none.
  public static func decode(
    _ bytes: [UInt8], as encoding: TextEncoding? = nil, declared: TextEncoding? = nil
  ) -> Result<DecodedDocument, DocumentRefusal> {
    if let format = BinaryContent.format(of: bytes) {
      return .failure(.binary(format: format, offset: 0))
    }
    let mark = ByteOrderMark(bytes)
    if let encoding {
      // A mark of another encoding is no mark, it is two strange characters that the user asked for.
      return decode(bytes, encoding, skipping: mark?.encoding == encoding ? mark?.count ?? 0 : 0, .named)
    }
    if let mark { return decode(bytes, mark.encoding, skipping: mark.count, .mark) }
    if let declared, declared != .utf8 {
      let result = decode(bytes, declared, skipping: 0, .declared)
      if case .success(let document) = result, document.replaced == 0 { return result }
    }
    let asUTF8 = UTF8Decoder.decode(bytes, skipping: 0)
    if case .success(let document) = asUTF8, document.replaced == 0 { return asUTF8 }
    let guess = EncodingStatistics(bytes).likeliest
    if guess == .utf8 { return asUTF8 }
    var result = decode(bytes, guess, skipping: 0, .statistics)
    if case .success(var document) = result, let declared, declared != guess {
      let message = "declared as \(declared.displayName), but its bytes are not; read as \(guess.displayName)"
      document.problems.insert(DocumentProblem(message: message), at: 0)
      result = .success(document)
    }
    return result
  }

  private static func decode(
    _ bytes: [UInt8], _ encoding: TextEncoding, skipping: Int, _ evidence: EncodingEvidence
  ) -> Result<DecodedDocument, DocumentRefusal> {
    let result =
      switch encoding {
      case .utf8: UTF8Decoder.decode(bytes, skipping: skipping)
      case .utf16LittleEndian, .utf16BigEndian: UTF16Decoder(encoding).decode(bytes, skipping: skipping)
      case .gb18030: GB18030Decoder().decode(bytes)
      case .big5: Big5Decoder().decode(bytes)
      case .shiftJIS: ShiftJISDecoder().decode(bytes)
      case .windows1252: Windows1252Decoder().decode(bytes)
      }
    return result.map { document in
      var document = document
      document.evidence = evidence
      return document
    }
  }
}

/// The mark at the start of a text that tells its encoding.
public struct ByteOrderMark: Sendable {
  /// The encoding.
  public let encoding: TextEncoding
  /// The number of its bytes.
  public let count: Int

  /// The mark of a text, if it has one.
  public init?(_ bytes: some Collection<UInt8>) {
    let start = Array(bytes.prefix(3))
    if start == [0xEF, 0xBB, 0xBF] {
      (encoding, count) = (.utf8, 3)
    } else if start.starts(with: [0xFF, 0xFE]) {
      (encoding, count) = (.utf16LittleEndian, 2)
    } else if start.starts(with: [0xFE, 0xFF]) {
      (encoding, count) = (.utf16BigEndian, 2)
    } else {
      return nil
    }
  }
}
