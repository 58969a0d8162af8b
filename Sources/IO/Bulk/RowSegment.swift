#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Rows of a table in columns, in the order in which one worker parsed them.
///
/// Each column has memory of its own, so that it can be given back as soon as its values stand in their
/// panel: a table is never held twice.
final class RowSegment {
  /// The most rows of a segment: a column of values then fills one large page.
  static let largestCapacity = 1 << 18

  /// How many rows fit.
  let capacity: Int
  /// How many rows there are.
  var count = 0
  /// The unit of each row: its number in the worker's table, later its cell in the panels.
  let units: UnsafeMutablePointer<Int32>
  /// The year of each row.
  let years: UnsafeMutablePointer<Int16>
  /// The line of each row, counted from the first line of its block.
  let lines: UnsafeMutablePointer<Int32>
  /// The indicator of each row of a long table: its number in the worker's table.
  let indicators: UnsafeMutablePointer<Int32>?
  /// The provenance of each row, when the table has such a column.
  let provenances: UnsafeMutablePointer<UInt8>?
  /// What was counted in each row, when that is asked for.
  let counts: UnsafeMutablePointer<Int8>?
  /// How many of the values of each row that were not kept are there.
  let passed: UnsafeMutablePointer<UInt8>?
  /// The values, one column an indicator; of one that is not kept the place of those not counted yet.
  let values: UnsafeMutablePointer<UnsafeMutablePointer<Double>>
  private var columns: [ColumnMemory?]

  /// Makes an empty segment.
  init(
    capacity: Int, valueColumns: Int, isLong: Bool, hasProvenance: Bool, passing: [Int]? = nil
  ) {
    self.capacity = capacity
    units = .allocate(capacity: capacity)
    years = .allocate(capacity: capacity)
    lines = .allocate(capacity: capacity)
    indicators = isLong ? .allocate(capacity: capacity) : nil
    provenances = hasProvenance ? .allocate(capacity: capacity) : nil
    counts = passing == nil ? nil : .allocate(capacity: capacity)
    passed = passing == nil ? nil : .allocate(capacity: capacity)
    let passing = Set(passing ?? [])
    columns = (0..<valueColumns).map {
      passing.contains($0) ? nil : ColumnMemory(capacity: capacity, stagger: $0)
    }
    values = .allocate(capacity: max(valueColumns, 1))
    for (index, column) in columns.enumerated() {
      if let column { (values + index).initialize(to: column.values) }
    }
  }

  deinit {
    units.deallocate()
    years.deallocate()
    lines.deallocate()
    indicators?.deallocate()
    provenances?.deallocate()
    counts?.deallocate()
    passed?.deallocate()
    values.deallocate()
  }

  /// Gives back the memory of a column of values.
  func freeColumn(_ index: Int) { columns[index] = nil }
}

/// Memory for a column of values, in large pages when it is large.
private final class ColumnMemory {
  private let base: UnsafeMutableRawPointer
  private let mapped: Int
  let values: UnsafeMutablePointer<Double>

  /// - Parameter stagger: The position of the column: columns that are written side by side must not
  ///   start at equal offsets of a page, where they would push each other out of the caches.
  init(capacity: Int, stagger: Int) {
    let offset = (stagger * 3 % 61) * 64
    let size = capacity * 8 + offset
    let flags = MAP_PRIVATE | MAP_ANONYMOUS
    let mappedSize = size + LargePages.size
    if size >= LargePages.size,
      let pages = mmap(nil, mappedSize, PROT_READ | PROT_WRITE, flags, -1, 0), pages != MAP_FAILED
    {
      base = pages
      mapped = mappedSize
      let aligned =
        (UInt(bitPattern: pages) + UInt(LargePages.size) - 1) & ~UInt(LargePages.size - 1)
      let start = pages + Int(aligned - UInt(bitPattern: pages))
      LargePages.prefer(for: UnsafeMutableRawBufferPointer(start: start, count: size))
      values = (start + offset).bindMemory(to: Double.self, capacity: capacity)
    } else {
      base = .allocate(byteCount: size, alignment: 64)
      mapped = 0
      values = (base + offset).bindMemory(to: Double.self, capacity: capacity)
    }
  }

  deinit { if mapped > 0 { munmap(base, mapped) } else { base.deallocate() } }
}

/// Large pages of memory: each replaces 512 interruptions of the first writing.
enum LargePages {
  /// Two mebibytes.
  static let size = 1 << 21

  /// Asks the system for large pages wherever `memory` covers one.
  static func prefer(for memory: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
      guard let base = memory.baseAddress else { return }
      let start = (UInt(bitPattern: base) + UInt(size) - 1) & ~UInt(size - 1)
      let end = UInt(bitPattern: base + memory.count) & ~UInt(size - 1)
      guard start < end, let pages = UnsafeMutableRawPointer(bitPattern: start) else { return }
      madvise(pages, Int(end - start), Int32(MADV_HUGEPAGE))
    #endif
  }
}
