import Testing

/// A row of the architecture: a module, the modules of this package it stands on, and what else its
/// files may import. `docs/decisions/0001-layers.md` gives the reasons.
struct Layer: Sendable, CustomTestStringConvertible {
  let module: String
  let modules: Set<String>
  var products: Set<String> = []
  var system: Set<String> = []

  /// What a file of the module may import.
  var allowed: Set<String> { modules.union(products).union(system) }

  var testDescription: String { module }

  /// The C library of the platform, for its mathematical functions and for exit codes.
  static let platform: Set<String> = ["Glibc", "Musl", "Darwin"]

  static let foundation: Set<String> = ["Foundation", "FoundationEssentials"]

  static let all: [Layer] = [
    Layer(module: "COpenBLAS", modules: []),
    Layer(module: "COpenSSL", modules: []),
    Layer(module: "CGLPK", modules: []),
    Layer(module: "CZip", modules: []),
    Layer(module: "CExpat", modules: []),
    Layer(module: "CZlib", modules: []),
    Layer(module: "CLZMA", modules: []),
    Layer(module: "CZstd", modules: []),
    Layer(module: "CXlsxwriter", modules: []),
    Layer(module: "CDuckDB", modules: []),
    Layer(module: "Panels", modules: []),
    Layer(module: "Distributions", modules: ["Panels"], system: platform),
    Layer(module: "LinearAlgebra", modules: ["COpenBLAS"], system: platform),
    Layer(module: "Optimization", modules: ["CGLPK"]),
    Layer(module: "Analytics", modules: ["Panels", "LinearAlgebra", "Distributions"]),
    Layer(
      module: "Forecast", modules: ["Panels", "LinearAlgebra", "Distributions"], system: platform),
    Layer(
      module: "IO",
      modules: [
        "CDuckDB", "CExpat", "COpenSSL", "CXlsxwriter", "CZip", "CZlib", "CLZMA", "CZstd", "Panels",
      ],
      products: ["Yams"], system: foundation.union(platform)),
    Layer(
      module: "Planning",
      modules: ["Panels", "Distributions", "Optimization", "Analytics", "Forecast"]),
    Layer(
      module: "Reporting", modules: ["Panels", "Analytics", "Forecast", "Planning"],
      system: foundation),
    Layer(module: "RunStore", modules: ["Panels"], products: ["GRDB"], system: foundation),
    Layer(
      module: "Pipeline",
      modules: [
        "Panels", "Distributions", "LinearAlgebra", "Optimization", "Analytics", "Forecast", "IO",
        "Planning", "Reporting", "RunStore",
      ],
      system: foundation.union(platform)),
    Layer(
      module: "lotrinh", modules: ["Panels", "Pipeline"], products: ["ArgumentParser"],
      system: foundation.union(platform)),
  ]
}
