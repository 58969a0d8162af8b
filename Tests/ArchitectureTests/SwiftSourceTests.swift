import Testing

@Suite("The import scanner")
struct SwiftSourceTests {
  @Test(
    "an import is found in every form of the statement",
    arguments: [
      "import Foundation",
      "  import Foundation",
      "import  Foundation  // for dates",
      "public import Foundation",
      "internal import Foundation",
      "@preconcurrency import Foundation",
      "@_exported public import Foundation",
      "@_spi(Internals) import Foundation",
      "@preconcurrency\nimport Foundation",
      "import struct Foundation.URL",
      "import func Foundation.exp",
      "import Foundation.NSObject",
      "/* first */ import Foundation",
      "let a = 1; import Foundation",
      "import\nFoundation",
    ])
  func forms(text: String) {
    #expect(SwiftSource(text).imports.map(\.module) == ["Foundation"])
  }

  @Test(
    "what only looks like an import is not one",
    arguments: [
      "// import Foundation",
      "/// import Foundation",
      "/* import Foundation */",
      "/* /* nested */ import Foundation */",
      "let text = \"import Foundation\"",
      "let text = \"\"\"\n  import Foundation\n  \"\"\"",
      "let text = #\"\"\"\n  \"\"\"\n  import Foundation\n  \"\"\"#",
      "let text = \"\\\"\nlet other = \"import Foundation\"",
      "let pattern = /import Foundation/",
      "let pattern = #/\n  import Foundation\n/#",
      "#if canImport(Foundation)\n#endif",
      "func move(import source: String) {}",
      "func move(_ a: Int, import source: String) {}",
      "move(import: source)",
      "tool.import(source)",
      "let `important` = 1",
    ])
  func lookalikes(text: String) {
    #expect(SwiftSource(text).imports.isEmpty)
  }

  @Test("an import counts under every condition, with its line")
  func conditions() {
    let text = """
      // The C library.
      #if canImport(Glibc)
        import Glibc
      #else
        import Darwin
      #endif
      """
    #expect(
      SwiftSource(text).imports == [
        Import(module: "Glibc", line: 3), Import(module: "Darwin", line: 5),
      ])
  }

  @Test("code after a literal or a comment is still read")
  func afterLiterals() {
    let text = #"""
      let quote = /"[^"]*"/
      let half = total / 2 / count
      let name = "a \(open("b")) \" c" /* " */
      import Foundation
      """#
    let source = SwiftSource(text)
    #expect(source.imports == [Import(module: "Foundation", line: 4)])
    #expect(Usage("open (").lines(in: source) == [3])
  }
}

@Suite("The patterns of what is reserved to a module")
struct UsageTests {
  @Test(
    "a pattern is found in code",
    arguments: [
      ("print (", "print(1)"),
      ("print (", "print (\n1)"),
      ("exit (", "Glibc.exit(1)"),
      ("cblas_*", "cblas_dgemm(a)"),
      ("async let", "async let a = b()"),
      ("open (", "let file = open(path, 0)"),
      (". write ( to : !&", "try data.write(to: url)"),
      ("print (", "let a = \"\\(print(1))\""),
    ])
  func found(pattern: String, text: String) {
    #expect(Usage(pattern).lines(in: SwiftSource(text)) == [1])
  }

  @Test(
    "a pattern is not found in other words, members, comments and literals",
    arguments: [
      ("print (", "// print(1)"),
      ("print (", "\"print(1)\""),
      ("print (", "report.print(1)"),
      ("print (", "fingerprint(1)"),
      ("open (", "open class A {}"),
      ("cblas_*", "my_cblas_dgemm(a)"),
      ("Task {", "struct TaskList {}"),
      (". write ( to : !&", "value.write(to: &output)"),
      ("FileManager", "/// Uses no FileManager."),
    ])
  func notFound(pattern: String, text: String) {
    #expect(Usage(pattern).lines(in: SwiftSource(text)).isEmpty)
  }
}

@Suite("The reader of Package.swift")
struct PackageManifestTests {
  @Test("it finds targets with their plain and product dependencies, and nothing else")
  func targets() {
    let text = """
      let package = Package(
        name: "x",
        products: [.library(name: "X", targets: ["A", "B"])],
        targets: [
          .systemLibrary(name: "C", pkgConfig: "c", providers: [.apt(["libc-dev"])]),
          .target(name: "A", dependencies: ["C"]),  // .target(name: "Z")
          .executableTarget(
            name: "B",
            dependencies: ["A", .product(name: "P", package: "p"), .target(name: "D")],
            resources: [.embedInCode("R")]),
          .testTarget(name: "T"),
        ])
      """
    #expect(
      PackageManifest(text).targets == [
        .init(name: "C", isTest: false, dependencies: []),
        .init(name: "A", isTest: false, dependencies: ["C"]),
        .init(name: "B", isTest: false, dependencies: ["A", "P", "D"]),
        .init(name: "T", isTest: true, dependencies: []),
      ])
  }
}
