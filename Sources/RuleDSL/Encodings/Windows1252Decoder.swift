/// Reads Windows-1252, and so Latin-1 and ASCII, as the Encoding standard does: no byte is malformed.
struct Windows1252Decoder: CharacterDecoder {
  var encoding: TextEncoding { .windows1252 }

  private static let table = EncodingTable(Windows1252Table.upperHalf)
  private let table = Self.table

  func next(_ bytes: [UInt8], at position: Int) -> DecodedCharacter {
    let byte = bytes[position]
    let scalar = byte < 0x80 ? UInt32(byte) : table[Int(byte) - 0x80] ?? 0xFFFD
    return DecodedCharacter(scalar: scalar, count: 1)
  }
}
