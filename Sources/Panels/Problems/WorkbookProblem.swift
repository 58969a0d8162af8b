/// Files of spreadsheets: XLSX, XLS, ODS.
///
/// ```swift
/// WorkbookProblem.passwordProtected.message(in: .en).fix
/// // Open it with the password and save it without one.
/// ```
public enum WorkbookProblem: ProblemFamily {
  /// A file that is no workbook.
  case notAWorkbook
  /// A workbook that only a password opens.
  case passwordProtected
  /// An archive that is damaged; `part` is the file inside, when one is meant.
  case brokenArchive(part: String?, fault: ArchiveFault)
  /// A part that is not well-formed XML, with the words of the XML parser.
  case brokenXML(part: String, line: Int?, reason: LocalizedText)
  /// A part that declares a document type, where entities could hide.
  case documentType(part: String)
  /// A part that another one refers to and that is not there.
  case missingPart(String, neededBy: String)
  /// A part with another root element than expected.
  case wrongPart(String, root: String, expected: String)
  /// A relationship that leads out of the file, where a part of it belongs.
  case externalPart(target: String, source: String)
  /// A name inside the archive that points outside it, or a link.
  case unsafeEntry(name: String)
  /// Two files of one name inside the archive.
  case duplicateEntry(name: String)
  /// A part packed by a method that workbooks do not use.
  case unsupportedCompression(part: String, method: Int)
  /// A measure beyond its limit; `part` is the file inside, when one is meant.
  case workbookTooLarge(WorkbookLimit, part: String?, limit: Int)
  /// A workbook without a sheet of cells.
  case noWorksheet
  /// Two sheets of one name.
  case duplicateSheet(name: String)
  /// Two sheets that are one and the same part.
  case sharedSheetPart(name: String, other: String)
  /// A sheet in the list of sheets without a name or a relationship.
  case incompleteSheetEntry(position: Int)
  /// A row whose number is none.
  case badRowNumber(String)
  /// A row that does not come after the one before it.
  case rowsOutOfOrder(row: Int, previous: Int)
  /// A cell whose address is none, or is of another row.
  case badCellAddress(String, row: Int)
  /// A cell that does not come after the one before it.
  case cellsOutOfOrder(previous: Int)
  /// A cell of a type that does not exist.
  case badCellType(String)
  /// A stored value that is not of the cell's type.
  case badCellValue(String, type: CellType)
  /// A cell that refers to a shared text that is not there.
  case missingSharedString(String, count: Int)
  /// A cell that refers to a style that is not there.
  case missingStyle(String, count: Int)
  /// A text longer than a cell holds.
  case textTooLong(limit: Int)
  /// A shared text longer than a cell holds.
  case sharedTextTooLong(index: Int, limit: Int)
  /// A merged range or a span of columns that is none.
  case badRange(String)
  /// A formula whose result was not stored.
  case formulaWithoutValue
  /// A number with a format of dates that is no day.
  case dateOutOfRange(Double)
  /// A sheet too large to look ahead for merged cells.
  case mergesNotRead(limit: Int)
  /// A workbook of another format, converted while reading.
  case convertedWorkbook(format: String)
  /// A workbook of another format, and nothing to convert it.
  case noConverter(format: String)
  /// A workbook that LibreOffice could not convert.
  case conversionFailed(format: String, reason: LocalizedText)
  /// A conversion that took too long.
  case conversionTimedOut(format: String, seconds: Int)

  /// How bad it is.
  public var severity: Problem.Severity {
    switch self {
    case .mergesNotRead, .convertedWorkbook: .notice
    case .formulaWithoutValue, .dateOutOfRange: .warning
    default: .error
    }
  }

  /// Which exit code it asks for when it ends the run.
  public var problemClass: ProblemClass {
    switch self {
    case .brokenArchive(_, .notRead), .conversionTimedOut: .inputOutput
    default: .data
    }
  }

