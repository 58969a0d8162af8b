import Foundation
import Optimization
import Planning

/// Proposes a roadmap for invented communes and prints how long it took and how far from the best it may be.
///
/// ```
/// RoadmapBench COMMUNES YEARS [GAP]             the greatest expected number
/// RoadmapBench COMMUNES YEARS GAP reach NUMBER  the greatest chance of NUMBER by the last year
/// ```
///
/// Every year bears 8 % of the communes and half a point of effort a commune; each of ten districts bears an eighth of
/// the communes of the year. The best schedule of every commune depends on the others.
@main
struct RoadmapBench {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2, let count = Int(arguments[0]), let years = Int(arguments[1]) else {
      FileHandle.standardError.write(Data("usage: see Benchmarks/README.md\n".utf8))
      exit(64)
    }
    let gap = arguments.count > 2 ? Double(arguments[2]) ?? 1e-4 : 1e-4
    let model = try InventedProgramme(communes: count, years: years).model
    let objective: RoadmapObjective =
      arguments.count > 4 && arguments[3] == "reach"
      ? .reach(Int(arguments[4]) ?? 1, by: model.years[years - 1]) : .expected(years: years)
    let clock = ContinuousClock()
    let start = clock.now
    let roadmap = try RoadmapProposer(
      model, objective: objective, limits: SearchLimits(gap: gap, nodes: 5000)
    ).propose()
    let seconds = (clock.now - start) / .seconds(1)
    print(
      "communes=\(count) years=\(years) planned=\(roadmap.entries.count) value=\(roadmap.value) "
        + "bound=\(roadmap.bound) gap=\(roadmap.gap) seconds=\(seconds)")
  }
}
