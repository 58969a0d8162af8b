import Testing

@Suite("The text of the repository")
struct TextTests {
  @Test("no file names a path of somebody's machine or leaves a note to do something later")
  func text() throws {
    let places = [
      ".ci", "Benchmarks", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile", "Package.swift",
      "README.md", "Sources", "Tests", "datasets", "docs", "notebooks-md", "scripts",
    ]
    for path in try places.flatMap(PackageFolder.files(below:)) {
      guard let text = try PackageFolder.textIfAny(of: path) else { continue }
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if let found = Self.offence(in: line) {
          Issue.record("\(path):\(number + 1) contains \"\(found)\".")
        }
      }
    }
  }

  @Test("a home path and an unfinished note are noticed", arguments: Self.offences)
  func noticed(line: String) {
    #expect(Self.offence(in: Substring(line)) != nil)
  }

  @Test(
    "an address, a folder of the project and a longer word are not",
    arguments: ["https://example.org/home/page", "docs/root/a.md", "MASTODON", "todos los años"])
  func ignored(line: String) {
    #expect(Self.offence(in: Substring(line)) == nil)
  }

  // Put together here, so that this file passes its own test.
  private static let homes = ["root", "home", "Users"].map { "/" + $0 + "/" }
  private static let notes = ["TO" + "DO", "FIX" + "ME"]
  static let offences = homes.map { "cd \($0)x" } + homes + notes.map { "// \($0): later" }

  /// The forbidden piece of the line, if there is one.
  private static func offence(in line: Substring) -> String? {
    homes.first { occurs($0, in: line) { $0.isLetter || $0.isNumber || "._-~}".contains($0) } }
      ?? notes.first { occurs($0, in: line) { $0.isLetter || $0.isNumber || $0 == "_" } }
  }

  /// Whether the piece stands in the line without such a character before it.
  private static func occurs(
    _ piece: String, in line: Substring, exceptAfter isPart: (Character) -> Bool
  ) -> Bool {
    line.ranges(of: piece).contains { range in
      guard range.lowerBound > line.startIndex else { return true }
      return !isPart(line[line.index(before: range.lowerBound)])
    }
  }
}
