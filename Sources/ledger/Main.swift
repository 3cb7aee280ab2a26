import ArgumentParser
import Foundation
import LedgerCore

/// Parses the command line, runs one command and turns whatever happened into an exit status.
@main
enum Main {
  static func main() {
    // A reader that goes away (`| head`) must show up as EPIPE at the writer, not end the process by a signal.
    signal(SIGPIPE, SIG_IGN)
    exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  private static func run(_ arguments: [String]) -> ExitStatus {
    do {
      var command = try LedgerCommand.parseAsRoot(arguments)
      try command.run()
      return .clean
    } catch let status as ExitStatus {
      return status
    } catch let failure as CommandFailure {
      return end(failure)
    } catch let problem as FileProblem {
      return end(CommandFailure(.usage, "\(problem.path) \(problem.reason)"))
    } catch let error as LedgerError {
      return end(CommandFailure(error))
    } catch is OutputClosed {
      return .clean
    } catch {
      return argumentParserStatus(error)
    }
  }

  private static func end(_ failure: CommandFailure) -> ExitStatus {
    Console.complain("error: \(failure.message)")
    return failure.status
  }

  /// Shows help or a usage error as ArgumentParser words it.
  private static func argumentParserStatus(_ error: any Error) -> ExitStatus {
    let message = LedgerCommand.fullMessage(for: error)
    guard LedgerCommand.exitCode(for: error).isSuccess else {
      Console.complain(message)
      return error is ValidationError || LedgerCommand.exitCode(for: error) == .validationFailure ? .usage : .bug
    }
    let output = StandardOutput()
    do {
      try output.write(message + "\n")
      try output.flush()
    } catch {
      return error is OutputClosed ? .clean : .usage
    }
    return .clean
  }
}
