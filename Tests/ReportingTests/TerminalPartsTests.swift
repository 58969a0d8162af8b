import Foundation
import Testing

@testable import Reporting

@Suite("Tables on narrow terminals")
struct TerminalPartsTests {
  private func table(years: [String]) -> ReportTable {
    ReportTable(
      [
        .init("Level"), .init("Set"), .init("Year", isNumeric: true),
        .init("As it is", isNumeric: true),
        .init("All communes finish", isNumeric: true), .init("Support ends early", isNumeric: true),
        .init("Support goes on a year", isNumeric: true),
      ],
      rows: years.map { ["Meeting", "A set of criteria", $0, "1.0", "2.8", "0.1", "0.3"] })
  }

  @Test("a listing leaves codes that read like numbers as they are")
  func codes() {
    let text = TableListing.text(
      ["item", "value"], [["15.1", "8"], ["1.25", "2.5"]], .vi, width: 60)
    #expect(text.contains("15.1") && text.contains("1,25") && text.contains("2,50"))
  }

  @Test("have in every part what tells their rows apart", arguments: [40, 48])
  func keys(width: Int) {
    let text = TerminalRenderer.render(table(years: ["2018", "2019"]), width: width)
    let parts = text.components(separatedBy: "\n\n")
    #expect(parts.count > 1)
    for part in parts {
      #expect(part.contains("2018") && part.contains("2019"), "\(part)")
      #expect(part.split(separator: "\n").allSatisfy { $0.count <= width }, "\(part)")
    }
    #expect(text.components(separatedBy: "A set of").count == 3)
  }

  @Test("repeat the first column alone where it tells them apart, or where no narrow one does")
  func firstAlone() {
    for years in [["2018"], ["2018", "2018"]] {
      let text = TerminalRenderer.render(table(years: years), width: 40)
      #expect(text.components(separatedBy: "2018").count == years.count + 1)
    }
  }
}
