/// A regular expression as a list of steps that a set of threads runs through side by side.
struct RegexProgram: Sendable {
  /// The most steps of one program.
  static let sizeLimit = 2000

  /// One step.
  enum Step: Sendable {
    /// Takes one character of this code.
    case code(UInt16)
    /// Takes one character of the set with this number.
    case set(Int)
    /// Goes on where the assertion holds.
    case assert(RegexNode.Assertion)
    /// Goes on at both places, the first one preferred.
    case split(Int, Int)
    /// Goes on elsewhere.
    case jump(Int)
    /// Notes the place as an end of a group: 2n is the start of group n, 2n + 1 its end.
    case save(Int)
    /// The expression is met.
    case match
  }

  private(set) var steps: [Step] = []
  /// For each step the bytes of the expression that it comes from, for messages.
  private(set) var origins: [Range<Int>] = []
  private(set) var sets: [RegexCodes] = []
  /// Texts of which every match holds one; empty when there are none.
  private(set) var required: [[UInt16]] = []

  /// Lays out an expression. It must have been read, so that its size is known to be in bounds.
  init(_ regex: RegexPattern) {
    append(regex.root)
    add(.match, 0..<0)
    required = Self.required(regex.root)
  }

  private mutating func add(_ step: Step, _ origin: Range<Int>) {
    steps.append(step)
    origins.append(origin)
  }

  private mutating func append(_ node: RegexNode) {
    switch node {
    case .character(let scalar, let offset):
      let codes = FoldedText.fold(String(Character(scalar)))
      // What the text is read without can't be asked for.
      for code in codes.prefix(1) { add(.code(code), offset..<offset + UTF8.width(scalar)) }
    case .set(let set, let origin):
      sets.append(RegexCodes(set))
      add(.set(sets.count - 1), origin)
    case .assertion(let assertion, let origin): add(.assert(assertion), origin)
    case .sequence(let parts): for part in parts { append(part) }
    case .group(let inner, let number):
      add(.save(2 * number), 0..<0)
      append(inner)
      add(.save(2 * number + 1), 0..<0)
    case .alternatives(let branches):
      var jumps: [Int] = []
      for (k, branch) in branches.enumerated() {
        guard k < branches.count - 1 else {
          append(branch)
          break
        }
        let split = steps.count
        add(.split(0, 0), 0..<0)
        append(branch)
        jumps.append(steps.count)
        add(.jump(0), 0..<0)
        steps[split] = .split(split + 1, steps.count)
      }
      for jump in jumps { steps[jump] = .jump(steps.count) }
    case .repetition(let inner, let least, let most, let isLazy):
      for _ in 0..<least { append(inner) }
      if let most {
        var splits: [Int] = []
        for _ in least..<max(least, most) {
          splits.append(steps.count)
          add(.split(0, 0), 0..<0)
          append(inner)
        }
        for split in splits { steps[split] = Self.choice(split + 1, steps.count, isLazy) }
      } else {
        let split = steps.count
        add(.split(0, 0), 0..<0)
        append(inner)
        add(.jump(split), 0..<0)
        steps[split] = Self.choice(split + 1, steps.count, isLazy)
      }
    }
  }

  private static func choice(_ inside: Int, _ past: Int, _ isLazy: Bool) -> Step {
    isLazy ? .split(past, inside) : .split(inside, past)
  }

  /// Texts of which no match is without one: of all such lists the one whose shortest text is longest; empty where there
  /// is none.
  private static func required(_ node: RegexNode) -> [[UInt16]] {
    switch node {
    case .character(let scalar, _):
      let codes = FoldedText.fold(String(Character(scalar)))
      return codes.isEmpty ? [] : [codes]
    case .group(let inner, _): return required(inner)
    case .repetition(let inner, let least, _, _): return least > 0 ? required(inner) : []
    case .set, .assertion: return []
    case .alternatives(let branches):
      var texts: [[UInt16]] = []
      for branch in branches {
        let found = required(branch)
        guard !found.isEmpty, texts.count + found.count <= Self.requiredLimit else { return [] }
        texts += found
      }
      return texts
    case .sequence(let parts):
      var best: [[UInt16]] = []
      func offer(_ texts: [[UInt16]]) {
        if (texts.map(\.count).min() ?? 0) > (best.map(\.count).min() ?? 0) { best = texts }
      }
      var run: [UInt16] = []
      for part in parts {
        if case .character(let scalar, _) = part {
          run += FoldedText.fold(String(Character(scalar)))
          continue
        }
        offer(run.isEmpty ? [] : [run])
        run = []
        offer(required(part))
      }
      offer(run.isEmpty ? [] : [run])
      return best
    }
  }

  private static let requiredLimit = 32
}
