import Foundation
import Panels
import Testing

@testable import IO

@Suite("Databases")
struct DatabaseTests {
  @Test(
    "quotes in names and texts of SQL end nothing",
    arguments: ["", "a", "it's", "\"", "''\"", "\\'"])
  func quoting(text: String) {
    let literal = SQLText.literal(text)
    #expect(literal.dropFirst().dropLast().replacing("''", with: "").contains("'") == false)
    #expect(SQLText.literals(in: "SELECT \(literal) FROM x WHERE y = 'z'") == [text, "z"])
    let name = SQLText.name(text)
    #expect(name.dropFirst().dropLast().replacing("\"\"", with: "").contains("\"") == false)
  }

  @Test("the pattern of a file fits that file alone")
  func patterns() {
    #expect(SQLText.pattern(ofFile: "a[1]*?.parquet") == "a[[]1][*][?].parquet")
    #expect(SQLText.list(["a", "b'c"]) == "['a', 'b''c']")
  }

  @Test("single-precision numbers are those of their shortest digits")
  func floats() {
    var generator = SplitMix64(seed: 4)
    let near: [Float] = [
      0, -0.1, 0.1, 1e7, 1.5e-3, 9_999_999, 16_777_216, 33.3333, .leastNonzeroMagnitude,
    ]
    let random = (0..<20_000).map { _ in
      Float.random(in: -200...200, using: &generator)
        / Float(Int.random(in: 1...2_000, using: &generator))
    }
    let rounded = (0..<20_000).map { _ in
      Float((Double.random(in: -5_000...5_000, using: &generator) * 100).rounded() / 100)
    }
    for value in near + random + rounded {
      #expect(DuckDBVector.double(value) == Double("\(value)"), "\(value)")
    }
    #expect(DuckDBVector.double(.infinity) == .infinity)
    #expect(DuckDBVector.double(.nan).isNaN)
  }

  @Test("messages of DuckDB are told by their class")
  func messages() {
    let install =
      "An error occurred while trying to automatically install the required extension 'httpfs:\n"
      + "Failed to download extension \"httpfs\" at URL \"http://extensions.duckdb.org/\"\nMore."
    let expected: [(String, DatabaseProblem)] = [
      (
        install,
        .extensionMissing(
          "httpfs",
          reason: "Failed to download extension \"httpfs\" at URL \"http://extensions.duckdb.org/\""
        )
      ),
      (
        "Parser Error: no\n\nLINE 1: selec",
        .queryRefused(reason: "Parser Error: no")
      ),
      ("Catalog Error: no", .queryRefused(reason: "Catalog Error: no")),
      ("Conversion Error: no", .queryFailed(reason: "Conversion Error: no")),
      ("IO Error: disk\nmore", .accessFailed(reason: "IO Error: disk")),
      (
        "IO Error: No files found that match the pattern \"a\"\n",
        .fileMissing(reason: "IO Error: No files found that match the pattern \"a\"")
      ),
    ]
    for (text, problem) in expected { #expect(DuckDBMessage(text).problem == problem) }
  }

  @Test("the library is looked for where it is named, and else in the environment that is active")
  func places() throws {
    let folder = try ScratchFolder()
    let packages = folder.path + "/lib/python3.12/site-packages"
    try FileManager.default.createDirectory(
      atPath: packages + "/duckdb", withIntermediateDirectories: true)
    let new = packages + "/_duckdb.cpython-312-x86_64-linux-gnu.so"
    let old = packages + "/duckdb/duckdb.cpython-312-x86_64-linux-gnu.so"
    for file in [new, old, packages + "/_duckdb.txt"] {
      _ = FileManager.default.createFile(atPath: file, contents: nil)
    }
    let active = DuckDBPlaces(
      environment: ["VIRTUAL_ENV": folder.path, "LOTRINH_PYTHON": "/nonexistent"], executable: "/x")
    #expect(
      active.all.suffix(2) == [.init(path: new, python: "3.12"), .init(path: old, python: "3.12")])
    #expect(active.all.first == .init(path: "libduckdb.so") || active.all.first?.python == nil)
    let named = DuckDBPlaces(
      environment: ["VIRTUAL_ENV": folder.path, DuckDBPlaces.variable: "/a/libduckdb.so"],
      executable: "/x")
    #expect(named.all == [.init(path: "/a/libduckdb.so")])
    #expect(
      DuckDBPlaces.pythonLibraries("3.12", beside: new).first?.hasPrefix(
        folder.path + "/lib/libpython3.12.")
        == true)
  }
}
