/// Reads the text of one JSON record: the string of a field, with its escapes resolved, as plain text or as the user says.
struct RecordExtractor: TextExtractor {
  let fields: RecordFields

  private static let titles = ["title", "headline", "标题"]
  private static let dates = [
    "date", "published", "published_at", "publishedAt", "pub_date", "publish_date", "publishedDate", "created_at",
    "timestamp", "发布日期", "日期",
  ]
  private static let languages = ["language", "lang"]
  private static let authors = ["author", "authors", "speaker", "speakers", "byline", "作者"]

  func extract(_ decoded: DecodedDocument) throws(DocumentRefusal) -> ExtractedDocument {
    let record: JSONRecord
    do throws(JSONReader.Flaw) {
      record = try JSONRecord(decoded.bytes)
    } catch {
      throw .malformed(reason: error.reason, offset: Self.original(error.offset, decoded))
    }
    guard let name = fields.text ?? RecordFields.usualText.first(where: { record.value($0) != nil }),
      let value = record.value(name)
    else {
      let missing = fields.text.map { "has no field '\($0)'" } ?? "has no field 'text', 'content' or 'body'"
      throw .malformed(reason: "the record \(missing)", offset: Self.original(0, decoded))
    }
    guard let string = record.string(at: value) else {
      throw .malformed(reason: "the field '\(name)' is no text", offset: Self.original(value.lowerBound, decoded))
    }
    // The text is a document of its own, whose characters lead back through their escapes.
    let toRecord = string.map
    let content = DecodedDocument(
      bytes: string.bytes, map: toRecord.followed(by: ByteMap(pieces: decoded.map.pieces.map { .init($0) })),
      encoding: decoded.encoding)
    var result = try fields.kind.extractor(fields).extract(content)
    result.text.frame = RecordFrame(bytes: decoded.bytes, map: toRecord)
    result.metadata = metadata(record).completed(by: result.metadata)
    if string.replaced > 0 {
      let place = Self.original(string.firstReplaced, decoded)
      let count = string.replaced == 1 ? "1 escape stands" : "\(string.replaced) escapes stand"
      result.problems.append(
        DocumentProblem(message: "\(count) for no character, read as U+FFFD", offset: place))
    }
    return result
  }

  private func metadata(_ record: JSONRecord) -> DocumentMetadata {
    func first(_ names: [String], _ read: (String) -> String? = { $0 }) -> DocumentMetadata.Statement? {
      for name in names {
        if let text = record.shortText(name).flatMap(read) { return .init(text, from: "field '\(name)'") }
      }
      return nil
    }
    return DocumentMetadata(
      title: first(Self.titles),
      published: first(Self.dates) { PublishedDate.parse($0) ?? PublishedDate.parse(seconds: $0) },
      language: first(Self.languages), author: first(Self.authors))
  }

  private static func original(_ offset: Int, _ decoded: DecodedDocument) -> Int {
    let place = min(offset, decoded.bytes.count)
    return decoded.map.original(ByteRange(place, place)).lower
  }
}

extension ByteMap<RecordBytes, OriginalBytes>.Piece {
  fileprivate init(_ piece: ByteMap<DecodedBytes, OriginalBytes>.Piece) {
    self.init(
      from: piece.from, to: piece.to, fromCount: piece.fromCount, toCount: piece.toCount, characters: piece.characters)
  }
}

extension RecordFields {
  /// What a record calls itself; `nil` when it says nothing, or isn't a record.
  public func name(of record: [UInt8], as encoding: TextEncoding?) -> String? {
    guard case .success(let decoded) = TextDecoder.decode(record, as: encoding),
      let record = try? JSONRecord(decoded.bytes)
    else { return nil }
    if let id { return record.shortText(id) }
    for name in Self.usualID { if let text = record.shortText(name) { return text } }
    return nil
  }
}
