// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "lotrinh", path: "..")],
  targets: ["FuzzTable", "FuzzWorkbook", "FuzzSheet", "FuzzPlan", "FuzzCrosswalk"].map { name in
    .executableTarget(
      name: name, dependencies: [.product(name: "Lotrinh", package: "lotrinh")],
      // The fuzzer brings its own main.
      swiftSettings: [.unsafeFlags(["-parse-as-library"])])
  })
