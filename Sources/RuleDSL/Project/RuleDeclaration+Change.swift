extension RuleDeclaration {
  /// Gives the keys of an edit the values that the edit has for them.
  ///
  /// What the rule then says is hashed like what it said before, so that a ledger tells the edited rule from the pack's.
  mutating func set(_ keys: [String], from values: RuleDeclaration) {
    for key in keys { set(key, from: values) }
    var replaced = keys.filter { !["finds", "ignores", "misses"].contains($0) }
    // Of these a rule has one: the new one takes the place of the other.
    for pair in [["metric", "metrics"], ["match", "regex"]] where keys.contains(where: pair.contains) {
      replaced += pair
    }
    canonical = CanonicalJSON.replacing(replaced, of: canonical, with: values.canonical)
  }

  private mutating func set(_ key: String, from values: RuleDeclaration) {
    switch key {
    case "metric", "metrics": metrics = values.metrics
    case "match", "regex":
      patterns = values.patterns
      regex = values.regex
    case "unit": unit = values.unit
    case "value": value = values.value
    case "subject": subject = values.subject
    case "with": roles = values.roles
    case "near": near = values.near
    case "not_near": notNear = values.notNear
    case "in": inBlocks = values.inBlocks
    case "not_in": notInBlocks = values.notInBlocks
    case "over": over = values.over
    case "claim": isClaim = values.isClaim
    case "about": about = values.about
    case "source": source = values.source
    case "tags": tags = values.tags
    case "status": status = values.status
    case "replaced_by": replacedBy = values.replacedBy
    case "finds": finds = values.finds
    case "ignores": ignores = values.ignores
    case "misses": misses = values.misses
    // Keys that a rule does not have were reported when the edit was read.
    default: break
    }
  }
}
