/// Runs a program over the characters of a sentence: all threads side by side, one a step of the program at most, so that
/// a place costs as many steps as the program has, whatever the expression (Thompson's simulation, with Pike's captures).
///
/// Finding one match after the other can read the same text again and again; a budget of steps a character ends that.
struct RegexSearch {
  /// How many steps a character of the sentence may cost, all matches together, and how many there are to begin with.
  static let budget = (perCharacter: 400, base: 20_000)

  private let program: RegexProgram
  private let codes: [UInt16]
  private let isWhole: Bool
  private var current: [Thread] = []
  private var next: [Thread] = []
  /// For each step of the program the place at which it was last entered.
  private var entered: [Int]
  private var stack: [Thread] = []
  /// Ends of groups that threads noted: a chain, so that a thread is plain data.
  private var log: [(slot: Int32, place: Int32, previous: Int32)] = []
  private var stepsLeft: Int
  private var generation = 0
  /// Where the thread that took the most characters stopped, and the step for which it did.
  private(set) var furthest: (place: Int, step: Int, length: Int)?

  private struct Thread {
    var step: Int32
    var weight: Int32
    var start: Int32
    var captures: Int32
  }

  /// A place where the expression holds.
  struct Match: Sendable {
    var range: Range<Int>
    /// The literal text matched: two for a Han character, one for others.
    var weight: Int
    /// What each group covers; `nil` for one on another way.
    var groups: [Range<Int>?]
  }

  /// Begins a search; `isWhole` reads the text even where no match can be, to see how far one would come.
  init(_ program: RegexProgram, _ codes: [UInt16], isWhole: Bool = false) {
    self.isWhole = isWhole
    self.program = program
    self.codes = codes
    entered = Array(repeating: -1, count: program.steps.count)
    stepsLeft = Self.budget.base + Self.budget.perCharacter * codes.count
  }

  /// Whether the steps were used up, so that matches may be missing.
  var isExhausted: Bool { stepsLeft <= 0 }

  /// The next match that begins at `start` or after it: the leftmost, and of those the one that the expression prefers.
  mutating func match(from start: Int, groups: Int) -> Match? {
    guard start <= codes.count, isWhole || program.required.isEmpty || holdsRequired(from: start) else { return nil }
    current.removeAll(keepingCapacity: true)
    log.removeAll(keepingCapacity: true)
    var found: (thread: Thread, end: Int)?
    var place = start
    while place <= codes.count, stepsLeft > 0 {
      generation += 1
      next.removeAll(keepingCapacity: true)
      if found == nil { current.append(Thread(step: 0, weight: 0, start: Int32(place), captures: -1)) }
      // Threads in the order of preference: the first that reaches the end cuts off those behind it.
      threads: for thread in current {
        stack.append(thread)
        while var thread = stack.popLast() {
          stepsLeft -= 1
          let step = Int(thread.step)
          if entered[step] == generation { continue }
          entered[step] = generation
          switch program.steps[step] {
          case .jump(let target):
            thread.step = Int32(target)
            stack.append(thread)
          case .split(let first, let second):
            thread.step = Int32(second)
            stack.append(thread)
            thread.step = Int32(first)
            stack.append(thread)
          case .save(let slot):
            log.append((Int32(slot), Int32(place), thread.captures))
            thread.captures = Int32(log.count - 1)
            thread.step += 1
            stack.append(thread)
          case .assert(let assertion):
            guard holds(assertion, place) else {
              miss(place, step, thread)
              continue
            }
            thread.step += 1
            stack.append(thread)
          case .match:
            found = (thread, place)
            stack.removeAll(keepingCapacity: true)
            break threads
          case .code(let code):
            guard place < codes.count, codes[place] == code else {
              miss(place, step, thread)
              continue
            }
            thread.weight += CodeClass.of(code) == .han ? 2 : 1
            thread.step += 1
            next.append(thread)
          case .set(let set):
            guard place < codes.count, program.sets[set].contains(codes[place]) else {
              miss(place, step, thread)
              continue
            }
            thread.step += 1
            next.append(thread)
          }
        }
      }
      swap(&current, &next)
      if current.isEmpty, found != nil { break }
      place += 1
    }
    return found.map { match($0.thread, $0.end, groups: groups) }
  }

  private mutating func miss(_ place: Int, _ step: Int, _ thread: Thread) {
    let length = place - Int(thread.start)
    if length > furthest?.length ?? 0 { furthest = (place, step, length) }
  }

  private func match(_ thread: Thread, _ end: Int, groups: Int) -> Match {
    var starts = [Int?](repeating: nil, count: groups)
    var ends = [Int?](repeating: nil, count: groups)
    var entry = Int(thread.captures)
    // The chain runs backwards: of a group that was met several times the last one counts.
    while entry >= 0 {
      let (slot, place, previous) = log[entry]
      let group = Int(slot) / 2
      if slot % 2 == 1, ends[group] == nil { ends[group] = Int(place) }
      if slot % 2 == 0, starts[group] == nil { starts[group] = Int(place) }
      entry = Int(previous)
    }
    let ranges = zip(starts, ends).map { start, end -> Range<Int>? in
      guard let start, let end, start <= end else { return nil }
      return start..<end
    }
    return Match(range: Int(thread.start)..<end, weight: Int(thread.weight), groups: ranges)
  }

  private func holdsRequired(from start: Int) -> Bool {
    program.required.contains { text in
      guard let first = text.first, codes.count - start >= text.count else { return false }
      for i in start...(codes.count - text.count) where codes[i] == first {
        if codes[i..<i + text.count].elementsEqual(text) { return true }
      }
      return false
    }
  }

  private func holds(_ assertion: RegexNode.Assertion, _ place: Int) -> Bool {
    switch assertion {
    case .start: return place == 0
    case .end: return place == codes.count
    case .wordEdge, .noWordEdge:
      let before = place > 0 && isWordCode(codes[place - 1])
      let after = place < codes.count && isWordCode(codes[place])
      return (before != after) == (assertion == .wordEdge)
    }
  }
}
