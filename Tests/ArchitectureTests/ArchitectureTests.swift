import Testing

@Suite("The architecture")
struct ArchitectureTests {
  @Test("every folder of Sources has its row, and every row its folder")
  func rows() throws {
    let folders = try PackageFolder.modules()
    let rows = Layer.all.map(\.module).sorted()
    #expect(
      folders == rows,
      "Give each module its row in Layer.swift and in docs/decisions/0001-layers.md.")
  }

  @Test("a module stands only on modules of rows above its own")
  func order() {
    var above: Set<String> = []
    for layer in Layer.all {
      #expect(layer.modules.isSubset(of: above), "\(layer.module) stands on a later row.")
      above.insert(layer.module)
    }
  }

  @Test("a module imports only what its row names", arguments: Layer.all)
  func imports(layer: Layer) throws {
    for (path, source) in try PackageFolder.swiftFiles(of: layer.module) {
      for found in source.imports where !layer.allowed.contains(found.module) {
        Issue.record("\(path):\(found.line) imports \(found.module); its row does not name it.")
      }
    }
  }

  @Test("a target has exactly the dependencies of its row", arguments: Layer.all)
  func dependencies(layer: Layer) throws {
    let manifest = PackageManifest(try PackageFolder.text(of: "Package.swift"))
    let target = try #require(
      manifest.targets.first { $0.name == layer.module },
      "Package.swift declares no target \(layer.module).")
    #expect(target.dependencies == layer.modules.union(layer.products))
  }

  @Test("every target that is not a test has its row")
  func targets() throws {
    let manifest = PackageManifest(try PackageFolder.text(of: "Package.swift"))
    let names = manifest.targets.filter { !$0.isTest }.map(\.name).sorted()
    #expect(names == Layer.all.map(\.module).sorted())
  }

  @Test("what is reserved to one module happens in no other", arguments: Reserve.all)
  func reserves(reserve: Reserve) throws {
    let usages = reserve.patterns.map(Usage.init)
    for layer in Layer.all where layer.module != reserve.owner {
      for (path, source) in try PackageFolder.swiftFiles(of: layer.module) {
        for usage in usages {
          for line in usage.lines(in: source) {
            let words = usage.pattern.joined(separator: " ")
            Issue.record(
              "\(path):\(line) has \"\(words)\", but only \(reserve.owner) \(reserve.action).")
          }
        }
      }
    }
  }
}
