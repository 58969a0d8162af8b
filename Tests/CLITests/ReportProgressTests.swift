import Foundation
import Testing

@testable import Pipeline

@Suite("The progress of reports")
struct ReportProgressTests {
  /// What was told, from whatever thread.
  private final class Told: @unchecked Sendable {
    private let lock = NSLock()
    private var all: [RunProgress] = []

    func add(_ progress: RunProgress) { lock.withLock { all.append(progress) } }

    /// How many things were done, of how many, for each time that a stage told.
    func of(_ stage: String) -> [(done: Int, total: Int)] {
      lock.withLock { all.filter { $0.stage == stage }.map { ($0.done, $0.total) } }
    }
  }

  @Test("counts every chart that is drawn and every report that is written")
  func stages() async throws {
    let place = try TemporaryFolder()
    let told = Told()
    var request = ReportRequest(
      folders: [try await PlanRuns.shared.result(.haNam).folder])
    request.each = "district"
    request.writesDocx = false
    request.environment = ["LOTRINH_PYTHON": ChartPicturesTests.python]
    request.progress = { told.add($0) }
    _ = try request.make(at: place.path("reports"))
    let files = try FileManager.default.contentsOfDirectory(atPath: place.path("reports"))
    let reports = told.of("Ghi báo cáo")
    #expect(reports.map(\.done) == Array(0...files.count { $0.hasSuffix(".html") }))
    #expect(reports.count > 5 && reports.allSatisfy { $0.total == reports.count - 1 })
    let charts = told.of("Vẽ biểu đồ")
    let drawn = try FileManager.default.contentsOfDirectory(atPath: place.path("reports/charts"))
      .count { $0.hasSuffix(".vl.json") }
    #expect(drawn > 10 && charts.allSatisfy { $0.total == drawn })
    guard ChartPicturesTests.canDraw else { return }
    #expect(charts.last?.done == drawn)
    #expect(charts.map(\.done) == charts.map(\.done).sorted())
    #expect(Set(charts.map(\.done)).count > drawn / 4, "told in one go")
  }
}
