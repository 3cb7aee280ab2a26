import RuleDSL
import Testing

@testable import LedgerCore

/// Ids depend on what they name, and on nothing else.
struct ContentIDTests {
  @Test func sha256() {
    #expect(
      SHA256.hex(of: Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(SHA256.hex(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  /// Lists of fields that run together to the same text give different ids.
  @Test func fieldsDoNotRunTogether() {
    let lists: [[String?]] = [
      ["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"], ["abc", nil], [nil, "abc"], [], [nil], [""],
      ["a\u{0}b"], ["a", "b"], ["e\u{301}"], ["é"],
    ]
    let ids = lists.map { list in
      var id = ContentID("t")
      for field in list { id.add(field) }
      return id.text
    }
    #expect(Set(ids).count == lists.count)
    var number = ContentID("t")
    number.add(1)
    var text = ContentID("t")
    text.add("\u{1}\0\0\0\0\0\0\0")
    #expect(number.text != text.text)
    #expect(ids.allSatisfy { $0.utf8.count == 34 && $0.hasPrefix("t_") })
  }

  /// Every field that a fact's id covers changes it; the others don't.
  @Test func factIDs() {
    let id = ContentID.fact(claim(), sourceSHA256: "s")
    let others = [
      claim(at: 1), claim("130B parameter"), claim(value: "13"), claim(value: nil), claim(low: nil), claim(high: "13"),
      claim(metric: "m"), claim(subject: "s"), claim(unit: ""), claim(qualifier: .approx),
    ]
    #expect(Set(others.map { ContentID.fact($0, sourceSHA256: "s") } + [id]).count == others.count + 1)
    #expect(ContentID.fact(claim(), sourceSHA256: "t") != id)
    let same = [
      claim(isClaim: false), claim(note: "n"), claim(roles: [.init(name: "a", entity: "b")]), claim(rule: "r"),
      claim(sentence: "Another."),
    ]
    for claim in same { #expect(ContentID.fact(claim, sourceSHA256: "s") == id) }
    // A golden value: ids are kept in other people's files, so they must never change.
    #expect(id == "f_6018c267935938c3c0f44e782e735bd1")
  }

  @Test func rulesets() {
    let base = Ruleset([pack("a"), pack("b")])
    #expect(base.hash == Ruleset([pack("b"), pack("a")]).hash)
    for other in [
      [pack("a")], [pack("a"), pack("b", version: "1.0.1")], [pack("a"), pack("b", file: "rules: [ ]")],
      [pack("a"), pack("c")],
    ] { #expect(Ruleset(other).hash != base.hash) }
    let size = RuleReference(pack: "a", id: "size")
    #expect(base.hash(of: size) == Ruleset([pack("a", file: "# a comment")]).hash(of: size))
    #expect(base.hash(of: size) != Ruleset([pack("a", version: "2.0.0")]).hash(of: size))
    #expect(base.hash(of: RuleReference(pack: "a", id: "none")) == nil)
  }
}
