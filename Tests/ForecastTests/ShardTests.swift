import Foundation
import Panels
import Testing

@testable import Forecast

@Suite("Shards of a forecast")
struct ShardTests {
  /// Some communes more than two blocks, in districts of seven, with gaps.
  private static func panel(
    _ kind: IndicatorKind, errors: Bool = false, count: Int = 2 * PanelFrame.blockSize + 137
  ) throws -> PanelSet {
    var random = SplitMix64(seed: 11)
    let periods = 7
    let rows = (0..<count).map { unit in
      let level = Double.random(in: 20...60, using: &random)
      return (0..<periods).map { year -> Double? in
        let value = level + Double(year) + Double.random(in: -2...2, using: &random)
        let isKnown = unit % 41 != 3 && Double.random(in: 0...1, using: &random) > 0.05
        return isKnown ? (value * 10).rounded() / 10 : nil
      }
    }
    let set = Sample.set(
      kind, rows,
      groups: [
        (0..<count).map { "province \($0 / 700)" }, (0..<count).map { "district \($0 / 7)" },
      ])
    guard errors else { return set }
    var values = try #require(set.panel("x"))
    values.indicator.standardError = "se"
    // Known in the last block only, so that the other parts have to be told.
    var known = Panel(
      indicator: Indicator(id: "se", kind: .number), unitCount: count, periodCount: periods)
    for unit in 2 * PanelFrame.blockSize..<count {
      for period in 0..<periods { known[unit, period] = 1 + Double(unit % 3) }
    }
    return set.with(values).with(known)
  }

  /// Through JSON, as between processes.
  private static func copied<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  private static func parts(_ count: Int, of frame: PanelFrame) -> [Range<Int>] {
    (0..<count).map {
      $0 * frame.blockCount / count..<($0 + 1) * frame.blockCount / count
    }.filter { !$0.isEmpty }
  }

  /// The forecasts of all units by parts, each of which knows its own data and what is handed on.
  private static func sharded(
    _ set: PanelSet, by ranges: [Range<Int>], _ frame: PanelFrame, method: ForecastMethod
  ) throws -> [BlockForecast] {
    var merge = TallyMerge(frame)
    for blocks in ranges.reversed() {
      let part = try frame.part(set.part(frame.units(of: blocks)), blocks: blocks)
      let maker = try TallyMaker("x", of: part, blocks: blocks, frame: frame, breaks: [])
      for block in blocks { try merge.add(copied(maker.tally(block))) }
    }
    let trained = try copied(merge.trained())
    return try ranges.map { blocks in
      let part = try frame.part(set.part(frame.units(of: blocks)), blocks: blocks)
      return try ForecastModel(
        trained[0], frame: frame, of: part, breaks: [], method: method, horizon: 3
      ).forecast(units: 0..<part.units.count)
    }
  }

  private static func bits(_ forecasts: [BlockForecast]) -> [UInt64] {
    forecasts.flatMap { forecast in
      forecast.units.flatMap { unit in
        forecast.years.indices.flatMap { step in
          forecast.quantiles(unit: unit, step: step) + [forecast.mean(unit: unit, step: step)]
        }
      }
    }.map(\.bitPattern)
  }

