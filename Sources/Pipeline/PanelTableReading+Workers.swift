import IO
import Panels

extension PanelTableReading {
  /// Reads a table with a number of workers; the result does not depend on how many.
  ///
  /// - Throws: ``IO/InputError`` when there is nothing to read: no rows, no such column.
  public static func read(
    _ text: DelimitedText, layout: PanelTableLayout, workers: Int
  ) async throws(InputError) -> PanelReading {
    try await PanelTableReading(text, layout: layout).read(workers: workers)
  }

  /// Reads Parquet files or a query with a number of workers; the result does not depend on how many.
  ///
  /// - Throws: ``IO/InputError`` when there is nothing to read: no rows, no such column.
  public static func read(
    _ rows: DatabaseRows, layout: PanelTableLayout, workers: Int
  ) async throws(InputError) -> PanelReading {
    try await PanelTableReading(rows, layout: layout).read(workers: workers)
  }

  private func read(workers: Int) async throws(InputError) -> PanelReading {
    await Self.onEach(of: workers) { self.parse() }
    try index()
    await Self.onEach(of: workers) { self.assemble() }
    return result()
  }

  private static func onEach(of workers: Int, _ work: @escaping @Sendable () -> Void) async {
    await withTaskGroup { group in
      for _ in 0..<max(workers, 1) { group.addTask { work() } }
    }
  }
}
