import Testing

@testable import Planning

@Suite("The counter generator")
struct CounterGeneratorTests {
  /// The known answers that the authors ship with Random123 (`kat_vectors`, philox4x32, 10 rounds).
  @Test("Philox gives the answers its authors publish")
  func knownAnswers() {
    #expect(
      CounterGenerator.philox(SIMD4(0, 0, 0, 0), key: 0)
        == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    #expect(
      CounterGenerator.philox(SIMD4(repeating: .max), key: .max)
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      CounterGenerator.philox(
        SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), key: 0x299f_31d0_a409_3822)
        == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test("unit codes and indicator ids do not run into each other")
  func series() {
    #expect(
      CounterGenerator.Series(unit: "ab", indicator: "c")
        != CounterGenerator.Series(unit: "a", indicator: "bc"))
    #expect(CounterGenerator.Series(unit: "a") != CounterGenerator.Series(indicator: "a"))
  }

  @Test("uniform numbers fill the open interval evenly")
  func uniform() {
    let generator = CounterGenerator(seed: 3)
    var counts = Array(repeating: 0, count: 20)
    for unit in 0..<5_000 {
      let series = CounterGenerator.Series(unit: String(unit), indicator: "income")
      for year in 2000..<2004 {
        let value = generator.uniform(series, .noise, year: year)
        #expect(value > 0 && value < 1)
        counts[Int(value * 20)] += 1
      }
    }
    // χ² with 19 degrees of freedom stays below 43.8 in 99.9 % of all cases.
    let statistic = counts.reduce(0) { $0 + Double(($1 - 1_000) * ($1 - 1_000)) / 1_000 }
    #expect(statistic < 43.8)
  }
}