  @Test(
    "any number of shards gives the forecasts of one process, to the last bit",
    arguments: [
      (IndicatorKind.share, false, ForecastMethod.auto), (.number, false, .pooled),
      (.positive, true, .auto),
    ])
  func bitsOfOneProcess(kind: IndicatorKind, errors: Bool, method: ForecastMethod) throws {
    let set = try Self.panel(kind, errors: errors)
    let frame = try Self.copied(PanelFrame(set, indicators: ["x"]))
    #expect(frame.blockCount == 3)
    let whole = try #require(
      Forecaster(panels: set, method: method, horizon: 3).model(of: "x"))
    // Block by block, as the engine does.
    let expected = Self.bits((0..<3).map { whole.forecast(units: frame.units(of: $0..<$0 + 1)) })
    for count in [1, 2, 3] {
      let ranges = Self.parts(count, of: frame)
      let found = try Self.sharded(set, by: ranges, frame, method: method).map(\.model)
      var bits: [UInt64] = []
      for (blocks, model) in zip(ranges, found) {
        for block in blocks {
          let start = (block - blocks.lowerBound) * PanelFrame.blockSize
          let units = frame.units(of: block..<block + 1).count
          bits += Self.bits([model.forecast(units: start..<start + units)])
        }
      }
      #expect(bits == expected)
    }
  }

  @Test("a panel of one block is taught by all its series")
  func small() throws {
    let set = try Self.panel(.share, count: 600)
    let frame = PanelFrame(set, indicators: ["x"])
    let found = try Self.sharded(set, by: [0..<1], frame, method: .auto)
    let whole = try #require(Forecaster(panels: set, horizon: 3).model(of: "x"))
    #expect(Self.bits(found) == Self.bits([whole.forecast(units: 0..<600)]))
  }

  @Test("frames of parts add up to that of the whole, whatever years each part has")
  func frames() throws {
    var set = try Self.panel(.positive)
    var panel = try #require(set.panel("x"))
    // The first part lacks the first year and is printed without decimals.
    for unit in 0..<PanelFrame.blockSize {
      panel[unit, 0] = .nan
      for period in 1..<7 { panel[unit, period] = panel[unit, period].rounded() }
    }
    set = set.with(panel)
    let whole = PanelFrame(set, indicators: ["x"])
    let ranges = Self.parts(3, of: whole)
    var parts = ranges.map { set.part(whole.units(of: $0)) }
    parts[0] = parts[0].cut(to: 2016...2021)
    var frame = PanelFrame(parts[0], indicators: ["x"])
    #expect(frame.years == 2016...2021)
    for part in parts.dropFirst() { try frame.append(PanelFrame(part, indicators: ["x"])) }
    #expect(frame == whole)
    let first = try frame.part(parts[0], blocks: 0..<1)
    #expect(first.years == Array(2015...2021))
    let own = try #require(first.panel("x"))
    #expect(own.printedDecimals == 1)
    #expect(own[0, 0].isNaN)
    #expect(own[1, 3] == panel[1, 3])
  }

  @Test("parts that do not follow each other are no whole")
  func appending() throws {
    let set = try Self.panel(.share)
    let frame = { (units: Range<Int>) in PanelFrame(set.part(units), indicators: ["x"]) }
    let size = PanelFrame.blockSize
    var own = frame(0..<size)
    #expect(throws: ShardProblem.unitsOutOfOrder(last: "u102047", next: "u102047")) {
      try own.append(frame(size - 1..<2 * size))
    }
    var short = frame(0..<size - 5)
    #expect(throws: ShardProblem.partOfBlock(last: "u102042", count: size - 5)) {
      try short.append(frame(size..<2 * size))
    }
    #expect(throws: ShardProblem.indicatorsDiffer(["x"], [])) {
      try own.append(PanelFrame(set.part(size..<2 * size), indicators: []))
    }
    #expect(throws: ShardProblem.levelsDiffer(["level0", "level1"], [])) {
      try own.append(PanelFrame(Sample.set(.share, [[1, 2]]), indicators: ["x"]))
    }
  }

  @Test("data other than the frame's are refused")
  func otherData() throws {
    let set = try Self.panel(.share)
    let frame = PanelFrame(set, indicators: ["x"])
    let size = PanelFrame.blockSize
    #expect(throws: ShardProblem.unitCount(expected: size, found: size - 1)) {
      try frame.part(set.part(0..<size - 1), blocks: 0..<1)
    }
    #expect(throws: ShardProblem.otherBlock(expected: "u100000", found: "u102048")) {
      try frame.part(set.part(size..<2 * size), blocks: 0..<1)
    }
    var panel = try #require(set.panel("x"))
    for period in 0..<7 { panel[0, period] = .nan }
    #expect(throws: ShardProblem.otherValues("x")) {
      try frame.part(set.with(panel).part(0..<size), blocks: 0..<1)
    }
    #expect(throws: ShardProblem.otherYears(expected: 2015...2021, found: [2014])) {
      try frame.part(
        PanelSet(
          units: set.part(0..<size).units, years: [2014], panels: []), blocks: 0..<1)
    }
  }

  @Test("a block that is missing or there twice is told, and a series that teaches")
  func completeness() throws {
    let set = try Self.panel(.share)
    let frame = PanelFrame(set, indicators: ["x"])
    let part = try frame.part(set, blocks: 0..<3)
    let maker = try TallyMaker("x", of: part, blocks: 0..<3, frame: frame, breaks: [])
    let tallies = (0..<3).map(maker.tally)
    var merge = TallyMerge(frame)
    try merge.add(tallies[0])
    #expect(throws: ShardProblem.blockTwice(0)) { try merge.add(tallies[0]) }
    try merge.add(tallies[2])
    #expect(throws: ShardProblem.blockMissing(block: 1, count: 3)) { try merge.trained() }
    try merge.add(
      BlockTally(indicator: "x", block: 1, moments: tallies[1].moments, teachers: []))
    let first = try #require(tallies[1].teachers.first).position
    #expect(throws: ShardProblem.teacherMissing(indicator: "x", position: first)) {
      try merge.trained()
    }
    #expect(throws: ShardProblem.indicatorLacking("y")) {
      try merge.add(
        BlockTally(indicator: "y", block: 1, moments: tallies[1].moments, teachers: []))
    }
  }

  @Test("numbers go through text bit by bit")
  func packed() throws {
    let values = [0, -0.0, .nan, .infinity, 0.1, -1e300, .leastNonzeroMagnitude, 1 / 3]
    let found = try Self.copied(PackedNumbers(values)).values
    #expect(found.map(\.bitPattern) == values.map(\.bitPattern))
    for text in ["\"0\"", "\"zzzzzzzzzzzzzzzz\"", "\"3FF0000000000000\""] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(PackedNumbers.self, from: Data(text.utf8))
      }
    }
  }
}
