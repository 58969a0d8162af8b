extension SheetProblem {
  /// What is the matter and what to do about it.
  public func message(in language: Language) -> ProblemMessage {
    language == .vi ? vietnamese : english
  }

  private var vietnamese: ProblemMessage {
    switch self {
    case .noHeading:
      ProblemMessage(
        "Không tìm thấy dòng tiêu đề cột (như TT, Tên xã, Năm, Thu nhập).",
        fix: "Thêm dòng tiêu đề, hoặc chỉ rõ bằng --header-row SỐ-DÒNG.")
    case .noValues(let headings):
      ProblemMessage(
        "Không nhận ra cột số liệu nào"
          + (headings.isEmpty ? "." : "; các tiêu đề chưa hiểu: \(headings.quoted)."),
        fix: "Nêu ý nghĩa của tiêu đề bằng --heading \"TIÊU ĐỀ=CHỈ-TIÊU:LOẠI\".")
    case .noIndicator:
      ProblemMessage(
        "Các cột chỉ ghi năm hoặc kỳ, không ghi chỉ tiêu, và tên biểu không nêu đúng một chỉ tiêu.",
        fix: "Ghi tên chỉ tiêu phía trên các cột năm, hoặc dùng --heading \"TIÊU ĐỀ=CHỈ-TIÊU\".")
    case .noYear(let sheet, let candidates):
      ProblemMessage(
        "Không rõ số liệu của năm nào: tiêu đề cột, tên trang và tên biểu không nêu đúng một năm"
          + (candidates.isEmpty ? "." : " (gặp \(candidates.listed))."),
        fix:
          "Chỉ rõ bằng --year-of-sheet \(sheet.map { "\"\($0)=" + Self.year(candidates) + "\"" } ?? Self.year(candidates))."
      )
    case .yearConflict(let name, let title):
      ProblemMessage(
        "Tên trang \"\(name)\" và tên biểu \"\(title)\" nêu hai năm khác nhau.",
        fix: "Sửa một trong hai, hoặc chỉ rõ bằng --year-of-sheet \"\(name)=NĂM\".")
    case .ambiguousHeading(let heading, let candidates):
      ProblemMessage(
        "Tiêu đề \"\(heading)\" có thể là \(candidates.alternatives(.vi)); cột này không được đọc.",
        fix:
          "Chỉ rõ bằng --heading \"\(heading)=\(candidates.first ?? "CHỈ-TIÊU")\", hoặc ghi rõ \"Số …\" hay \"Tỷ lệ … (%)\" trong tiêu đề."
      )
    case .unknownHeading(let heading):
      ProblemMessage(
        "Không hiểu tiêu đề \"\(heading)\"; cột này không được đọc.",
        fix:
          "Nếu cần, dùng --heading \"\(heading)=CHỈ-TIÊU:LOẠI\"; nếu không, dùng --heading \"\(heading)=ignore\"."
      )
    case .tolerantHeading(let heading, let name):
      ProblemMessage(
        "Tiêu đề \"\(heading)\" được hiểu là \"\(name)\": hai cách viết khác nhau về dấu.",
        fix: "Viết tiêu đề đủ dấu, hoặc dùng --heading.")
    case .unitOfMeasure(let unit, let indicator, let expected):
      ProblemMessage(
        "Đơn vị tính của \"\(indicator[.vi])\" là \(Self.unit(unit, .vi)), trong khi cần \(Self.unit(expected, .vi)); cột này không được đọc.",
        fix: "Quy đổi số liệu trong biểu rồi sửa đơn vị tính.")
    case .converted(let unit, let indicator, let expected):
      ProblemMessage(
        "\"\(indicator[.vi])\" được đổi từ \(Self.unit(unit, .vi)) sang \(Self.unit(expected, .vi)).",
        fix: "Nếu đơn vị tính ghi trong biểu không đúng, hãy sửa lại.")
    case .columnSetAside(let reason):
      ProblemMessage("Cột này không được đọc: \(reason[.vi]).")
    case .columnsNotNamed(let names):
      ProblemMessage(
        "\(vietnameseNumber(names.count)) cột số liệu không được đọc vì --value không nêu: \(names.quoted).",
        fix: "Thêm --value cho cột cần dùng; cột mà một bộ tiêu chí đã biết thì chỉ cần tên.")
    case .noSuchSheet(let name, let available):
      ProblemMessage(
        "Tệp không có trang \"\(name)\".", fix: "Các trang hiện có: \(available.quoted).")
    case .sheetNotRead(let name):
      ProblemMessage(
        "Trang \"\(name)\" không có bảng số liệu nhận ra được nên không được đọc.",
        fix: "Nếu trang có số liệu, gọi tên nó bằng --sheet \"\(name)\" để xem lý do.")
    case .hiddenSheet(let name):
      ProblemMessage(
        "Trang \"\(name)\" bị ẩn nên không được đọc.",
        fix: "Nếu cần, gọi tên nó bằng --sheet \"\(name)\".")
    case .hiddenRows(let count, let rows):
      ProblemMessage(
        "\(vietnameseNumber(count)) dòng bị ẩn nhưng vẫn được đọc: dòng \(rows).",
        fix: "Xóa các dòng này nếu không muốn đọc.")
    case .hiddenColumns(let letters):
      ProblemMessage(
        "Cột bị ẩn nhưng vẫn được đọc: \(letters).",
        fix: "Xóa cột hoặc dùng --heading \"TIÊU ĐỀ=ignore\" nếu không muốn đọc.")
    case .setAside(let reason, let count, let rows):
      ProblemMessage(
        "\(vietnameseNumber(count)) dòng để riêng (\(reason.name[.vi])): dòng \(rows).")
    case .filledDown(let count, let rows):
      ProblemMessage(
        "\(vietnameseNumber(count)) dòng không có tên xã được đọc là của xã ở trên: dòng \(rows).",
        fix: "Ghi tên xã ở từng dòng nếu không phải vậy.")
    case .repeatedUnit(let name, let place, let row):
      ProblemMessage(
        "\"\(name)\"\(place.isEmpty ? "" : " (\(place))") đã có ở dòng \(row); dòng này bị loại.",
        fix: "Xóa một trong hai dòng, hoặc ghi đúng tên xã hay huyện.")
    case .tolerantUnit(let name, let other):
      ProblemMessage(
        "\"\(name)\" được hiểu là \"\(other)\": hai cách viết khác nhau về dấu, chữ hoa hoặc khoảng trắng.",
        fix: "Viết thống nhất một cách trong mọi trang.")
    case .namelessRow:
      ProblemMessage(
        "Dòng có số liệu nhưng không có tên hay mã đơn vị.", fix: "Ghi tên xã, hoặc xóa dòng.")
    case .dateForNumber(let date, let number):
      ProblemMessage(
        "Ô chứa ngày \(date), cần một số. Bảng tính thường tự đổi \(number) thành ngày tháng.",
        fix: "Định dạng ô là số rồi nhập lại giá trị.")
    case .formulaError(let text):
      ProblemMessage(
        "Công thức trong ô báo lỗi \(text) nên không có giá trị.",
        fix: "Sửa công thức, hoặc nhập giá trị; nếu không có số liệu, để trống.")
    case .percentOfNonShare(let text, let indicator):
      ProblemMessage(
        "\(vietnameseNumber(text)) có dấu phần trăm, nhưng \"\(indicator)\" không phải là tỷ lệ.",
        fix: "Sửa định dạng của ô hoặc giá trị.")
    case .ambiguousCell(let text, let thousands, let decimal):
      ProblemMessage(
        "\"\(text)\" có thể là \(thousands) hoặc \(decimal).",
        fix: "Dùng --decimal-comma nếu dấu phẩy là dấu thập phân, --decimal-point nếu là dấu chấm.")
    case .mixedNumberStyles:
      ProblemMessage(
        "Trang có cả số dùng dấu phẩy thập phân và số dùng dấu chấm thập phân.",
        fix: "Viết thống nhất, hoặc chỉ rõ bằng --decimal-comma hay --decimal-point.")
    case .blankOrNo(let marks, let blanks):
      ProblemMessage(
        "Cột chỉ có \(marks) ô đánh dấu và \(blanks) ô trống: không rõ ô trống là không đạt hay thiếu số liệu. Cột này bị loại.",
        fix: "Dùng --blank-is-no nếu ô trống là không đạt; nếu không, điền đủ các ô.")
    case .fractions(let indicator, let greatest):
      ProblemMessage(
        "Mọi giá trị của \"\(indicator)\" đều không quá 1 (lớn nhất \(vietnameseNumber(greatest))); được đọc là phần trăm, nghĩa là \(vietnameseNumber(greatest))%.",
        fix: "Dùng --fraction \(indicator) nếu đó là phần của 1 (0,935 là 93,5%).")
    case .totalMismatch(let label, let indicator, let printed, let expected):
      ProblemMessage(
        "Dòng \"\(label)\" ghi \(vietnameseNumber(printed)) cho \"\(indicator)\", trong khi các dòng thành phần cho \(vietnameseNumber(expected)).",
        fix: "Kiểm tra lại dòng tổng và các dòng thành phần.")
    case .secondTable(let rows, let range):
      ProblemMessage(
        "Trang có một bảng thứ hai từ dòng này; \(vietnameseNumber(rows)) dòng từ đây không được đọc.",
        fix: "Đọc bảng đó riêng bằng --range, chẳng hạn --range \(range).")
    case .extraFields(let filled, let headings):
      ProblemMessage(
        "Dòng có số liệu đến cột thứ \(filled), trong khi tiêu đề chỉ có \(headings) cột; dòng này bị loại vì các số có thể bị lệch cột.",
        fix:
          "Số có dấu phẩy thập phân phải đặt trong ngoặc kép (\"50,5\"), hoặc lưu tệp với dấu phân cách khác, như dấu chấm phẩy; nếu cột thừa là đúng, ghi tiêu đề cho cột."
      )
    case .cellsWithoutHeading(let count, let row):
      ProblemMessage(
        "\(vietnameseNumber(count)) ô có dữ liệu trong cột không có tiêu đề (từ dòng \(row)); các ô này không được đọc.",
        fix: "Ghi tiêu đề cho cột, hoặc xóa các ô nếu không cần.")
    case .noUnitColumn(let headings):
      ProblemMessage(
        "Dòng này giống dòng tiêu đề, nhưng không nhận ra cột nào ghi tên xã (các tiêu đề: \(headings.quoted)).",
        fix:
          "Chỉ rõ cột ghi tên xã bằng --heading \"\(headings.first ?? "TIÊU ĐỀ")=unit-name\", với đúng tiêu đề của cột đó."
      )
    case .mixedScales(let text, let indicator, let likely):
      ProblemMessage(
        "\(vietnameseNumber(text)) của \"\(indicator)\" nhỏ hơn các giá trị khác trong cột khoảng 100 lần; được đọc là \(vietnameseNumber(text))%.",
        fix:
          "Nếu đó là phần của 1, sửa ô thành \(vietnameseNumber(likely)) (hoặc \(vietnameseNumber(likely))%)."
      )
    }
  }

  private var english: ProblemMessage {
    switch self {
    case .noHeading:
      ProblemMessage(
        "No row of headings was found (such as TT, Tên xã, Năm, Thu nhập).",
        fix: "Add a row of headings, or name it with --header-row ROW.")
    case .noValues(let headings):
      ProblemMessage(
        "No column of values was recognised"
          + (headings.isEmpty ? "." : "; headings not understood: \(headings.quoted)."),
        fix: "Say what a heading means with --heading \"HEADING=NAME:KIND\".")
    case .noIndicator:
      ProblemMessage(
        "Columns name years or periods and no indicator, and the title does not name exactly one.",
        fix: "Write the indicator above the years, or use --heading \"HEADING=NAME\".")
    case .noYear(let sheet, let candidates):
      ProblemMessage(
        "It is not clear of which year the values are: headings, the sheet's name and the title do not name exactly one"
          + (candidates.isEmpty ? "." : " (seen: \(candidates.listed))."),
        fix:
          "Say it with --year-of-sheet \(sheet.map { "\"\($0)=" + Self.year(candidates) + "\"" } ?? Self.year(candidates)); a year has four digits."
      )
    case .yearConflict(let name, let title):
      ProblemMessage(
        "The sheet's name \"\(name)\" and its title \"\(title)\" give different years.",
        fix: "Correct one of them, or decide with --year-of-sheet \"\(name)=YEAR\".")
    case .ambiguousHeading(let heading, let candidates):
      ProblemMessage(
        "The heading \"\(heading)\" may mean \(candidates.alternatives(.en)); the column is not read.",
        fix:
          "Decide with --heading \"\(heading)=\(candidates.first ?? "NAME")\", or write \"Số …\" or \"Tỷ lệ … (%)\" in the heading."
      )
    case .unknownHeading(let heading):
      ProblemMessage(
        "The heading \"\(heading)\" is not understood; the column is not read.",
        fix:
          "If it matters, use --heading \"\(heading)=NAME:KIND\"; if not, --heading \"\(heading)=ignore\"."
      )
    case .tolerantHeading(let heading, let name):
      ProblemMessage(
        "The heading \"\(heading)\" was read as \"\(name)\": they differ in marks.",
        fix: "Write the heading with its marks, or use --heading.")
    case .unitOfMeasure(let unit, let indicator, let expected):
      ProblemMessage(
        "The unit of measure of \"\(indicator[.en])\" is \(Self.unit(unit, .en)) where \(Self.unit(expected, .en)) is needed; the column is not read.",
        fix: "Convert the values in the sheet and correct the unit of measure.")
    case .converted(let unit, let indicator, let expected):
      ProblemMessage(
        "\"\(indicator[.en])\" was converted from \(Self.unit(unit, .en)) to \(Self.unit(expected, .en)).",
        fix: "If the unit of measure in the sheet is wrong, correct it.")
    case .columnSetAside(let reason):
      ProblemMessage("The column is not read: \(reason[.en]).")
    case .columnsNotNamed(let names):
      ProblemMessage(
        "\(counted(names.count, "column")) of values \(names.count == 1 ? "is" : "are") not read, because --value does not name \(names.count == 1 ? "it" : "them"): \(names.quoted).",
        fix:
          "Add --value for those wanted; of columns that a criteria set knows the name is enough.")
    case .noSuchSheet(let name, let available):
      ProblemMessage(
        "The file has no sheet \"\(name)\".", fix: "Its sheets are \(available.quoted).")
    case .sheetNotRead(let name):
      ProblemMessage(
        "The sheet \"\(name)\" has no table that was recognised and is not read.",
        fix: "If it holds data, name it with --sheet \"\(name)\" to see why.")
    case .hiddenSheet(let name):
      ProblemMessage(
        "The sheet \"\(name)\" is hidden and is not read.",
        fix: "If it is wanted, name it with --sheet \"\(name)\".")
    case .hiddenRows(let count, let rows):
      ProblemMessage(
        "Hidden rows (\(englishNumber(count))) are read all the same: \(rows).",
        fix: "Delete them if they are not wanted.")
    case .hiddenColumns(let letters):
      ProblemMessage(
        "Columns are hidden and are read all the same: \(letters).",
        fix: "Delete them or use --heading \"HEADING=ignore\" if they are not wanted.")
    case .setAside(let reason, let count, let rows):
      ProblemMessage("Rows set aside, \(reason.name[.en]) (\(englishNumber(count))): \(rows).")
    case .filledDown(let count, let rows):
      ProblemMessage(
        "Rows without a name (\(englishNumber(count))) were read as belonging to the unit above: \(rows).",
        fix: "Write the name in each row if that is wrong.")
    case .repeatedUnit(let name, let place, let row):
      ProblemMessage(
        "\"\(name)\"\(place.isEmpty ? "" : " (\(place))") stands in row \(row) already; this row is refused.",
        fix: "Delete one of the two rows, or correct the name of the commune or its district.")
    case .tolerantUnit(let name, let other):
      ProblemMessage(
        "\"\(name)\" was read as \"\(other)\": they differ in marks, case or spaces.",
        fix: "Write the name in one way in all sheets.")
    case .namelessRow:
      ProblemMessage(
        "The row has values and neither name nor code of a unit.",
        fix: "Write the name, or delete the row.")
    case .dateForNumber(let date, let number):
      ProblemMessage(
        "The cell holds the date \(date) where a number belongs. Spreadsheet programs turn \(number) into a date.",
        fix: "Format the cell as a number and type the value again.")
    case .formulaError(let text):
      ProblemMessage(
        "The formula in the cell failed with \(text), so there is no value.",
        fix: "Correct the formula or type the value; leave the cell empty when there is none.")
    case .percentOfNonShare(let text, let indicator):
      ProblemMessage(
        "\(text) has a per cent sign, but \"\(indicator)\" is no share.",
        fix: "Correct the cell's format or its value.")
    case .ambiguousCell(let text, let thousands, let decimal):
      ProblemMessage(
        "\"\(text)\" may be \(thousands) or \(decimal).",
        fix: "Pass --decimal-comma if the comma marks decimals, --decimal-point if the point does.")
    case .mixedNumberStyles:
      ProblemMessage(
        "The sheet has numbers with a decimal comma and numbers with a decimal point.",
        fix: "Write them in one way, or decide with --decimal-comma or --decimal-point.")
    case .blankOrNo(let marks, let blanks):
      ProblemMessage(
        "The column holds nothing but marks (\(marks)) and empty cells (\(blanks)): whether an empty cell says no or is missing is not known. The column is refused.",
        fix: "Pass --blank-is-no if an empty cell says no; otherwise fill the cells.")
    case .fractions(let indicator, let greatest):
      ProblemMessage(
        "No value of \"\(indicator)\" exceeds 1 (the greatest is \(greatest)); they are read as per cent, so \(greatest)%.",
        fix: "Pass --fraction \(indicator) if they are parts of one (0.935 is 93.5%).")
    case .totalMismatch(let label, let indicator, let printed, let expected):
      ProblemMessage(
        "The row \"\(label)\" says \(printed) for \"\(indicator)\" where its rows give \(expected).",
        fix: "Check the total and the rows it stands for.")
    case .secondTable(let rows, let range):
      ProblemMessage(
        "A second table starts in this row; the rows from here on (\(englishNumber(rows))) are not read.",
        fix: "Read that table by itself with --range, for instance --range \(range).")
    case .extraFields(let filled, let headings):
      ProblemMessage(
        "The row has values down to field \(filled) where there are \(headings) headings; it is refused, because its numbers may stand in wrong columns.",
        fix:
          "Put a number with a decimal comma in quotes (\"50,5\"), or save the file with another delimiter such as the semicolon; give the further column a heading if it is meant."
      )
    case .cellsWithoutHeading(let count, let row):
      ProblemMessage(
        "Filled cells (\(englishNumber(count)), from row \(row)) stand in a column without a heading and are not read.",
        fix: "Give the column a heading, or delete the cells if they are not wanted.")
    case .noUnitColumn(let headings):
      ProblemMessage(
        "The row looks like headings, but none is known to be for the names of units (seen: \(headings.quoted)).",
        fix:
          "Name the column of the units with --heading \"\(headings.first ?? "HEADING")=unit-name\", with its own heading."
      )
    case .mixedScales(let text, let indicator, let likely):
      ProblemMessage(
        "\(text) for \"\(indicator)\" is about a hundred times smaller than the other values of the column; it is read as \(text)%.",
        fix: "If it is a part of one, correct the cell to \(likely) (or \(likely)%).")
    }
  }

  private static func year(_ candidates: [Int]) -> String {
    candidates.max().map { "\($0)" } ?? "2021"
  }

  private static func unit(_ code: String, _ language: Language) -> String {
    let names: [String: LocalizedText] = [
      "million_vnd_per_person_per_year": LocalizedText(
        vi: "triệu đồng/người/năm", en: "million đồng a person and year"),
      "million_vnd_per_person_per_month": LocalizedText(
        vi: "tiền/người/tháng", en: "money a person and month"),
      "thousand_vnd": LocalizedText(vi: "nghìn đồng", en: "thousand đồng"),
      "vnd": LocalizedText(vi: "đồng", en: "đồng"),
      "percent": LocalizedText(vi: "%", en: "per cent"),
      "households": LocalizedText(vi: "hộ", en: "households"),
      "people": LocalizedText(vi: "người", en: "people"),
      "criteria": LocalizedText(vi: "tiêu chí", en: "criteria"),
      "kilometres": LocalizedText(vi: "km", en: "kilometres"),
    ]
    return names[code]?[language] ?? code
  }
}

