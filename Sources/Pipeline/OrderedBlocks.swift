/// Work on blocks by a bounded number of workers, with the results in the order of the blocks.
enum OrderedBlocks {
  /// Maps every block and hands the results over in order, at most `2 × jobs` ahead.
  ///
  /// - Parameters:
  ///   - count: The number of blocks.
  ///   - jobs: The number of workers.
  ///   - body: A pure function of the block's index.
  ///   - consume: Called once a block, in ascending order.
  static func map<Result: Sendable>(
    count: Int, jobs: Int, _ body: @escaping @Sendable (Int) -> Result,
    consume: (Result) -> Void
  ) async {
    if jobs < 2 || count < 2 {
      for index in 0..<count { consume(body(index)) }
      return
    }
    await withTaskGroup(of: (Int, Result).self) { group in
      var started = 0
      var running = 0
      var consumed = 0
      var waiting: [Int: Result] = [:]
      while consumed < count {
        while running < jobs, started < count, started - consumed < 2 * jobs {
          let index = started
          group.addTask { (index, body(index)) }
          started += 1
          running += 1
        }
        guard let (index, result) = await group.next() else { break }
        running -= 1
        waiting[index] = result
        while let ready = waiting.removeValue(forKey: consumed) {
          consume(ready)
          consumed += 1
        }
      }
    }
  }
}
