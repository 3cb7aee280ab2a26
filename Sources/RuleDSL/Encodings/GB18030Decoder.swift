/// Reads GB 18030 with its four-byte characters, and so GBK and GB 2312, as the Encoding standard does.
struct GB18030Decoder: CharacterDecoder {
  var encoding: TextEncoding { .gb18030 }

  private static let table = EncodingTable(GB18030Table.pairs)
  private let table = Self.table

  func next(_ bytes: [UInt8], at position: Int) -> DecodedCharacter {
    let lead = bytes[position]
    if lead < 0x80 { return DecodedCharacter(scalar: UInt32(lead), count: 1) }
    if lead == 0x80 { return DecodedCharacter(scalar: 0x20AC, count: 1) }
    guard lead != 0xFF, position + 1 < bytes.count else { return .malformed(1) }
    let trail = bytes[position + 1]
    if (0x30...0x39).contains(trail) { return fourBytes(bytes, at: position) }
    guard (0x40...0x7E).contains(trail) || (0x80...0xFE).contains(trail) else { return .malformed(1) }
    let pointer = (Int(lead) - 0x81) * 190 + Int(trail) - (trail < 0x7F ? 0x40 : 0x41)
    guard let scalar = table[pointer] else { return .malformed(trail < 0x80 ? 1 : 2) }
    return DecodedCharacter(scalar: scalar, count: 2)
  }

  private func fourBytes(_ bytes: [UInt8], at position: Int) -> DecodedCharacter {
    guard position + 3 < bytes.count, (0x81...0xFE).contains(bytes[position + 2]),
      (0x30...0x39).contains(bytes[position + 3])
    else { return .malformed(1) }
    let (first, second) = (Int(bytes[position]) - 0x81, Int(bytes[position + 1]) - 0x30)
    let (third, fourth) = (Int(bytes[position + 2]) - 0x81, Int(bytes[position + 3]) - 0x30)
    let pointer = ((first * 10 + second) * 126 + third) * 10 + fourth
    if (189_000...1_237_575).contains(pointer) {
      return DecodedCharacter(scalar: UInt32(0x10000 + pointer - 189_000), count: 4)
    }
    guard pointer < 39_420 else { return .malformed(1) }
    let ranges = GB18030Table.ranges
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].pointer <= pointer { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return .malformed(1) }
    let scalar = ranges[low - 1].scalar + UInt32(pointer - ranges[low - 1].pointer)
    return (0xD800...0xDFFF).contains(scalar) ? .malformed(4) : DecodedCharacter(scalar: scalar, count: 4)
  }
}