extension SheetProblem.RowReason {
  /// What people call the rows.
  public var name: LocalizedText {
    switch self {
    case .totals: LocalizedText(vi: "dòng cộng, bình quân", en: "totals and means")
    case .subtotals:
      LocalizedText(vi: "số của huyện, tỉnh", en: "figures of a district or province")
    case .notes: LocalizedText(vi: "ghi chú, nguồn, chữ ký", en: "notes, sources, signatures")
    case .repeatedHeadings: LocalizedText(vi: "tiêu đề lặp lại", en: "headings once more")
    case .placeHeadings:
      LocalizedText(
        vi: "tên huyện, tỉnh đứng trên các xã", en: "districts and provinces above their units")
    case .belowSecondTable: LocalizedText(vi: "thuộc bảng thứ hai", en: "of a second table")
    }
  }
}

extension [String] {
  /// "a", "b", "c"
  fileprivate var quoted: String { map { "\"\($0)\"" }.joined(separator: ", ") }

  /// a, b or c
  fileprivate func alternatives(_ language: Language) -> String {
    guard count > 1, let last else { return first ?? "?" }
    return dropLast().joined(separator: ", ") + (language == .vi ? " hoặc " : " or ") + last
  }
}

extension [Int] {
  fileprivate var listed: String { map { "\($0)" }.joined(separator: ", ") }
}
