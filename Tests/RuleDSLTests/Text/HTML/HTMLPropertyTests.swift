import RuleDSL
import Testing

/// Pages that are made at random: every fact leads to the bytes that say it, and no damage traps.
@Suite struct HTMLPropertyTests {
  private static let rules: CompiledRules = {
    let pack = RuleFixtures.parse(
      """
      metrics: {cluster.accelerators: {}}
      rules:
        - metric: cluster.accelerators
          match: <number> (GPUs|accelerators)
          unit: accelerator
          finds: It used 12 GPUs. => 12 accelerator
      """)
    return RuleCompiler.compile([CorePack.pack, pack.pack])
  }()

  /// A page and the numbers that it states.
  private struct Page {
    var bytes: [UInt8] = []
    var values: [Int] = []

    /// Adds text as one of the many ways in which a page may write it.
    mutating func add(_ text: String, _ random: inout SeededRandom) {
      for scalar in text.unicodeScalars {
        switch Int.random(in: 0..<14, using: &random) {
        case 0: bytes += "&#\(scalar.value);".utf8
        case 1: bytes += "&#x\(String(scalar.value, radix: 16));".utf8
        case 2: bytes += "<b>\(scalar)</b>".utf8
        case 3: bytes += "<!-- 4 -->\(scalar)".utf8
        case 4: bytes += "<span title=\"7 > 5\" hidden>99 GPUs</span>\(scalar)".utf8
        default: bytes += String(scalar).utf8
        }
      }
    }

    mutating func raw(_ text: String) { bytes += text.utf8 }
  }

  private static func page(facts: Int, _ random: inout SeededRandom) -> Page {
    var page = Page()
    page.raw("<!DOCTYPE html><title>A page</title><script>if (1<2) x = '55 GPUs'</script>\r\n<body>")
    let openings = ["<p>", "<li>", "<div class=a>", "<td>", "<blockquote><p>", "<table><tr><td>", "<h2>", "<p>中文。<br>"]
    for _ in 0..<facts {
      page.raw(openings.randomElement(using: &random) ?? "<p>")
      page.raw(
        ["", "The &amp; team ", "据报道，", "\n  it\n", "<a href='?a=1&copy=2'>we</a> "].randomElement(using: &random) ?? ""
      )
      page.raw("ran ")
      let value = Int.random(in: 11...900_000, using: &random)
      page.values.append(value)
      page.add("\(value)", &random)
      page.raw([" ", "&nbsp;", "\r\n", " <!-- x --> ", "&#32;", "</b> "].randomElement(using: &random) ?? " ")
      page.raw("<i>")
      page.add(Bool.random(using: &random) ? "GPUs" : "accelerators", &random)
      page.raw("</i>. ")
    }
    return page
  }

