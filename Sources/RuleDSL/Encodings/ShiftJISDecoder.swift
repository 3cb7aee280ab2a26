/// Reads Shift_JIS with the extensions of Windows, as the Encoding standard does.
struct ShiftJISDecoder: CharacterDecoder {
  var encoding: TextEncoding { .shiftJIS }

  private static let table = EncodingTable(ShiftJISTable.pairs)
  private let table = Self.table

  func next(_ bytes: [UInt8], at position: Int) -> DecodedCharacter {
    let lead = bytes[position]
    switch lead {
    case 0...0x80: return DecodedCharacter(scalar: UInt32(lead), count: 1)
    case 0xA1...0xDF: return DecodedCharacter(scalar: 0xFF61 + UInt32(lead) - 0xA1, count: 1)
    case 0x81...0x9F, 0xE0...0xFC: break
    default: return .malformed(1)
    }
    guard position + 1 < bytes.count else { return .malformed(1) }
    let trail = bytes[position + 1]
    guard (0x40...0x7E).contains(trail) || (0x80...0xFC).contains(trail) else { return .malformed(1) }
    let pointer =
      (Int(lead) - (lead < 0xA0 ? 0x81 : 0xC1)) * 188 + Int(trail) - (trail < 0x7F ? 0x40 : 0x41)
    if (8836...10715).contains(pointer) { return DecodedCharacter(scalar: UInt32(0xE000 + pointer - 8836), count: 2) }
    guard let scalar = table[pointer] else { return .malformed(trail < 0x80 ? 1 : 2) }
    return DecodedCharacter(scalar: scalar, count: 2)
  }
}
