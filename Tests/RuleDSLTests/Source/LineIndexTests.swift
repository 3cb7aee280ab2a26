import RuleDSL
import Testing

@Suite struct LineIndexTests {
  @Test func endingsOfLines() {
    let index = LineIndex(Array("一二\r\n三\rfour\n\nfive".utf8))
    #expect(index.count == 5)
    #expect(index.place(at: 3) == .init(line: 1, column: 2))
    #expect(index.place(at: 8) == .init(line: 2, column: 1))
    #expect(index.place(at: 12) == .init(line: 3, column: 1))
    #expect(index.place(at: 18) == .init(line: 5, column: 1))
    #expect((1...5).map { index.line($0) } == [0..<6, 8..<11, 12..<16, 17..<17, 18..<22])
    #expect(index.line(0) == nil && index.line(6) == nil)
    #expect(LineIndex([]).place(at: 0) == .init(line: 1, column: 1))
  }

  @Test func agreesWithCountingFromTheStart() {
    var random = SeededRandom(seed: 11)
    let parts = ["a", "é", "數", "😀", "\n", "\r\n", "\r", String(repeating: "长", count: 700)]
    let text = (0..<400).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
    let bytes = Array(text.utf8)
    let index = LineIndex(bytes)
    var (offset, line, column, codePoints) = (0, 1, 1, 0)
    let scalars = Array(text.unicodeScalars)
    for (position, scalar) in scalars.enumerated() {
      #expect(index.place(at: offset) == .init(line: line, column: column))
      #expect(index.codePoints(before: offset) == codePoints)
      let isBreak =
        scalar == "\n" || (scalar == "\r" && (position + 1 == scalars.count || scalars[position + 1] != "\n"))
      offset += String(scalar).utf8.count
      codePoints += 1
      (line, column) = isBreak ? (line + 1, 1) : (line, column + 1)
    }
    #expect(index.place(at: bytes.count) == .init(line: line, column: column))
  }
}