  /// Bytes of a page without tags, comments and what they hide, references read: what a browser would show.
  private static func shown(_ bytes: [UInt8]) -> String {
    var text = String(decoding: bytes, as: UTF8.self)
    text = text.replacing(/<span title="7 > 5" hidden>99 GPUs<\/span>/, with: "")
    text = text.replacing(/<!--.*?-->/, with: "").replacing(/<[^>]*>/, with: "")
    text = text.replacing(/&#x([0-9a-f]+);/) { Unicode.Scalar(UInt32($0.1, radix: 16) ?? 0).map { String($0) } ?? "" }
    text = text.replacing(/&#([0-9]+);/) { Unicode.Scalar(UInt32($0.1) ?? 0).map { String($0) } ?? "" }
    return text.replacing("&nbsp;", with: " ").replacing(/\s+/, with: " ")
  }

  @Test func everyFactIsWhereItSays() throws {
    var random = SeededRandom(seed: 11)
    let extractor = ClaimExtractor(rules: Self.rules)
    for round in 0..<100 {
      let page = Self.page(facts: 100, &random)
      let document = try DocumentReader.read(page.bytes, name: "a.html").get()
      let claims = extractor.extract(document.text).claims
      #expect(claims.map { $0.quantity.value.map { "\($0)" } ?? "" } == page.values.map(String.init), "round \(round)")
      for (claim, value) in zip(claims, page.values) {
        let there = Array(page.bytes[claim.provenance.span.offsets])
        guard String(decoding: there, as: UTF8.self) == claim.provenance.quote,
          ["\(value) GPUs", "\(value) accelerators"].contains(Self.shown(there)), !there.starts(with: [0x3C])
        else {
          Issue.record("round \(round): \(value) is not \(String(decoding: there, as: UTF8.self))")
          break
        }
      }
      #expect(DocumentPropertyTests.flaw(in: document, of: page.bytes) == nil)
    }
  }

  private static let seeds = [
    """
    <!DOCTYPE html><html lang=en><head><title>A &amp; B</title><meta name="date" content="2024-05-06"></head>
    <body><nav><a href="/">Home</a></nav><h1>Big <em>news</em></h1><p>About 10<sup>25</sup> FLOPs<sup>[1]</sup> on
    <b>3,456</b>&nbsp;cards<br>and more</p><ul><li>one<li>two</ul><pre>
    code &lt; 5
    </pre><footer>2024</footer>
    """,
    """
    <table><caption>单位：亿元</caption><thead><tr><th rowspan=2>模型<th colspan="2">得分（%）</tr><tr><th>MMLU<th>GSM8K</thead>
    <tbody><tr><td rowspan="3">甲<td>58.1<td>9</tr><tr><th colspan=3>小<tr><td>7<td><table><tr><td>x</table></table>
    <dl><dt>参数<dd>7B</dl><script>a = "<!--<script>b</script>"</script><svg><g><text>1</text></g></svg><math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>
    """,
  ].map { Array($0.utf8) }

  private static let fragments = [
    "<", ">", "/", "\"", "'", "=", "&", "&#", ";", "<!--", "-->", "--!>", "<!", "<?", "]]>", "<![CDATA[", "</", "<p>",
    "</p>",
    "<table>", "</table>", "<tr>", "<td colspan=999999999999 rowspan=-1>", "<th rowspan=0>", "<thead>", "</td>",
    "<caption>",
    "<sup>", "</sup>", "<sub>", "<pre>", "</pre>", "<title>", "<script>", "</script>", "<style>", "<svg>", "</svg>",
    "<math>",
    "<msup>", "<dd>", "<dl>", "<li>", "<div hidden>", "</div>", "<h1>", "<textarea>", "<plaintext>", "<br>", "\r", "\n",
    "\0",
    "\u{FEFF}", "数", "😀",
  ].map { Array($0.utf8) }

  @Test func damagedPagesKeepTheirMaps() {
    var random = SeededRandom(seed: 12)
    var read = 0
    for round in 0..<10_000 {
      var bytes = Self.seeds[round % 2]
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...20, using: &random)))
        case 1: bytes.insert(UInt8.random(in: 1...255, using: &random), at: place)
        default: bytes.insert(contentsOf: Self.fragments.randomElement(using: &random) ?? [], at: place)
        }
      }
      // The check reads UTF-8; elsewhere the encoding is guessed from what the damage left.
      let encoding: TextEncoding? = round % 10 == 0 ? .utf8 : nil
      let options = ReadingOptions(kind: .html, encoding: encoding)
      guard let document = try? DocumentReader.read(bytes, name: "", options).get() else { continue }
      read += 1
      // The whole of the map is dear to check; that nothing traps is seen each time.
      if round % 10 == 0 {
        let flaw = DocumentPropertyTests.flaw(in: document, of: bytes)
        #expect(flaw == nil, "round \(round): \(flaw ?? "")")
      }
    }
    #expect(read > 9000)
  }

  /// Openings that never end: the size of the result is bounded by the size of the text.
  @Test(
    arguments: [
      "<p>", "<b>", "<div hidden>", "<table>", "<td>", "<table><tr><td>", "<sup>", "<sup>1", "&", "&#", "&#x1", "<!--",
      "<!",
      "</", "<a b=", "<li><ul>", "<svg>", "<math><msup>", "</p>", "</b>", "<th rowspan=256 colspan=128>x<tr>",
      "<title>",
      "<script>", "<script><!--<script>", "<dl><dt>a<dd>b", "<h1>", "<pre>", "a<br>",
    ])
  func repeated(_ text: String) throws {
    let bytes = Array(String(repeating: text, count: 2000).utf8)
    let document = try DocumentReader.read(bytes, name: "a.html").get()
    #expect(document.text.bytes.count <= bytes.count * 2)
    #expect(document.text.blocks.allSatisfy { $0.labels.count <= 9 })
  }
}
