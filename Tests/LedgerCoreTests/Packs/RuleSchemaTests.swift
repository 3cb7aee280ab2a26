import Foundation
import Testing

@testable import LedgerCore
@testable import RuleDSL

/// The schema knows the keys that the reader knows, no more and no fewer. What it accepts and refuses is tested by
/// `scripts/check-schema.py`, with a validator that is not ours.
struct RuleSchemaTests {
  private func definition(_ path: String, _ schema: RuleSchema = .rules) throws -> Set<String> {
    var value = try #require(try JSONSerialization.jsonObject(with: Data(schema.text.utf8)) as? [String: Any])
    for key in ["definitions"] + path.split(separator: "/").map(String.init) {
      value = try #require(value[key] as? [String: Any])
    }
    return Set(value.keys)
  }

  @Test func keysAreThoseOfTheReader() throws {
    #expect(try definition("ruleKeys") == Set(RuleFileReader.ruleKeys))
    #expect(try definition("rule/properties") == Set(RuleFileReader.ruleKeys))
    #expect(try definition("check/properties") == Set(RuleFileReader.checkKeys))
    #expect(try definition("numbers/properties") == Set(RuleFileReader.numberKeys))
    #expect(try definition("pack/properties") == Set(RuleFileReader.manifestKeys))
    #expect(try definition("project/properties") == Set(RuleFileReader.projectKeys))
    #expect(try definition("file/properties") == Set(RuleParser.sections))
  }

  @Test(arguments: RuleSchema.allCases)
  func everyReferenceLeadsSomewhere(_ schema: RuleSchema) throws {
    for reference in schema.text.matches(of: /"#\/definitions\/([A-Za-z]+)(?:\/([a-z_]+))?"/) {
      let keys = try definition(reference.output.2 == nil ? "" : String(reference.output.1), schema)
      #expect(keys.contains(String(reference.output.2 ?? reference.output.1)), "\(reference.output.0)")
    }
  }
}
