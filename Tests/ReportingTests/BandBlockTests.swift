import Panels
import Reporting
import Testing

@Suite("The averages and bands of a workbook")
struct BandBlockTests {
  private let words = Words(.vi)
  private let vocabulary = BookVocabulary(.vi)

  /// The tables of two years, of which so many communes are not fully assessed in the last.
  private func tables(unknown: Int) -> MadeResults {
    var results = MadeResults()
    results.add(
      "averages", ["level", "group", "set", "year", "communes", "communes_unknown", "average"],
      [
        ["all", "all", "s", "2022", "1000", "0", "12.5"],
        ["all", "all", "s", "2023", "1794", "\(unknown)", "13.25"],
      ])
    results.add(
      "bands", ["level", "group", "set", "year", "band", "communes", "total"],
      [
        ["all", "all", "s", "2023", "15-18", "500", "1794"],
        ["all", "all", "s", "2023", "0-14", "1294", "1794"],
      ])
    return results
  }

  @Test("say of how many communes they are, where that is not all", arguments: [0, 1_527])
  func base(unknown: Int) throws {
    let tables = tables(unknown: unknown)
    let (averages, bands) = (
      tables.tables["averages"]?.rows ?? [], tables.tables["bands"]?.rows ?? []
    )
    let average = try #require(
      ChartBlock.averages(averages, aim: nil, words: words, vocabulary: vocabulary))
    let band = try #require(
      ChartBlock.bands(
        bands, averages: averages, aim: nil, words: words, vocabulary: vocabulary))
    for block in [average, band] {
      #expect(
        block.title.hasSuffix(" (tính trên 1.794/3.321 xã đánh giá được đủ)") == (unknown > 0),
        "\(block.title)")
    }
    #expect(average.columns.map(\.title).last == "Số xã được tính")
    let counts = average.rows.map { row -> Double in
      if case .number(let count) = row[2] { count } else { 0 }
    }
    #expect(counts == [1_000, 1_794])
  }
}
