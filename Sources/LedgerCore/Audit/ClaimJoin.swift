import RuleDSL

/// Finds the claims that a comparison is about: for each scope the candidates of every metric, and their combinations.
struct ClaimJoin {
  /// The metrics of the subject itself, each once.
  private let own: [MetricReference]
  /// The metrics of entities in roles, each once.
  private let related: [MetricReference]
  /// The roles that the check names; others make no difference to it.
  private let roles: Set<String>
  private let scope: CheckDeclaration.Scope
  private let rounding: CheckDeclaration.Rounding
  private let input: AuditInput
  private let bySubject: [String: [String: [Int]]]
  /// Inside a sentence or a document: the claims of entities in roles, by their place.
  private let byPlace: [String: [ScopeKey: [Int]]]

  /// Claims that belong together.
  struct Group {
    var subject: String
    /// For each metric of the subject its values; empty when a metric is missing.
    var values: [[DistinctValue]]
    /// A metric that nothing is claimed of here; then there is nothing to compare.
    var missing: String?
    /// The claims, by metric.
    var claims: [Int]
  }

  /// One value for every metric.
  struct Choice {
    /// In the order in which the check names the metrics.
    var values: [DistinctValue]
    var byReference: [MetricReference: DistinctValue]
  }

  init(
    _ references: [MetricReference], _ declaration: CheckDeclaration, _ scope: CheckDeclaration.Scope,
    _ input: AuditInput
  ) {
    var seen: Set<MetricReference> = []
    let unique = references.filter { seen.insert($0).inserted }
    // Under `per: cluster`, what is said `@cluster` is what the scope groups by anyway.
    func isOwn(_ reference: MetricReference) -> Bool {
      guard let role = reference.role else { return true }
      return scope == .role(role)
    }
    own = unique.filter(isOwn)
    related = unique.filter { !isOwn($0) }
    self.scope = scope
    self.input = input
    rounding = declaration.rounding
    roles = Set(unique.compactMap(\.role))
    var bySubject: [String: [String: [Int]]] = [:]
    var byPlace: [String: [ScopeKey: [Int]]] = [:]
    for metric in Set(related.map(\.metric)) {
      let claims = input.byMetric[metric] ?? []
      if scope.isPlace {
        byPlace[metric] = Dictionary(grouping: claims) { input.key($0, scope) }
      } else {
        bySubject[metric] = Dictionary(grouping: claims) { input.claim($0).subject }
      }
    }
    self.bySubject = bySubject
    self.byPlace = byPlace
  }

  /// The first metric of an entity in a role, if the check names one.
  var firstRelated: String? { related.first?.metric }

  /// The groups that hold at least one claim, in the order of their first.
  func groups() -> [Group] {
    var places: [ScopeKey: Int] = [:]
    var lists: [(key: ScopeKey, claims: [[Int]])] = []
    for (slot, reference) in own.enumerated() {
      for index in input.byMetric[reference.metric] ?? [] {
        let key = input.key(index, scope)
        let place = places[key] ?? lists.count
        if place == lists.count {
          places[key] = place
          lists.append((key, Array(repeating: [], count: own.count)))
        }
        lists[place].claims[slot].append(index)
      }
    }
    return lists.flatMap { key, claims in
      bySharedSubject(claims).map { group(key, $0) }
    }
  }

  private func group(_ key: ScopeKey, _ claims: [[Int]]) -> Group {
    // One share alone is no sum of shares.
    let missing = zip(own, claims).first { $1.count < ($0.aggregate == nil ? 1 : 2) }?.0.metric
    var subject = input.name(key.subject)
    if subject.isEmpty {
      let subjects = Set(claims.joined().map { input.key($0, .subject).subject })
      if subjects.count == 1, let only = subjects.first { subject = input.name(only) }
    }
    let values = zip(own, missing == nil ? claims : []).map { reference, claims in
      if let aggregate = reference.aggregate {
        DistinctValue.taken(aggregate, claims, input, rounding: rounding).map { [$0] } ?? []
      } else {
        DistinctValue.collect(claims, input, rounding: rounding, roles: roles)
      }
    }
    return Group(
      subject: subject, values: values, missing: missing,
      claims: missing == nil ? values.flatMap { $0.flatMap(\.claims) } : Array(claims.joined()))
  }

  /// Inside a sentence or a document: where some subjects have a claim of every metric, each of them is compared with
  /// itself only ("A: 97% and 3%, B: 95% and 5%").
  private func bySharedSubject(_ claims: [[Int]]) -> [[[Int]]] {
    switch scope {
    case .subject, .role: return [claims]
    case .sentence, .document, .corpus: break
    }
    guard claims.count > 1, claims.allSatisfy({ !$0.isEmpty }) else { return [claims] }
    let subjects = claims.map { Set($0.map { input.claim($0).subject }) }
    let shared = subjects.dropFirst().reduce(subjects[0]) { $0.intersection($1) }.subtracting([""])
    guard !shared.isEmpty else { return [claims] }
    var groups = shared.sorted().map { subject in claims.map { $0.filter { input.claim($0).subject == subject } } }
    let rest = claims.map { $0.filter { !shared.contains(input.claim($0).subject) } }
    if rest.allSatisfy({ !$0.isEmpty }) { groups.append(rest) }
    return groups
  }

  /// The combinations of a group's values, and how many were left out.
  func choices(_ group: Group, limit: Int) -> ([Choice], leftOut: Int) {
    var choices: [[DistinctValue]] = [[]]
    var leftOut = 0
    func extend(_ candidates: ([DistinctValue]) -> [DistinctValue]) {
      var next: [[DistinctValue]] = []
      for choice in choices {
        let found = candidates(choice)
        let room = max(0, limit - next.count)
        next += found.prefix(room).map { choice + [$0] }
        leftOut += max(0, found.count - room)
      }
      choices = next
    }
    for values in group.values { extend { _ in values } }
    for reference in related {
      extend { DistinctValue.collect(claims(reference, for: $0), input, rounding: rounding, roles: roles) }
    }
    let order = own + related
    return (
      choices.map { values in
        Choice(values: values, byReference: Dictionary(zip(order, values)) { first, _ in first })
      }, leftOut
    )
  }

  /// The claims of the entity that the chosen claims name in a role, provided that they name just one.
  ///
  /// Inside a sentence or a document what nobody is said to be the subject of will do as well ("1000 cards at 700 W each"),
  /// except where the metric is also asked of the subject itself.
  private func claims(_ reference: MetricReference, for choice: [DistinctValue]) -> [Int] {
    let entities = Set(choice.compactMap { value in reference.role.flatMap { value.entity($0) } })
    guard scope.isPlace else {
      guard entities.count == 1, let entity = entities.first else { return [] }
      return bySubject[reference.metric]?[entity] ?? []
    }
    guard entities.count < 2, let first = choice.first else { return [] }
    let here = byPlace[reference.metric]?[input.key(first.claims[0], scope)] ?? []
    let named = entities.first.map { entity in here.filter { input.claim($0).subject == entity } } ?? []
    if !named.isEmpty || own.contains(where: { $0.metric == reference.metric }) { return named }
    return entities.isEmpty ? here : here.filter { input.claim($0).subject.isEmpty }
  }
}

extension CheckDeclaration.Scope {
  /// Whether it is a place in a text.
  fileprivate var isPlace: Bool {
    switch self {
    case .sentence, .document: true
    case .subject, .role, .corpus: false
    }
  }
}
