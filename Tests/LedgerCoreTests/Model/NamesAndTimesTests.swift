import Foundation
import Testing

@testable import LedgerCore

struct NamesAndTimesTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"), (951_868_799, "2000-02-29T23:59:59Z"),
    (1_709_251_200, "2024-03-01T00:00:00Z"), (4_107_542_399, "2100-02-28T23:59:59Z"),
    (253_402_300_799, "9999-12-31T23:59:59Z"), (-5, "1970-01-01T00:00:00Z"), (Int.max, "9999-12-31T23:59:59Z"),
  ])
  func moments(seconds: Int, text: String) { #expect(RecordingTime(seconds: seconds).description == text) }

  @Test func sourceDateEpoch() {
    #expect(RecordingTime.now(environment: ["SOURCE_DATE_EPOCH": "86400"]).description == "1970-01-02T00:00:00Z")
    for bad in ["", "x", "1e9", "99999999999999999999"] {
      #expect(RecordingTime.now(environment: ["SOURCE_DATE_EPOCH": bad]).seconds > 1_700_000_000, "\(bad)")
    }
  }

  @Test(arguments: [
    ("/l/a.txt", "/l", "a.txt"), ("/l/talks/a.txt", "/l", "talks/a.txt"), ("/l/./x/../a.txt", "/l", "a.txt"),
    ("/lx/a.txt", "/l", "/lx/a.txt"), ("/a.txt", "/l", "/a.txt"), ("/l//b/../../c", "/l", "/c"),
    ("/../../a", "/", "a"), ("/l/é.txt", "/l", "é.txt"), ("/l/e\u{301}/a", "/l/é", "/l/e\u{301}/a"),
  ])
  func documentNames(path: String, folder: String, name: String) {
    #expect(DocumentName.name(ofFile: path, in: folder).utf8.elementsEqual(name.utf8))
  }

  @Test func linksIntoTheFolderAreFollowed() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.file("real/docs"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link"), withDestinationPath: folder.file("real"))
    let ledger = try Ledger.open(at: folder.file("link/ledger.sqlite"), creating: true)
    #expect(ledger.documentName(ofFile: folder.file("link/docs/a.txt")) == "docs/a.txt")
    #expect(ledger.documentName(ofFile: folder.file("real/docs/a.txt")) == "docs/a.txt")
    try ledger.close()
  }
}
