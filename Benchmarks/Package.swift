// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "lotrinh", path: "..")],
  targets: [
    .executableTarget(
      name: "ReadBench", dependencies: [.product(name: "Lotrinh", package: "lotrinh")]),
    .executableTarget(
      name: "ForecastBench", dependencies: [.product(name: "Lotrinh", package: "lotrinh")]),
    .executableTarget(
      name: "RoadmapBench", dependencies: [.product(name: "Lotrinh", package: "lotrinh")]),
    .executableTarget(
      name: "BookBench", dependencies: [.product(name: "Lotrinh", package: "lotrinh")]),
    .executableTarget(
      name: "FitBench", dependencies: [.product(name: "Lotrinh", package: "lotrinh")]),
  ]
)
