import RuleDSL
import Testing

@Suite struct HTMLBlocksTests {
  /// Source and blocks; a backslash stands for a line break.
  @Test(
    arguments: [
      (
        "<h1>Big</h1>Intro  of\n <b>two</b>\tlines<p>One<p>Two</div> three",
        [
          "title1: Big", "paragraph: Intro of\\two lines", "paragraph: One", "paragraph: Two three",
        ]
      ),
      ("<title>Name</title><p>x", ["title1: Name", "paragraph: x"]),
      (
        "<title>Name</title><p>x<h1>Top</h1><h1>More</h1><h3>Sub</h2>y",
        [
          "paragraph: x", "title1: Top", "heading1: More", "heading3: Sub", "paragraph: y",
        ]
      ),
      (
        "<ul><li>one<li>two<ol><li>in<p>more</ol>back</ul>after",
        [
          "list: one", "list: two", "list: in", "list: more", "list: back", "paragraph: after",
        ]
      ),
      (
        "<blockquote>said<p>more<ul><li>item</ul></blockquote>x",
        ["quote: said", "quote: more", "list: item", "paragraph: x"]
      ),
      ("a<br>b<br/> c </br>d<hr>e", ["paragraph: a\\b\\c\\d", "paragraph: e"]),
      ("<pre>\n a  1\n<b>b</b>&lt;2\n</pre>x<code>y</code>", ["code: a  1\\b<2", "paragraph: xy"]),
      (
        "10<sup>25</sup> 3.5×10<sup>-4</sup> 2<sup>30</sup> m<sup>2</sup> 4<sup>th</sup>",
        [
          "paragraph: 10^25 3.5×10^-4 2^30 m^2 4th"
        ]
      ),
      (
        "40<sup>2</sup> 10%<sup>1</sup> 10<sup><a href=#a>4</a></sup> GPT<sup>®</sup> x<sup>[12]</sup> y<sup>1, 2</sup>.",
        [
          "paragraph: 40 10% 10 GPT x y."
        ]
      ),
      (
        "big<sup>new this year</sup> d<sub>model</sub> CO<sub>2</sub> 5<sub>2</sub>",
        [
          "paragraph: big new this year d_model CO2 5_2"
        ]
      ),
      (
        "<p>a<script>1</script><style>2</style><!-- 3 --><template>4</template><noscript>5</noscript>b",
        ["paragraph: ab"]
      ),
      (
        "<div hidden>1</div><p aria-hidden=true>2<p style='color: red; display : none'>3<p>4<span style=visibility:hidden>5<i>6</i></span>7",
        [
          "paragraph: 47"
        ]
      ),
      (
        "x<nav>1</nav>y<footer>2<div>3</div></footer><div role=navigation>4</div><aside>5</aside><dialog>6</dialog><dialog open>7</dialog>",
        [
          "paragraph: x", "paragraph: y", "paragraph: 7",
        ]
      ),
      ("<main>x<aside>y</aside><header>z</header></main>", ["paragraph: x", "paragraph: y", "paragraph: z"]),
      ("<form>a<button>1</button><select><option>2</select><textarea><p>3</textarea>b</form>", ["paragraph: ab"]),
      (
        "<svg><title>1</title><text>2<path/></svg>x<svg/>y<math><msup><mn>10</mn><mn>4</mn></msup><annotation>5</annotation></math>z",
        [
          "paragraph: xy10^4z"
        ]
      ),
      ("<svg><g>1<p>2", ["paragraph: 2"]), ("<ruby>漢<rp>(</rp><rt>kan</rt></ruby>字", ["paragraph: 漢字"]),
      ("7&nbsp;B &lt;b&gt; &#x4E07;&hellip; a&ampb &zzz;", ["paragraph: 7\u{A0}B <b> 万… a&b &zzz;"]),
      ("<p>a\r\n\r\nb", ["paragraph: a\\b"]), ("<p> <p>\n<b> </b>", []), ("", []), ("<", ["paragraph: <"]),
      (
        "<dl><dt>Parameters<dd>7B<dt>Layers<dd>32<dd>33</dl>",
        [
          "table: Parameters", "table: 7B <- Parameters", "table: Layers", "table: 32 <- Layers", "table: 33 <- Layers",
        ]
      ),
      ("<plaintext>a<b>", ["code: a<b>"]), ("<body style=display:none>x", ["paragraph: x"]),
    ] as [(String, [String])])
  func blocks(source: String, expected: [String]) {
    #expect(blockLines(source, .html) == expected)
  }

