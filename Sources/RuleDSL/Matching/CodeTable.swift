/// A small number for each code unit, 0 for nearly all: what a word may begin with, found without hashing.
///
/// Only the pages of 256 code units that hold a number are there, so that a table of a few words does not touch as much
/// memory as one of all characters.
struct CodeTable: Sendable {
  /// For each page its place among ``numbers``, in pages; 0 is the page of zeros.
  private var places = Array(repeating: UInt16(0), count: 256)
  private var numbers = Array(repeating: Int32(0), count: 256)

  /// The number of a code unit.
  subscript(_ code: UInt16) -> Int32 {
    @inline(__always) get { numbers[Int(places[Int(code >> 8)]) << 8 | Int(code & 0xFF)] }
    set {
      let page = Int(code >> 8)
      if places[page] == 0 {
        places[page] = UInt16(numbers.count >> 8)
        numbers += repeatElement(0, count: 256)
      }
      numbers[Int(places[page]) << 8 | Int(code & 0xFF)] = newValue
    }
  }
}
