// swift-tools-version: 6.2
import PackageDescription

// A program of its own that uses the library; copied elsewhere, only the path below changes.
let package = Package(
  name: "first-forecast",
  dependencies: [.package(name: "lotrinh", path: "../..")],
  targets: [
    .executableTarget(
      name: "first-forecast", dependencies: [.product(name: "Lotrinh", package: "lotrinh")])
  ])