  @Test(
    arguments: [
      (
        "<table><tr><th>Model<th>Size<tr><td>A<td>7B</table>done",
        [
          "table: Model", "table: Size", "table: A <- Model", "table: 7B <- Size, A", "paragraph: done",
        ]
      ),
      (
        "<table><tr><td>Model<td>Size<tr><td>A<td>7B</table>",
        [
          "table: Model", "table: Size", "table: A <- Model", "table: 7B <- Size, A",
        ]
      ),
      (
        "<table><tr><td>Parameters<td>7B<tr><td>Layers<td>32</table>",
        [
          "table: Parameters", "table: 7B <- Parameters", "table: Layers", "table: 32 <- Layers",
        ]
      ),
      (
        "<table><caption>Sizes</caption><thead><td>M<td>N</thead><tr><td>A<td>1</table>",
        [
          "paragraph: Sizes", "table: M <- Sizes", "table: N <- Sizes", "table: A <- M, Sizes",
          "table: 1 <- N, A, Sizes",
        ]
      ),
      (
        "<table><tr><th rowspan=2>M<th colspan=2>Scores<tr><th>X<th>Y<tr><td>A<td>1<td>2</table>",
        [
          "table: M", "table: Scores", "table: X", "table: Y", "table: A <- M", "table: 1 <- X, Scores, A",
          "table: 2 <- Y, Scores, A",
        ]
      ),
      (
        "<table><tr><th>M<th>T<th>S<tr><td rowspan=2>A<td>x<td>1<tr><td>y<td>2<tr><td>B<td>x<td>3</table>",
        [
          "table: M", "table: T", "table: S", "table: A <- M", "table: x <- T, A", "table: 1 <- S, A, x",
          "table: y <- T, A", "table: 2 <- S, A, y", "table: B <- M", "table: x <- T, B", "table: 3 <- S, B, x",
        ]
      ),
      (
        "<table><tr><th>Rank<th>M<th>S<tr><td>1<td>A<td>9<tr><td>2<td>B<td>8</table>",
        [
          "table: Rank", "table: M", "table: S", "table: 1 <- Rank, A", "table: A <- M", "table: 9 <- S, A",
          "table: 2 <- Rank, B", "table: B <- M", "table: 8 <- S, B",
        ]
      ),
      (
        "<table><tr><th>M<th>S<tr><th colspan=2>Large<tr><td>A<td>9</table>",
        [
          "table: M", "table: S", "table: Large <- M", "table: A <- M, Large", "table: 9 <- S, A, Large",
        ]
      ),
      (
        "单位：亿元<table><tr><th>年<th>收入<tr><td>2023<td>5</table>",
        [
          "paragraph: 单位：亿元", "table: 年 <- 单位：亿元", "table: 收入 <- 单位：亿元", "table: 2023 <- 年, 单位：亿元",
          "table: 5 <- 收入, 2023, 单位：亿元",
        ]
      ),
      (
        "<table><tr><td>a<table><tr><th>M<th>S<tr><td>A<td>9</table>b</table>",
        [
          "paragraph: a", "table: M", "table: S", "table: A <- M", "table: 9 <- S, A", "paragraph: b",
        ]
      ),
      (
        "<table role=presentation><tr><td>a<td>1</table><table><tr><td>x<tr><td>2</table>",
        [
          "paragraph: a", "paragraph: 1", "paragraph: x", "paragraph: 2",
        ]
      ),
      ("<table>x<tr>y<td>a<td><p>b<p>c</table>", ["table: a", "table: b <- a", "table: c <- a"]),
    ] as [(String, [String])])
  func tables(source: String, expected: [String]) {
    #expect(blockLines(source, .html) == expected)
  }

  /// Source, title, date.
  @Test(
    arguments: [
      ("<html lang=en><title> A &amp;\n b </title><h1>H</h1>", "A & b", nil),
      (
        "<meta property='og:title' content='O'><meta name=date content=2023-1-2><meta property=article:published_time content='2024-05-06T07:00'>",
        "O", "2024-05-06"
      ),
      ("<h1>H</h1><time itemprop=datePublished datetime=2022-03-04>March</time>", "H", "2022-03-04"),
      ("<script type='application/ld+json'>{\"datePublished\": \"2021-12-31T01:00Z\"}</script><p>x", nil, "2021-12-31"),
      ("<time datetime=2022-03-04>x</time>", nil, nil),
    ] as [(String, String?, String?)])
  func metadata(source: String, title: String?, date: String?) throws {
    let document = try DocumentReader.read(Array(source.utf8), name: "a.html").get()
    #expect(document.title == title && document.published == date)
  }

  /// A page in an old encoding says which; what is left out is told.
  @Test func declaredEncodings() throws {
    let meta = "<html><!-- x --><meta http-equiv=Content-Type content='text/html; charset=GB2312'><nav>7</nav><p>"
    let document = try DocumentReader.read(Array(meta.utf8) + [0xB2, 0xCE, 0xCA, 0xFD], name: "a.html").get()
    #expect(document.encoding == "gb18030" && document.problems.isEmpty)
    #expect(String(decoding: document.text.bytes, as: UTF8.self) == "参数")
    #expect(document.text.omissions.map(\.reason) == ["nav"])
    let wrong = Array("<meta charset='big5'><p>参数".utf8)
    #expect(try DocumentReader.read(wrong, name: "a.html").get().encoding == "utf-8")
  }

  @Test(
    arguments: [("a.html", .html), ("B.HTM", .html), ("c.xhtml", .html), ("d.md", .markdown), ("html", .text)]
      as [(String, DocumentKind)])
  func kinds(name: String, kind: DocumentKind) { #expect(DocumentKind(name: name) == kind) }
}
