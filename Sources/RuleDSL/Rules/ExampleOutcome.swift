/// What became of one example of a rule.
public struct ExampleOutcome: Sendable {
  /// The rule.
  public var rule: RuleReference
  /// The key that the example stands under.
  public var key: Key
  /// The example.
  public var example: Example
  /// How it went.
  public var result: Result

  /// The key that an example stands under.
  public enum Key: String, Sendable, CaseIterable {
    case finds, ignores, misses
  }

  /// How an example went.
  public enum Result: Sendable {
    /// As written.
    case passed
    /// The rule made fewer claims than the example says; the expectations that nothing met.
    case missing([String])
    /// The rule made claims that the example does not have.
    case noisy([Claim])
    /// The rule made as many claims as it should, but other ones.
    case wrong([Mismatch])
    /// The example ends in `=> ?`: what to write there.
    case pendingAccept(String)
    /// An example of `misses` that passes now.
    case unexpectedPass
    /// The expectation can't be read.
    case malformed(String)
  }

  /// A claim that is not what the example says.
  public struct Mismatch: Sendable {
    /// The expectation as written.
    public var expected: String
    /// The claim.
    public var claim: Claim
    /// The fields that differ.
    public var differences: [ExampleDifference]
  }

  /// Whether the example is as it should be.
  public var isPassed: Bool {
    if case .passed = result { true } else { false }
  }

  /// Whether the example makes a test fail; one that waits to be accepted does, a known failure that passes does not.
  public var isFailure: Bool {
    switch result {
    case .passed, .unexpectedPass: false
    case .missing, .noisy, .wrong, .pendingAccept, .malformed: true
    }
  }
}
