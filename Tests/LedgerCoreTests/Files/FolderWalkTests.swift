import Foundation
import RuleDSL
import Testing

@testable import LedgerCore

/// Folders as they are: lists at several levels, loops, things that are no files.
struct FolderWalkTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ names: [String]) throws {
    for name in names {
      let url = URL(fileURLWithPath: folder.file(name))
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("x".utf8).write(to: url)
    }
  }

  private func below(_ path: String) -> String { String(path.dropFirst(folder.path.count + 1)) }

  @Test func innerListsCountMore() throws {
    try write(["a.txt", "b.md", "x/c.txt", "x/d.md", "y/z/e.md", "drafts/f.txt", "x/drafts/g.txt", "n.json"])
    try folder.write(".ledgerignore", Array("*.md\ndrafts/\n".utf8))
    try folder.write("x/.ledgerignore", Array("!d.md\n!drafts\n".utf8))
    let found = DocumentFinder().find([folder.path])
    let files = found.documents.map { if case .file(let path) = $0 { below(path) } else { "-" } }
    #expect(files == ["a.txt", "x/c.txt", "x/d.md", "x/drafts/g.txt"])
    #expect(Set(found.skipped.map(below)) == ["b.md", "drafts/", "n.json", "y/z/e.md"])
    #expect(DocumentFinder(takesJSON: true).find([folder.path + "/"]).documents.count == 5)
  }

  @Test func loopsEndAndOdditiesAreSaid() throws {
    try write(["a/b/c.txt"])
    let files = FileManager.default
    try files.createSymbolicLink(atPath: folder.file("a/b/up"), withDestinationPath: folder.file("a"))
    try files.createSymbolicLink(atPath: folder.file("self"), withDestinationPath: folder.path)
    try files.createSymbolicLink(atPath: folder.file("lost.txt"), withDestinationPath: folder.file("nowhere"))
    try files.createSymbolicLink(atPath: folder.file("round.txt"), withDestinationPath: folder.file("round.txt"))
    try files.createSymbolicLink(atPath: folder.file("lost.bin"), withDestinationPath: folder.file("nowhere"))
    try files.createDirectory(atPath: folder.file("folder.txt"), withIntermediateDirectories: true)
    #expect(mkfifo(folder.file("pipe.txt"), 0o600) == 0)
    let found = DocumentFinder().find([folder.path, folder.file("pipe.txt")])
    #expect(
      found.problems.map { below($0.path) + " " + $0.reason } == [
        "lost.txt is a link that leads nowhere", "pipe.txt is not a regular file",
        "round.txt is a link that leads nowhere",
      ])
    #expect(found.documents == [.file(folder.file("a/b/c.txt")), .file(folder.file("pipe.txt"))])
    #expect(throws: FileProblem.self) { try BoundedFile.read(folder.file("pipe.txt"), limit: 10) }
  }

  @Test func tenThousandFilesAreFoundAndRead() throws {
    let count = 10_000
    let bytes = Array("甲机共有96张卡。".utf8)
    for group in 0..<100 {
      let path = folder.file("g\(group)")
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for number in 0..<count / 100 {
        let descriptor = open("\(path)/\(number).txt", O_WRONLY | O_CREAT, 0o600)
        #expect(Foundation.write(descriptor, bytes, bytes.count) == bytes.count)
        close(descriptor)
      }
    }
    let found = DocumentFinder().find([folder.path])
    #expect(found.documents.count == count && found.problems.isEmpty)
    var read = 0
    for input in DocumentSupply(found.documents, options: ReadingOptions(), name: { $0 }) {
      let document = try DocumentReader.read(input.bytes(), name: input.name, input.options).get()
      read += document.text.bytes.count
    }
    #expect(read == count * bytes.count)
  }
}
