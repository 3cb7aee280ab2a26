import Foundation
import RuleDSL
import Testing

/// The same text in every kind of document and every encoding: the same claims, each at its own bytes.
@Suite struct DressingTests {
  private static let rules: CompiledRules = {
    let (pack, _) = RuleFixtures.parse(
      """
      entities: {cluster: {Granite II: [磐石二号, 磐石二號, Granite II], Basalt: [玄武, Basalt]}}
      units: {accelerator: [cards, 张卡, 張卡], mo: [months, 个月, 個月]}
      metrics: {cluster.accelerators: {unit: accelerator}, training.duration: {unit: mo}}
      rules:
        - {metric: cluster.accelerators, match: ["<number> (张卡|張卡|cards)"], unit: accelerator, subject: <cluster>}
        - {metric: training.duration, match: ["<number> (个月|個月|months)"], unit: mo}
      """)
    return RuleCompiler.compile([CorePack.pack, pack])
  }()

  private static let simplified = ["磐石二号装了#张卡。", "训练用了大约#个月，", "玄武超过#张卡！", "一共是#张卡；", "前后#个月左右。", "“其中#张卡”。"]
  private static let traditional = ["磐石二號裝了#張卡。", "訓練用了大約#個月，", "玄武超過#張卡！", "一共是#張卡；", "前後#個月左右。"]
  private static let english = [
    "Granite II has # cards. ", "It took about # months. ", "Basalt holds more than # cards; ", "We used # cards. ",
  ]

  private static func text(_ templates: [String], _ random: inout SeededRandom) -> [[String]] {
    (0..<3).map { _ in
      var sentences = (0..<Int.random(in: 2...4, using: &random)).map { _ in
        let number =
          [
            "\(Int.random(in: 12...9999, using: &random))", "\(Int.random(in: 2...99, using: &random)).5",
            "\(Int.random(in: 12...99, using: &random)),\(Int.random(in: 100...999, using: &random))",
          ].randomElement(using: &random) ?? "12"
        return (templates.randomElement(using: &random) ?? "").replacing("#", with: number)
      }
      // A clause that goes on must not end the paragraph, where another kind has no line break.
      sentences.append(templates == english ? "The rest is quiet." : "其余不提。")
      return sentences
    }
  }

  private struct Said: Hashable {
    var metric: String
    var subject: String
    var quantity: Quantity
  }

  @Test func everyKindAndEncodingClaimsTheSame() throws {
    var random = SeededRandom(seed: 5)
    let extractor = ClaimExtractor(rules: Self.rules)
    var facts = 0
    var round = -1
    while facts < 10_000, round < 100 {
      round += 1
      let templates = [Self.simplified, Self.traditional, Self.english][round % 3]
      let text = Self.text(templates, &random)
      var expected: [Said]?
      for dressing in Dressing.all {
        let dressed = dressing.dress(text, &random)
        for encoding in TextEncoding.allCases {
          guard let bytes = TestEncoder.of(encoding).encode(dressed) else { continue }
          let document = try DocumentReader.read(bytes, name: "", dressing.options(encoding)).get()
          #expect(document.problems.isEmpty)
          let claims = extractor.extract(document.text).claims
          let said = claims.map { Said(metric: $0.metric, subject: $0.subject, quantity: $0.quantity) }
          if let expected {
            #expect(said == expected, "\(dressing.name) \(encoding)\n\(dressed)")
          } else {
            #expect(said.count >= 6, "\(dressed)")
            expected = said
          }
          for claim in claims {
            let quote = try Self.quote(Array(bytes[claim.provenance.span.offsets]), encoding, dressing.kind)
            #expect(quote == claim.provenance.quote, "\(dressing.name) \(encoding)")
            #expect(QuoteAnchor.reads(Array(bytes[claim.provenance.span.offsets]), as: claim.provenance.quote))
            facts += 1
          }
        }
      }
    }
    #expect(facts >= 10_000, "\(facts)")
  }

  /// What some bytes of a document say, read by other means than the extractors.
  private static func quote(_ bytes: [UInt8], _ encoding: TextEncoding, _ kind: DocumentKind) throws -> String? {
    let text = String(decoding: try TextDecoder.decode(bytes, as: encoding).get().bytes, as: UTF8.self)
    guard kind == .json else { return text }
    let list = try JSONSerialization.jsonObject(with: Data("[\"\(text)\"]".utf8)) as? [String]
    return list?.first
  }

  /// Damaged documents are read or refused, and whatever is read leads back into the file.
  @Test func damagedFilesNeverTrap() throws {
    var random = SeededRandom(seed: 9)
    var (damaged, read) = (0, 0)
    var round = -1
    while damaged < 10_000, round < 2000 {
      round += 1
      let templates = [Self.simplified, Self.traditional, Self.english][round % 3]
      let dressing = Dressing.all[round % Dressing.all.count]
      let encoding = TextEncoding.allCases[round / Dressing.all.count % TextEncoding.allCases.count]
      let text = Array(Self.text(templates, &random).prefix(1))
      guard let whole = TestEncoder.of(encoding).encode(dressing.dress(text, &random)) else { continue }
      for variant in 0..<20 {
        var bytes = whole
        for _ in 0..<Int.random(in: 1...4, using: &random) { Self.damage(&bytes, &random) }
        let options = dressing.options(variant % 3 == 0 ? nil : encoding)
        damaged += 1
        guard case .success(let document) = DocumentReader.read(bytes, name: "", options) else { continue }
        read += 1
        var end = 0
        for block in document.text.blocks {
          let span = document.text.map.original(block.range)
          #expect(span.lower >= end && span.upper <= bytes.count)
          end = span.lower
        }
      }
    }
    #expect(damaged >= 10_000 && read > 5000, "\(damaged), \(read)")
  }

  private static func damage(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...9, using: &random)))
    case 1: bytes.insert(UInt8.random(in: 1...255, using: &random), at: place)
    case 2: bytes[place] = UInt8.random(in: 1...255, using: &random)
    default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 7)], at: bytes.count / 2)
    }
  }
}