  /// What is the matter and what to do about it.
  public func message(in language: Language) -> ProblemMessage {
    switch (self, language) {
    case (.notAWorkbook, .vi):
      ProblemMessage(
        "Tệp không phải là bảng tính XLSX, XLS hoặc ODS.",
        fix:
          "Mở tệp bằng phần mềm bảng tính rồi lưu lại dạng XLSX; nếu là văn bản phân cách thì dùng tệp CSV."
      )
    case (.notAWorkbook, .en):
      ProblemMessage(
        "The file is not an XLSX, XLS or ODS workbook.",
        fix:
          "Open it in a spreadsheet program and save it as XLSX; if it is delimited text, give it as CSV."
      )
    case (.passwordProtected, .vi):
      ProblemMessage(
        "Bảng tính được bảo vệ bằng mật khẩu.",
        fix: "Mở bằng mật khẩu rồi lưu lại không đặt mật khẩu.")
    case (.passwordProtected, .en):
      ProblemMessage(
        "The workbook is protected by a password.",
        fix: "Open it with the password and save it without one.")
    case (.brokenArchive(let part, let fault), .vi):
      ProblemMessage(
        "Tệp bảng tính bị hỏng" + (part.map { " ở phần \($0)" } ?? "")
          + ": \(fault.words(in: .vi)).",
        fix: "Sao chép hoặc tải lại tệp, hoặc mở bằng phần mềm bảng tính rồi lưu lại.")
    case (.brokenArchive(let part, let fault), .en):
      ProblemMessage(
        "The workbook is damaged" + (part.map { " in its part \($0)" } ?? "")
          + ": \(fault.words(in: .en)).",
        fix: "Copy or download it again, or open it in a spreadsheet program and save it again.")
    case (.brokenXML(let part, let line, let reason), .vi):
      ProblemMessage(
        "Phần \(part) của bảng tính không đúng cú pháp XML"
          + (line.map { " ở dòng XML \($0)" } ?? "") + " (\(reason[.vi])).",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại.")
    case (.brokenXML(let part, let line, let reason), .en):
      ProblemMessage(
        "The part \(part) of the workbook is not well-formed XML"
          + (line.map { " at its line \($0)" } ?? "") + " (\(reason[.en])).",
        fix: "Open the file in a spreadsheet program and save it again.")
    case (.documentType(let part), .vi):
      ProblemMessage(
        "Phần \(part) của bảng tính khai báo kiểu tài liệu (DOCTYPE), điều mà bảng tính thật không có.",
        fix:
          "Không dùng tệp này nếu không rõ nguồn; nếu tin cậy, mở bằng phần mềm bảng tính rồi lưu lại."
      )
    case (.documentType(let part), .en):
      ProblemMessage(
        "The part \(part) of the workbook declares a document type (DOCTYPE), which no genuine workbook does.",
        fix:
          "Do not use the file if you do not know where it comes from; else open it in a spreadsheet program and save it again."
      )
    case (.missingPart(let part, let source), .vi):
      ProblemMessage(
        "Bảng tính thiếu phần \(part) mà \(source) nhắc tới.",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại.")
    case (.missingPart(let part, let source), .en):
      ProblemMessage(
        "The workbook lacks the part \(part), to which \(source) refers.",
        fix: "Open the file in a spreadsheet program and save it again.")
    case (.wrongPart(let part, let root, let expected), .vi):
      ProblemMessage(
        "Phần \(part) bắt đầu bằng <\(root)>, trong khi cần <\(expected)> của bảng tính.",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại dạng XLSX.")
    case (.wrongPart(let part, let root, let expected), .en):
      ProblemMessage(
        "The part \(part) starts with <\(root)>; <\(expected)> of a workbook belongs there.",
        fix: "Open the file in a spreadsheet program and save it again as XLSX.")
    case (.externalPart(let target, let source), .vi):
      ProblemMessage(
        "\(source) trỏ ra ngoài tệp, tới \(target); Lộ trình không mở liên kết ngoài.",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại để mọi trang nằm trong tệp.")
    case (.externalPart(let target, let source), .en):
      ProblemMessage(
        "\(source) leads out of the file, to \(target); outside links are not opened.",
        fix:
          "Open the file in a spreadsheet program and save it again, so that every sheet is inside."
      )
    case (.unsafeEntry(let name), .vi):
      ProblemMessage(
        "Bảng tính chứa tệp \"\(name)\", tên trỏ ra ngoài tệp nén hoặc là liên kết.",
        fix:
          "Không dùng tệp này nếu không rõ nguồn; nếu tin cậy, mở bằng phần mềm bảng tính rồi lưu lại."
      )
    case (.unsafeEntry(let name), .en):
      ProblemMessage(
        "The workbook holds a file \"\(name)\", a name that leads out of the archive or a link.",
        fix:
          "Do not use the file if you do not know where it comes from; else open it in a spreadsheet program and save it again."
      )
    case (.duplicateEntry(let name), .vi):
      ProblemMessage(
        "Bảng tính chứa hai tệp cùng tên \"\(name)\", không rõ tệp nào đúng.",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại.")
    case (.duplicateEntry(let name), .en):
      ProblemMessage(
        "The workbook holds two files of the name \"\(name)\", and nothing says which one counts.",
        fix: "Open the file in a spreadsheet program and save it again.")
    case (.unsupportedCompression(let part, let method), .vi):
      ProblemMessage(
        "Phần \(part) được nén bằng phương pháp số \(method); bảng tính chỉ dùng 0 (không nén) và 8 (deflate).",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại.")
    case (.unsupportedCompression(let part, let method), .en):
      ProblemMessage(
        "The part \(part) is packed by method \(method); workbooks use only 0 (stored) and 8 (deflate).",
        fix: "Open the file in a spreadsheet program and save it again.")
    case (.workbookTooLarge(let measure, let part, let limit), .vi):
      ProblemMessage(
        "Bảng tính vượt giới hạn" + (part.map { " ở phần \($0)" } ?? "")
          + ": \(measure.words(in: .vi)) lớn hơn \(limit).",
        fix: "Chia nhỏ tệp hoặc lưu thành CSV; nếu tệp vốn nhỏ thì có thể là tệp độc hại.")
    case (.workbookTooLarge(let measure, let part, let limit), .en):
      ProblemMessage(
        "The workbook is beyond a limit" + (part.map { " in its part \($0)" } ?? "")
          + ": \(measure.words(in: .en)) exceeds \(limit).",
        fix: "Split the file or save it as CSV; if it ought to be small, it may be malicious.")
    case (.noWorksheet, .vi):
      ProblemMessage(
        "Bảng tính không có trang tính nào chứa ô.",
        fix: "Thêm một trang tính có số liệu; trang chỉ có biểu đồ thì không đọc được.")
    case (.noWorksheet, .en):
      ProblemMessage(
        "The workbook has no sheet of cells.",
        fix: "Add a sheet with data; a sheet that is only a chart cannot be read.")
    case (.duplicateSheet(let name), .vi):
      ProblemMessage(
        "Hai trang tính cùng tên \"\(name)\".",
        fix: "Đặt cho mỗi trang một tên riêng rồi lưu lại.")
    case (.duplicateSheet(let name), .en):
      ProblemMessage(
        "Two sheets have the name \"\(name)\".",
        fix: "Give each sheet a name of its own and save the file again.")
    case (.sharedSheetPart(let name, let other), .vi):
      ProblemMessage(
        "Hai trang \"\(name)\" và \"\(other)\" cùng trỏ tới một nội dung.",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại.")
    case (.sharedSheetPart(let name, let other), .en):
      ProblemMessage(
        "The sheets \"\(name)\" and \"\(other)\" are one and the same part.",
        fix: "Open the file in a spreadsheet program and save it again.")
    case (.incompleteSheetEntry(let position), .vi):
      ProblemMessage(
        "Trang tính thứ \(position) trong danh sách không có tên hoặc không có liên kết.",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại.")
    case (.incompleteSheetEntry(let position), .en):
      ProblemMessage(
        "Sheet number \(position) of the list has no name or no relationship.",
        fix: "Open the file in a spreadsheet program and save it again.")
    case (.badRowNumber(let text), .vi):
      ProblemMessage(
        "\"\(text)\" không phải là số dòng từ 1 đến 1048576.",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại.")
    case (.badRowNumber(let text), .en):
      ProblemMessage(
        "\"\(text)\" is not a row number from 1 to 1048576.",
        fix: "Open the file in a spreadsheet program and save it again.")
    case (.rowsOutOfOrder(let row, let previous), .vi):
      ProblemMessage(
        "Dòng \(row) đứng sau dòng \(previous); các dòng phải theo thứ tự tăng dần.",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại.")
    case (.rowsOutOfOrder(let row, let previous), .en):
      ProblemMessage(
        "Row \(row) comes after row \(previous); rows must ascend.",
        fix: "Open the file in a spreadsheet program and save it again.")
    case (.badCellAddress(let text, let row), .vi):
      ProblemMessage(
        "\"\(text)\" không phải là địa chỉ ô của dòng \(row), cột A đến XFD.",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại.")
    case (.badCellAddress(let text, let row), .en):
      ProblemMessage(
        "\"\(text)\" is not the address of a cell of row \(row), columns A to XFD.",
        fix: "Open the file in a spreadsheet program and save it again.")
    case (.cellsOutOfOrder(let previous), .vi):
      ProblemMessage(
        "Ô này đứng sau ô của cột \(SourceLocation.columnLetters(previous)); các ô phải theo thứ tự tăng dần và không trùng.",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại.")
    case (.cellsOutOfOrder(let previous), .en):
      ProblemMessage(
        "This cell comes after one of column \(SourceLocation.columnLetters(previous)); cells must ascend and not repeat.",
        fix: "Open the file in a spreadsheet program and save it again.")
    case (.badCellType(let text), .vi):
      ProblemMessage(
        "Ô có kiểu \"\(text)\"; chỉ có b, d, e, inlineStr, n, s và str.",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại.")
    case (.badCellType(let text), .en):
      ProblemMessage(
        "The cell has the type \"\(text)\"; there are only b, d, e, inlineStr, n, s and str.",
        fix: "Open the file in a spreadsheet program and save it again.")
    case (.badCellValue(let text, let type), .vi):
      ProblemMessage(
        "Giá trị lưu \"\(text)\" không phải là \(type.words(in: .vi)).",
        fix: "Nhập lại ô này rồi lưu tệp.")
    case (.badCellValue(let text, let type), .en):
      ProblemMessage(
        "The stored value \"\(text)\" is not \(type.words(in: .en)).",
        fix: "Type the cell anew and save the file.")
    case (.missingSharedString(let index, let count), .vi):
      ProblemMessage(
        "Ô trỏ tới chuỗi dùng chung số \(index), trong khi tệp có \(count) chuỗi, đánh số từ 0.",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại.")
    case (.missingSharedString(let index, let count), .en):
      ProblemMessage(
        "The cell refers to shared text \(index), and the file has \(count), numbered from 0.",
        fix: "Open the file in a spreadsheet program and save it again.")
    case (.missingStyle(let index, let count), .vi):
      ProblemMessage(
        "Ô trỏ tới kiểu số \(index), trong khi tệp có \(count) kiểu, đánh số từ 0.",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại.")
    case (.missingStyle(let index, let count), .en):
      ProblemMessage(
        "The cell refers to style \(index), and the file has \(count), numbered from 0.",
        fix: "Open the file in a spreadsheet program and save it again.")
    case (.textTooLong(let limit), .vi):
      ProblemMessage(
        "Văn bản trong ô dài hơn \(limit) ký tự.",
        fix: "Rút ngắn văn bản rồi lưu lại tệp.")
    case (.textTooLong(let limit), .en):
      ProblemMessage(
        "The text of the cell is longer than \(limit) characters.",
        fix: "Shorten it and save the file again.")
    case (.sharedTextTooLong(let index, let limit), .vi):
      ProblemMessage(
        "Chuỗi dùng chung số \(index) dài hơn \(limit) ký tự.",
        fix: "Rút ngắn văn bản đó rồi lưu lại tệp.")
    case (.sharedTextTooLong(let index, let limit), .en):
      ProblemMessage(
        "Shared text \(index) is longer than \(limit) characters.",
        fix: "Shorten it and save the file again.")
    case (.badRange(let text), .vi):
      ProblemMessage(
        "\"\(text)\" không phải là một vùng ô.",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại.")
    case (.badRange(let text), .en):
      ProblemMessage(
        "\"\(text)\" is not a range of cells.",
        fix: "Open the file in a spreadsheet program and save it again.")
    case (.formulaWithoutValue, .vi):
      ProblemMessage(
        "Ô có công thức nhưng tệp không lưu kết quả; ô được coi là trống.",
        fix: "Mở tệp bằng phần mềm bảng tính để tính lại rồi lưu.")
    case (.formulaWithoutValue, .en):
      ProblemMessage(
        "The cell has a formula whose result the file does not store; it counts as empty.",
        fix: "Open the file in a spreadsheet program, let it calculate, and save it.")
    case (.dateOutOfRange(let number), .vi):
      ProblemMessage(
        "Số \(vietnameseNumber(number)) có định dạng ngày nhưng không ứng với ngày nào; giữ nguyên là số.",
        fix: "Sửa định dạng hoặc giá trị của ô.")
    case (.dateOutOfRange(let number), .en):
      ProblemMessage(
        "The number \(number) has a date format but is no day; it stays a number.",
        fix: "Correct the format or the value of the cell.")
    case (.mergesNotRead(let limit), .vi):
      ProblemMessage(
        "Trang tính lớn hơn \(limit) byte sau giải nén nên các ô gộp không được xét tới.",
        fix: "Nếu tiêu đề có ô gộp, tách chúng ra hoặc chia nhỏ trang tính.")
    case (.mergesNotRead(let limit), .en):
      ProblemMessage(
        "The sheet is larger than \(limit) unpacked bytes, so merged cells are not looked at.",
        fix: "If headings are merged, unmerge them or split the sheet.")
    case (.convertedWorkbook(let format), .vi):
      ProblemMessage(
        "Tệp \(format) được chuyển sang XLSX bằng LibreOffice rồi mới đọc.",
        fix: "Lưu tệp dạng XLSX để khỏi phải chuyển.")
    case (.convertedWorkbook(let format), .en):
      ProblemMessage(
        "The \(format) file was converted to XLSX with LibreOffice before reading.",
        fix: "Save it as XLSX to spare the conversion.")
    case (.noConverter(let format), .vi):
      ProblemMessage(
        "Tệp dạng \(format) chỉ đọc được khi máy có LibreOffice (lệnh soffice).",
        fix:
          "Mở tệp bằng phần mềm bảng tính rồi lưu lại dạng XLSX, hoặc cài LibreOffice (Debian, Ubuntu: apt-get install libreoffice-calc)."
      )
    case (.noConverter(let format), .en):
      ProblemMessage(
        "A file of the format \(format) can be read only where LibreOffice is installed (the command soffice).",
        fix:
          "Open it in a spreadsheet program and save it as XLSX, or install LibreOffice (Debian, Ubuntu: apt-get install libreoffice-calc)."
      )
    case (.conversionFailed(let format, let reason), .vi):
      ProblemMessage(
        "LibreOffice không chuyển được tệp \(format) sang XLSX (\(reason[.vi])).",
        fix: "Mở tệp bằng phần mềm bảng tính, bỏ mật khẩu nếu có, rồi lưu lại dạng XLSX.")
    case (.conversionFailed(let format, let reason), .en):
      ProblemMessage(
        "LibreOffice could not convert the \(format) file to XLSX (\(reason[.en])).",
        fix:
          "Open it in a spreadsheet program, take off a password if there is one, and save it as XLSX."
      )
    case (.conversionTimedOut(let format, let seconds), .vi):
      ProblemMessage(
        "LibreOffice chưa chuyển xong tệp \(format) sau \(seconds) giây nên bị dừng.",
        fix: "Mở tệp bằng phần mềm bảng tính rồi lưu lại dạng XLSX.")
    case (.conversionTimedOut(let format, let seconds), .en):
      ProblemMessage(
        "LibreOffice had not converted the \(format) file after \(counted(seconds, "second")) and was stopped.",
        fix: "Open it in a spreadsheet program and save it as XLSX.")
    }
  }
}
