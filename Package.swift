// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "lotrinh",
  products: [
    .library(
      name: "Lotrinh",
      targets: [
        "Panels", "Distributions", "LinearAlgebra", "Optimization", "Analytics", "Forecast", "IO",
        "Planning", "Reporting", "RunStore", "Pipeline",
      ]),
    .executable(name: "lotrinh", targets: ["lotrinh"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLZMA", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(
      name: "CXlsxwriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CDuckDB"),
    .target(name: "Panels", resources: [.embedInCode("Language/Texts")]),
    .target(name: "Distributions", dependencies: ["Panels"]),
    .target(name: "LinearAlgebra", dependencies: ["COpenBLAS"]),
    .target(name: "Optimization", dependencies: ["CGLPK"]),
    .target(name: "Analytics", dependencies: ["Panels", "LinearAlgebra", "Distributions"]),
    .target(name: "Forecast", dependencies: ["Panels", "LinearAlgebra", "Distributions"]),
    .target(
      name: "IO",
      dependencies: [
        "CDuckDB", "CExpat", "COpenSSL", "CXlsxwriter", "CZip", "CZlib", "CLZMA", "CZstd", "Panels",
        "Yams",
      ],
      resources: [.embedInCode("Schemas"), .embedInCode("Vocabulary")]),
    .target(
      name: "Planning",
      dependencies: ["Panels", "Distributions", "Optimization", "Analytics", "Forecast"]),
    .target(
      name: "Reporting", dependencies: ["Panels", "Analytics", "Forecast", "Planning"],
      resources: [.embedInCode("Web"), .embedInCode("Office")]),
    .target(
      name: "RunStore",
      dependencies: ["Panels", .product(name: "GRDB", package: "GRDB.swift")]),
    .target(
      name: "Pipeline",
      dependencies: [
        "Panels", "Distributions", "LinearAlgebra", "Optimization", "Analytics", "Forecast", "IO",
        "Planning", "Reporting", "RunStore",
      ]),
    .executableTarget(
      name: "lotrinh",
      dependencies: [
        "Panels", "Pipeline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "ArchitectureTests", dependencies: ["Panels"]),
    .testTarget(name: "PanelsTests", dependencies: ["Panels"]),
    .testTarget(
      name: "IOTests", dependencies: ["IO", "Panels", "CZlib", "CLZMA", "CZstd"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "AnalyticsTests",
      dependencies: ["Analytics", "Distributions", "LinearAlgebra", "Panels", "IO"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "ForecastTests", dependencies: ["Forecast", "Distributions", "LinearAlgebra", "Panels"]),
    .testTarget(
      name: "PlanTests",
      dependencies: ["Planning", "Panels", "Distributions", "Analytics", "Forecast", "IO"]),
    .testTarget(
      name: "LinearAlgebraTests", dependencies: ["LinearAlgebra"],
      resources: [.copy("Fixtures")]),
    .testTarget(name: "OptimizationTests", dependencies: ["Optimization"]),
    .testTarget(
      name: "DistributionsTests", dependencies: ["Distributions"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "Panels", "Analytics"]),
    .testTarget(name: "PlanningTests", dependencies: ["Panels", "IO", "Planning"]),
    .testTarget(
      name: "RunStoreTests",
      dependencies: ["RunStore", "Panels", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(name: "BookTests", dependencies: ["Reporting", "Panels"]),
    .testTarget(name: "PipelineTests", dependencies: ["Pipeline", "Panels", "IO", "Reporting"]),
    .testTarget(
      name: "CLITests", dependencies: ["lotrinh", "IO", "Panels", "Pipeline", "Reporting"],
      exclude: ["Golden"]),
  ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = (target.swiftSettings ?? []) + strict
}
