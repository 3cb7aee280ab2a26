/// What the text of a table's cell is, as far as the table's structure goes.
struct CellText {
  /// Where it stands; empty where the cell has no text.
  let range: ByteRange<VisibleBytes>
  /// Whether it begins with a number: a figure rather than a name.
  let isFigure: Bool
  /// Whether it says nothing: a dash, n/a.
  let isEmpty: Bool
  /// Whether it is a year or begins with one.
  let isYear: Bool
  /// Whether it is only a unit: (B), 单位：元.
  let isUnit: Bool

  init(_ cell: TableSketch.Cell, _ blocks: [Block], _ bytes: [UInt8]) {
    guard let held = cell.blocks else {
      self.init(ByteRange(0, 0), [])
      return
    }
    let range = ByteRange<VisibleBytes>(blocks[held.lowerBound].range.lower, blocks[held.upperBound].range.upper)
    self.init(range, bytes[range.offsets])
  }

  private init(_ range: ByteRange<VisibleBytes>, _ text: ArraySlice<UInt8>) {
    self.range = range
    let signs = text.drop { Self.leading.contains($0) || $0 >= 0x80 && !Self.startsHan($0) }
    let digits = signs.prefix { (0x30...0x39).contains($0) }
    isFigure = !digits.isEmpty
    isEmpty =
      signs.isEmpty || text.count <= 3 && Self.nothing.contains(String(decoding: text, as: UTF8.self).lowercased())
    isYear =
      digits.count == 4 && (digits.elementsEqual(text.prefix(4))) && (digits.first == 0x31 || digits.first == 0x32)
    let isBracketed = text.first == UInt8(ascii: "(") || text.starts(with: Self.wideBracket)
    isUnit = digits.isEmpty && (isBracketed || text.starts(with: Self.unit))
  }

  /// Whether a line names the unit of what follows.
  static func namesUnit(_ text: ArraySlice<UInt8>) -> Bool {
    if text.firstRange(of: unit) != nil || text.firstRange(of: traditionalUnit) != nil { return true }
    // 分数为准确率(%)。
    if percents.contains(where: { text.suffix(24).firstRange(of: $0) != nil }) { return true }
    let words = text.map(HTMLTokenizer.lowercase)
    return words.starts(with: Array("unit".utf8)) || words.firstRange(of: Array("figures in ".utf8)) != nil
      || words.starts(with: Array("(in ".utf8)) || words.starts(with: Array("in ".utf8)) && words.count <= 40
  }

  private static func startsHan(_ byte: UInt8) -> Bool { (0xE3...0xE9).contains(byte) }

  private static let leading = Set(" ~<>=+-$#(*".utf8)
  private static let nothing: Set<String> = ["n/a", "na", "tbd", "nil", "无", ""]
  private static let wideBracket = Array("（".utf8)
  private static let percents = ["(%)", "（%）", "(％)", "（％）"].map { Array($0.utf8) }
  private static let unit = Array("单位".utf8)
  private static let traditionalUnit = Array("單位".utf8)
}
