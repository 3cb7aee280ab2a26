import Testing

@testable import RuleDSL

@Suite struct HTMLTokenizerTests {
  /// Source and tokens, as ``TokenRendering/line(_:)`` has them.
  @Test(
    arguments: [
      ("a<b >c</B\n>d", "\"a\"<b>\"c\"</b>\"d\""),
      ("1 < 2 <3 a<", "\"1 < 2 <3 a<\""), ("x</>y</ z>w</", "\"xy\"<!-- z-->\"w</\""),
      ("<P ID=x id='y' Class = \"a&amp;b&copy=1\" hidden/>", "<p class=\"a&b&copy=1\" hidden=\"\" id=\"x\"/>"),
      ("<a href=b/c>d", "<a href=\"b/c\">\"d\""), ("<a =b='' c=>", "<a =b=\"\" c=\"\">"), ("<a b='", ""),
      ("x<a b", "\"x\""),
      ("<!-- a -- b -->c", "<!-- a -- b -->\"c\""), ("<!-->a<!--->b", "<!---->\"a\"<!---->\"b\""),
      ("<!--a--!>b<!--c--!d-->", "<!--a-->\"b\"<!--c--!d-->"), ("<!--a--", "<!--a-->"),
      ("<?xml 1?>a", "<!--?xml 1?-->\"a\""),
      ("<![CDATA[x]]>", "<!--[CDATA[x]]-->"),
      ("<!doctype HTML>", "<!html - ->"), ("<!DOCTYPE>", "<!- - - !>"),
      ("<!DOCTYPE a PUBLIC \"b\" 'c' >", "<!a 'b' 'c'>"), ("<!DOCTYPE a SYSTEM 'c", "<!a - 'c' !>"),
      ("<!DOCTYPE a b>c", "<!a - - !>\"c\""),
      ("&lt;&#65;&#x4E07;&times;&notin;&notit;&nosuch;&", "\"<A万×∉¬it;&nosuch;&\""),
      ("&#0;&#x110000;&#xD800;&#128;&#99999999999999999999;&#x;&#", "\"\u{FFFD}\u{FFFD}\u{FFFD}€\u{FFFD}&#x;&#\""),
      ("a\r\nb\rc\n", "\"a\nb\nc\n\""),
    ])
  func data(source: String, expected: String) {
    let found = TokenRendering.tokens(Array(source.utf8))
    #expect(found.tokens.map(TokenRendering.line).joined() == expected)
    #expect(found.isInOrder)
  }

  /// State, name of the last start tag, source and tokens.
  @Test(
    arguments: [
      (.rcdata, "title", "a&amp;<b></titles></title x>c", "\"a&<b></titles>\"</title>\"c\""),
      (.rcdata, "title", "a</title", "\"a</title\""), (.rawText, "style", "&amp;</STYLE>b", "\"&amp;\"</style>\"b\""),
      (.scriptData, "script", "if (a</b>c)</script>d", "\"if (a</b>c)\"</script>\"d\""),
      (.scriptData, "script", "<!--<script></script>--></script>a", "\"<!--<script></script>-->\"</script>\"a\""),
      (.scriptData, "script", "<!--</script>a", "\"<!--\"</script>\"a\""),
      (.scriptData, "script", "<!--><script></script>a", "\"<!--><script>\"</script>\"a\""),
      (.plaintext, "", "<a>&amp;</plaintext>", "\"<a>&amp;</plaintext>\""),
      (.cdataSection, "", "<a>&amp;]]]>b<i>", "\"<a>&amp;]b\"<i>"),
    ] as [(HTMLTokenizer.State, String, String, String)])
  func raw(state: HTMLTokenizer.State, name: String, source: String, expected: String) {
    let found = TokenRendering.tokens(Array(source.utf8), state, lastStartTag: Array(name.utf8))
    #expect(found.tokens.map(TokenRendering.line).joined() == expected)
    #expect(found.isInOrder)
  }

  @Test func sectionsOfForeignElements() {
    let found = TokenRendering.tokens(Array("a<![CDATA[<b>&amp;]]>c".utf8), allowsCDATA: true)
    #expect(found.tokens.map(TokenRendering.line) == ["\"a<b>&amp;c\""])
  }

  @Test func theTableOfNamesIsSortedAndWhole() {
    let words = NamedReferences.list.split(whereSeparator: \.isWhitespace)
    let names = words.map { Array($0.utf8.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ":") }) }
    #expect(names.count == 2125)
    #expect(zip(names, names.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    for (word, name) in zip(words, names) {
      let isBare = word.utf8.contains(UInt8(ascii: ":"))
      let table = NamedReferenceTable.shared
      #expect(table.longest(name + [0x3B], from: 0)?.end == name.count + 1)
      #expect((table.longest(name, from: 0)?.end == name.count) == isBare)
    }
  }
}
