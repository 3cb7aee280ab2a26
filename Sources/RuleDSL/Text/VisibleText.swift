/// The text of a document that the engine reads, with the way back to the original bytes.
public struct VisibleText: Sendable {
  /// Valid UTF-8.
  public var bytes: [UInt8]
  /// From visible to original offsets.
  public var map: OffsetMap
  /// The parts of the document, in order, none overlapping; text between them is white space.
  public var blocks: [Block]
  /// The document's title, when it states one.
  public var title: String?
  /// The whole text that the visible one was taken from, markup included.
  public var decoded: [UInt8]
  /// From visible to decoded offsets.
  public var decodedMap: ByteMap<VisibleBytes, DecodedBytes>
  /// Time codes and speakers, in order.
  public var marks: [TextMark] = []
  /// What isn't read for a reason worth telling, in order; marks of markup go without saying.
  public var omissions: [Omission] = []
  /// The record in which the text stands, when it stands in one.
  public var frame: RecordFrame?

  /// Makes a visible text that is the whole of the decoded one.
  public init(bytes: [UInt8], map: OffsetMap, blocks: [Block], title: String? = nil) {
    self.init(
      bytes: bytes, map: map, blocks: blocks, title: title, decoded: bytes,
      decodedMap: ByteMap(identity: bytes.count))
  }

  /// Makes a visible text.
  public init(
    bytes: [UInt8], map: OffsetMap, blocks: [Block], title: String?, decoded: [UInt8],
    decodedMap: ByteMap<VisibleBytes, DecodedBytes>
  ) {
    self.bytes = bytes
    self.map = map
    self.blocks = blocks
    self.title = title
    self.decoded = decoded
    self.decodedMap = decodedMap
  }

  /// Makes a text of one paragraph: a rule's example, a line typed at a prompt.
  public init(paragraph: String) {
    let bytes = Array(paragraph.utf8)
    self.init(
      bytes: bytes, map: ByteMap(identity: bytes.count),
      blocks: [Block(kind: .paragraph, range: ByteRange(0, bytes.count))])
  }

  /// The mark that holds at a visible offset.
  public func mark(at offset: Int) -> TextMark? {
    var (low, high) = (0, marks.count)
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : marks[low - 1]
  }
}

/// A part of a document: a paragraph, a heading, a cell of a table.
public struct Block: Sendable, Hashable {
  /// What it is.
  public var kind: BlockKind
  /// 1…6 for a heading or a title, else 0.
  public var level: Int
  /// Where it stands.
  public var range: ByteRange<VisibleBytes>
  /// For a cell of a table: the headers of its column, the nearest first, the labels of its row, and what stands over the
  /// whole table, where the table has them.
  public var labels: [ByteRange<VisibleBytes>]
  /// For a cell of a table that has labels, in which table it stands and what its labels are.
  public var cell: CellPlace?

  /// Makes a block.
  public init(kind: BlockKind, level: Int = 0, range: ByteRange<VisibleBytes>, labels: [ByteRange<VisibleBytes>] = []) {
    self.kind = kind
    self.level = level
    self.range = range
    self.labels = labels
  }
}

/// The table that a cell stands in, and how many of its labels are of which sort; the rest stand over the table.
public struct CellPlace: Sendable, Hashable {
  /// Which table of the document.
  public var table: Int
  /// How many labels are headers of its column.
  public var columnLabels: Int
  /// How many labels, behind those, are labels of its row.
  public var rowLabels: Int

  /// Makes a place.
  public init(table: Int, columnLabels: Int, rowLabels: Int) {
    self.table = table
    self.columnLabels = columnLabels
    self.rowLabels = rowLabels
  }
}
