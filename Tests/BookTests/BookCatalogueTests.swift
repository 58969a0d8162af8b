import Panels
import Testing

@testable import Reporting

@Suite("The words of workbooks")
struct BookCatalogueTests {
  @Test("name every column once, in both languages")
  func columns() {
    #expect(ColumnCatalogue.columns.count > 250)
    for (key, column) in ColumnCatalogue.columns {
      #expect(!column.title.vi.isEmpty && !column.title.en.isEmpty, "\(key)")
      #expect(column.meaning.vi.isEmpty == column.meaning.en.isEmpty, "\(key)")
      #expect(!column.title.vi.contains("_") && !column.title.en.contains("_"), "\(key)")
    }
  }

  @Test("name sheets in at most 31 letters, each once", arguments: [Language.vi, .en])
  func sheets(language: Language) {
    let names = TableSheet.all.map { $0.name[language] }
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
    #expect(names.allSatisfy { $0.utf16.count <= 31 && !$0.isEmpty })
    #expect(Set(TableSheet.all.map(\.table)).count == TableSheet.all.count)
  }

  @Test("mean by a code what its column says")
  func codes() {
    let words = BookVocabulary(.vi)
    let word = { (code: String, column: String) in
      words.word(code, in: ColumnCatalogue.column(column, of: "levels"))
    }
    #expect(word("met", "verdict") == "● Đạt")
    #expect(word("met", "level") == "Đạt chuẩn")
    #expect(word("not_assessable", "verdict") == "? Chưa đánh giá được")
    #expect(word("lead monitors", "roles") == "Chủ trì, Theo dõi")
    #expect(word("chưa có", "verdict") == "chưa có")
    #expect(word("met", "name") == "met")
  }

  @Test("name a criteria set, and its items, by the legal number")
  func sets() {
    var words = BookVocabulary(.vi)
    words.sets = ["qd-318-2022": "318/QĐ-TTg"]
    let other = ColumnCatalogue.column("other", of: "plan_checks")
    #expect(words.word("qd-318-2022 10.1", in: other) == "318/QĐ-TTg 10.1")
    #expect(words.word("income-2025", in: other) == "income-2025")
    #expect(
      words.word("qd-318-2022", in: ColumnCatalogue.column("set", of: "levels")) == "318/QĐ-TTg")
    #expect(words.set("reported") == "theo số báo cáo")
    #expect(BookVocabulary(.en).set("reported") == "as reported")
  }

  @Test("say of a table what its columns mean there")
  func tables() {
    var words = BookVocabulary(.vi)
    words.targets = ["income-2025": "Thu nhập năm 2025"]
    let told = { (code: String, column: String, table: String) in
      words.word(code, in: ColumnCatalogue.column(column, of: table))
    }
    #expect(told("met", "verdict", "plan_checks") == "✓ Có thể cùng đạt")
    #expect(told("met", "verdict", "targets") == "● Đạt")
    #expect(told("income-2025", "target", "plausibility") == "Thu nhập năm 2025")
    #expect(told("income-2025", "other", "plan_checks") == "Thu nhập năm 2025")
    #expect(told("An|Bình", "units", "plan_checks") == "An, Bình")
    #expect(
      told("2015 splice, 2022 new-segment", "treatment", "trend")
        == "2015 nối chuỗi, 2022 bắt đầu đoạn mới")
    #expect(told("[1, 2]", "requirement", "targets") == "1–2")
    #expect(told("share:band:15-19", "item", "reported") == "Tỷ lệ mức 15–19 tiêu chí")
    #expect(told("option", "source", "attainment") == "nêu khi chạy")
    #expect(ColumnCatalogue.column("met_year", of: "roadmap").title.vi == "Năm được công nhận")
    #expect(ColumnCatalogue.column("met_year", of: "slippage").title.vi == "Năm đạt theo số liệu")
    #expect(
      ColumnCatalogue.column("projected", of: "tracking").title.vi == "Giá trị dự kiến năm mục tiêu"
    )
    #expect(ColumnCatalogue.column("p", of: "trend").form.numberFormat.contains("<0.001"))
    #expect(ColumnCatalogue.column("percentile", of: "plausibility").title.vi == "Bách phân vị")
  }

  @Test("show a table's columns in the language of the reader")
  func languages() throws {
    let sheet = try #require(TableSheet.all.first { $0.table == "criteria" })
    let headings = ["set", "year", "criterion", "name_vi", "name_en", "met"]
    let places = { (language: Language) in
      sheet.shown(of: headings, language: language).map(\.place)
    }
    #expect(places(.vi) == [0, 1, 2, 3, 5])
    #expect(places(.en) == [0, 1, 2, 4, 5])
  }

  @Test("name quantiles by their per cents")
  func quantiles() {
    let title = { (id: String) in ColumnCatalogue.column(id, of: "forecast").title.vi }
    #expect(title("q05") == "Phân vị 5%")
    #expect(title("q975") == "Phân vị 97,5%")
    #expect(title("q50") == "Trung vị")
    #expect(!ColumnCatalogue.holds("qx", of: "forecast"))
  }
}
