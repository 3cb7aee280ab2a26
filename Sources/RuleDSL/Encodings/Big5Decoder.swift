/// Reads Big5 with the supplement of Hong Kong, as the Encoding standard does.
struct Big5Decoder: CharacterDecoder {
  var encoding: TextEncoding { .big5 }

  private static let table = EncodingTable(Big5Table.pairs)
  private let table = Self.table

  func next(_ bytes: [UInt8], at position: Int) -> DecodedCharacter {
    let lead = bytes[position]
    if lead < 0x80 { return DecodedCharacter(scalar: UInt32(lead), count: 1) }
    guard (0x81...0xFE).contains(lead), position + 1 < bytes.count else { return .malformed(1) }
    let trail = bytes[position + 1]
    guard (0x40...0x7E).contains(trail) || (0xA1...0xFE).contains(trail) else { return .malformed(1) }
    let pointer = (Int(lead) - 0x81) * 157 + Int(trail) - (trail < 0x7F ? 0x40 : 0x62)
    switch pointer {
    case 1133: return DecodedCharacter(scalar: 0xCA, mark: 0x304, count: 2)
    case 1135: return DecodedCharacter(scalar: 0xCA, mark: 0x30C, count: 2)
    case 1164: return DecodedCharacter(scalar: 0xEA, mark: 0x304, count: 2)
    case 1166: return DecodedCharacter(scalar: 0xEA, mark: 0x30C, count: 2)
    default: break
    }
    guard let scalar = table[pointer] else { return .malformed(trail < 0x80 ? 1 : 2) }
    return DecodedCharacter(scalar: scalar, count: 2)
  }
}
