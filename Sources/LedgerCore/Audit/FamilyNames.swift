import RuleDSL

/// Entities whose names are those of several things: *Llama 2* is also called *Llama 2 7B* and *Llama 2 70B*.
///
/// Such an entity has no one number of parameters. What is said of it under names with different numbers in them is
/// about different things as far as anybody can tell.
struct FamilyNames: Sendable {
  private struct Name: Sendable {
    var folded: String
    var numbers: [String]
  }

  /// The names of each family, the longest first.
  private var names: [String: [Name]] = [:]

  init(_ entities: [EntityDeclaration]) {
    var all: [String: [Name]] = [:]
    for entity in entities {
      let canonical = entity.name.value
      all[canonical, default: []] += ([canonical] + entity.aliases.map(\.text)).map {
        Name(folded: $0.lowercased(), numbers: Self.numbers(in: $0))
      }
    }
    for (canonical, list) in all where Set(list.map(\.numbers).filter { !$0.isEmpty }).count > 1 {
      names[canonical] = list.sorted { ($1.folded.utf8.count, $0.folded) < ($0.folded.utf8.count, $1.folded) }
    }
  }

  /// The reason not to fail values of one subject that no two mentions call by one name.
  func excuse(_ values: [DistinctValue], _ input: AuditInput) -> AuditReason? {
    var shared: [String: Set<[String]>] = [:]
    for value in values {
      guard let first = value.claims.first else { continue }
      let subject = input.claim(first).subject
      guard let known = names[subject] else { continue }
      let called = Set(
        value.claims.compactMap { index in
          let sentence = input.claim(index).provenance.sentence.lowercased()
          return known.first { sentence.contains($0.folded) }?.numbers
        })
      shared[subject] = shared[subject].map { $0.intersection(called) } ?? called
    }
    return shared.values.contains(where: \.isEmpty) ? .family : nil
  }

  /// The reason not to fail what is said of a subject against a reference for it.
  func excuse(_ value: DistinctValue, against subject: String, _ input: AuditInput) -> AuditReason? {
    guard let known = names[subject] else { return nil }
    let numbers = Self.numbers(in: subject)
    let isCalledSo = value.claims.contains { index in
      let sentence = input.claim(index).provenance.sentence.lowercased()
      return known.first { sentence.contains($0.folded) }?.numbers == numbers
    }
    return isCalledSo ? nil : .family
  }

  /// The numbers in a name, as they are written.
  static func numbers(in name: String) -> [String] {
    name.utf8.split { !((0x30...0x39).contains($0) || $0 == 0x2E) }.map { String(decoding: Array($0), as: UTF8.self) }
      .filter { $0 != "." }
  }
}
