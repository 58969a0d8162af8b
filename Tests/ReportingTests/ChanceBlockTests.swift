import Panels
import Reporting
import Testing

@Suite("The chances of a workbook")
struct ChanceBlockTests {
  private func block(_ chances: [String], names: [String] = []) throws -> ChartBlock {
    var results = MadeResults()
    results.add(
      "criteria_outlook", ["unit", "name", "set", "year", "p_met"],
      chances.enumerated().map {
        ["u\($0)", $0 < names.count ? names[$0] : "Xã \($0)", "set-1", "2025", $1]
      })
    let rows = results.tables["criteria_outlook"]?.rows ?? []
    return try #require(
      ChartBlock.chances(rows, aim: nil, words: Words(.vi), vocabulary: BookVocabulary(.vi)))
  }

  @Test("are counted on the scale of charts and reports")
  func scale() throws {
    let block = try block(["0.95", "0.66", "0.5", "0.4966"])
    #expect(block.title.contains("2/4 xã nhiều khả năng (từ 66%)"), "\(block.title)")
    #expect(block.series[0].labelFormat?.hasSuffix(";0%") == true)
  }

  @Test("tell communes of one name apart by their codes")
  func names() throws {
    let block = try block(["0.95", "0.66", "0.5"], names: ["Tân An", "Tân Lập", "Tân An"])
    let names = block.rows.map { if case .text(let text) = $0[0] { text } else { "" } }
    #expect(names == ["Tân An (u0)", "Tân Lập", "Tân An (u2)"])
  }

  @Test("say how many units have none")
  func unknown() throws {
    #expect(try block(["0.95", "", "0.5"]).title.hasSuffix(". Còn 1 đơn vị chưa tính được."))
    #expect(try !block(["0.95", "0.5"]).title.contains("chưa tính được"))
  }

  @Test("never print the limit at a bar that is not counted")
  func limit() throws {
    let block = try block(["0.95", "0.6561"])
    #expect(block.title.contains("1/2 xã nhiều khả năng"))
    #expect(block.series[0].labelFormat?.hasSuffix(";0.0%") == true)
  }
}
