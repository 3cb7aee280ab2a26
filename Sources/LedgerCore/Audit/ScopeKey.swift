import RuleDSL

/// What claims share that are compared with each other: numbers that stand for texts, 0 for none.
struct ScopeKey: Hashable {
  var subject = 0
  var source = 0
  var sentence = 0
}

/// Gives each claim its key, with every subject, source and sentence numbered once: a check asks for the keys of all of its
/// claims, and texts are slow to hash and to compare.
struct ScopeKeys {
  private var names = [""]
  private var numbers = ["": 0]
  private var own: [ScopeKey] = []

  init(_ claims: [AuditedClaim]) {
    own.reserveCapacity(claims.count)
    for audited in claims {
      // Neighbours are mostly of one source.
      let source = names[own.last?.source ?? 0] == audited.source ? own.last?.source : nil
      own.append(
        ScopeKey(
          subject: number(audited.claim.subject), source: source ?? number(audited.source),
          sentence: number(audited.claim.provenance.sentence)))
      for role in audited.claim.roles { _ = number(role.entity) }
    }
  }

  /// Claims without a subject share one only inside their document: two texts don't speak of the same thing merely
  /// because neither names it. Under a role the subject stands in for a claim without it: what a cluster has, and what
  /// a model used on that cluster.
  func key(_ index: Int, _ scope: CheckDeclaration.Scope, _ claim: Claim) -> ScopeKey {
    let own = own[index]
    switch scope {
    case .subject: return subjectKey(own, own.subject)
    case .role(let role):
      let entity = claim.roles.first { $0.name == role }?.entity
      return subjectKey(own, entity.flatMap { numbers[$0] } ?? own.subject)
    case .sentence: return ScopeKey(source: own.source, sentence: own.sentence)
    case .document: return ScopeKey(source: own.source)
    case .corpus: return ScopeKey()
    }
  }

  /// The text of a number.
  func name(_ number: Int) -> String { names[number] }

  private func subjectKey(_ own: ScopeKey, _ subject: Int) -> ScopeKey {
    subject == 0 ? ScopeKey(source: own.source) : ScopeKey(subject: subject)
  }

  private mutating func number(_ name: String) -> Int {
    if let known = numbers[name] { return known }
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }
}
