import IO
import Panels

extension PanelTableReading {
  /// Reads a table with a number of workers; the result does not depend on how many.
  ///
  /// - Throws: ``IO/InputError`` when there is nothing to read: no rows, no such column.
  public static func read(
    _ text: DelimitedText, layout: PanelTableLayout, workers: Int
  ) async throws(InputError) -> PanelReading {
    let reading = try PanelTableReading(text, layout: layout)
    await onEach(of: workers) { reading.parse() }
    try reading.index()
    await onEach(of: workers) { reading.assemble() }
    return reading.result()
  }

  private static func onEach(of workers: Int, _ work: @escaping @Sendable () -> Void) async {
    await withTaskGroup { group in
      for _ in 0..<max(workers, 1) { group.addTask { work() } }
    }
  }
}
