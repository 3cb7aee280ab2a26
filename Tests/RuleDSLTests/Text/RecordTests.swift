import RuleDSL
import Testing

/// Records of JSON: their text, their names and what they say of themselves.
@Suite struct RecordTests {
  private func read(_ json: String, _ fields: RecordFields = RecordFields()) -> Result<ReadDocument, DocumentRefusal> {
    DocumentReader.read(Array(json.utf8), name: "a.json", ReadingOptions(fields: fields))
  }

  /// What stands in the string, and what the text is.
  @Test(
    arguments: [
      (#"a\nb\t\"c\"\\\/"#, "a\nb\t\"c\"\\/", 0), (#"\u4e07\u0041\u00e9"#, "万Aé", 0), (#"\uD83D\uDE00 😀"#, "😀 😀", 0),
      (#"x\ud800y\udc00z"#, "x\u{FFFD}y\u{FFFD}z", 2), (#"\ud83d\u0041"#, "\u{FFFD}A", 1), (#"\u00"#, "\u{FFFD}00", 1),
      (#"\q\u0000"#, "\u{FFFD}\u{FFFD}", 2), ("", "", 0),
    ])
  func escapesLeadBack(written: String, text: String, replaced: Int) throws {
    let before = #"{"n":1,"text":""#
    let json = before + written + #"","k":[{}]}"#
    let document = try read(json).get()
    #expect(String(decoding: document.text.decoded, as: UTF8.self) == text)
    #expect(document.problems.count == (replaced > 0 ? 1 : 0))
    let start = before.utf8.count
    var last = start
    for offset in document.text.bytes.indices where document.text.bytes[offset] & 0xC0 != 0x80 {
      var end = offset + 1
      while end < document.text.bytes.count, document.text.bytes[end] & 0xC0 == 0x80 { end += 1 }
      let span = document.text.map.original(ByteRange(offset, end))
      #expect(span.lower == last && span.count > 0)
      last = span.upper
    }
    #expect(last == start + written.utf8.count)
  }

  @Test func fieldsAreFoundAndMetadataRead() throws {
    let json = #"{"page":{"body":"一\n二"},"Title":1,"title":" T ","date":1684108800000,"author":["A","B"],"lang":"zh"}"#
    let document = try read(json, RecordFields(text: "page.body")).get()
    #expect(document.metadata.title == .init("T", from: "field 'title'"))
    #expect(document.metadata.published == .init("2023-05-15", from: "field 'date'"))
    #expect(document.metadata.author?.text == "A, B" && document.metadata.language?.text == "zh")
    let place = TextLocator(document.text).place(of: document.text.blocks[0].range)
    #expect(place.line == 1 && place.column == 18)
    #expect(RecordFields(id: "Title").name(of: Array(json.utf8), as: nil) == "1")
    #expect(RecordFields().name(of: Array(#"{"url":"u","id":"x"}"#.utf8), as: nil) == "x")
  }

  @Test(
    arguments: [
      (#"{"text":1}"#, "the field 'text' is no text at byte 8"),
      (#"{"txt":""}"#, "the record has no field 'text', 'content' or 'body' at byte 0"),
      ("[1]", "a record must be a JSON object at byte 0"),
      (#"{"text":"a}"#, "a JSON string doesn't end at byte 8"),
      (#"{"text":"a"} x"#, "text follows the JSON value at byte 13"),
      (#"{"text":"a",}"#, "a JSON field has no name in quotes at byte 12"), ("", "a JSON value is missing at byte 0"),
      (#"{"a":tru}"#, "this is no JSON value at byte 5"), (#"{"a" 1}"#, "a JSON field has no colon at byte 5"),
      (#"{"a":[1 2]}"#, "a comma or bracket of JSON is missing at byte 8"),
      (#"{"a":[1}}"#, "a comma or bracket of JSON is missing at byte 7"),
    ])
  func whatIsWrongIsSaid(json: String, message: String) {
    guard case .failure(let refusal) = read(json) else {
      Issue.record("\(json) was read")
      return
    }
    #expect(refusal.message == message)
  }

  @Test func nestingCostsNoStack() {
    let deep = String(repeating: "[", count: 200_000)
    #expect(throws: DocumentRefusal.self) { try read(#"{"a":"# + deep).get() }
    let closed = String(repeating: "]", count: 200_000)
    #expect(throws: Never.self) { try read(#"{"text":"x","a":"# + deep + closed + "}").get() }
  }
}
