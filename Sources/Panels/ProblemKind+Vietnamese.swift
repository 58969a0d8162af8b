extension ProblemKind {
  /// The message in Vietnamese.
  public var vietnamese: ProblemMessage {
    switch self {
    case .missingFile:
      ProblemMessage("Không có tệp hoặc thư mục này.", fix: "Hãy kiểm tra lại đường dẫn.")
    case .isFolder: ProblemMessage("Đây là thư mục.", fix: "Hãy chỉ rõ một tệp trong đó.")
    case .notAResult:
      ProblemMessage(
        "Đây không phải thư mục kết quả đã xong: không có _SUCCESS và manifest.json.",
        fix: "Hãy nêu thư mục mà lotrinh run … --out đã ghi xong.")
    case .unreadable(let reason):
      ProblemMessage(
        "Không đọc được tệp: \(reason[.vi]).", fix: "Hãy kiểm tra quyền truy cập rồi thử lại.")
    case .cannotWrite(let reason):
      ProblemMessage(
        "Không ghi được vào đây: \(reason[.vi]).", fix: "Hãy chọn thư mục khác bằng --out.")
    case .writeFailed(let reason):
      ProblemMessage(
        "Ghi kết quả bị lỗi: \(reason[.vi]).",
        fix: "Kết quả cũ vẫn còn nguyên; hãy khắc phục rồi chạy lại.")
    case .outputIsInput(let input):
      ProblemMessage(
        "Kết quả sẽ ghi đè hoặc xóa tệp số liệu đầu vào \(input), nên không ghi gì cả.",
        fix: "Hãy chọn nơi khác bằng --out.")
    case .outputCutShort(let reason):
      ProblemMessage(
        "Ghi kết quả bị lỗi: \(reason[.vi]).",
        fix: "Những gì đã ghi ra chưa đầy đủ; hãy khắc phục rồi chạy lại.")
    case .standardOutputFailed(let reason):
      ProblemMessage(
        "Không ghi được ra đầu ra chuẩn: \(reason[.vi]).",
        fix: "Những gì đã ghi ra chưa đầy đủ; hãy khắc phục rồi chạy lại.")
    case .commitFailed(let reason):
      ProblemMessage(
        "Không đưa được kết quả mới vào chỗ: \(reason[.vi]). Thư mục đang lẫn tệp cũ và mới, không còn dấu _SUCCESS.",
        fix: "Hãy khắc phục rồi chạy lại.")
    case .oldResultsRemoved(let files):
      ProblemMessage(
        "Đã xóa \(vietnameseNumber(files.count)) tệp của kết quả cũ mà lần chạy này không tạo ra: \(files.joined(separator: ", "))."
      )
    case .oldResultsKept(let files):
      ProblemMessage(
        "Giữ lại \(vietnameseNumber(files.count)) tệp của kết quả cũ vì đã bị sửa sau khi ghi: \(files.joined(separator: ", ")); các tệp này không thuộc kết quả mới.",
        fix: "Hãy chuyển đi nơi khác hoặc xóa đi.")
    case .stagingLeft(let folder, let reason):
      ProblemMessage(
        "Kết quả đã đủ, nhưng không xóa được thư mục tạm \(folder): \(reason.vi).",
        fix: "Hãy xóa đi; lần chạy sau vào thư mục này cũng sẽ xóa.")
    case .emptyFile:
      ProblemMessage("Tệp rỗng.", fix: "Cần một bảng có dòng tiêu đề và các dòng số liệu.")
    case .headerOnly:
      ProblemMessage("Bảng chỉ có tiêu đề, chưa có số liệu.", fix: "Hãy thêm các dòng số liệu.")
    case .notUTF8:
      ProblemMessage("Văn bản không phải UTF-8.", fix: "Hãy lưu tệp dạng CSV UTF-8.")
    case .missingColumn(let name, let available, let suggestion):
      ProblemMessage(
        "Không có cột \"\(name)\"; các cột hiện có: \(list(available)).",
        fix: suggestion.map { "Có phải là \"\($0)\"?" } ?? "")
    case .duplicateColumn(let name):
      ProblemMessage("Có hai cột cùng tên \"\(name)\".", fix: "Hãy đổi tên một cột.")
    case .raggedRow(let expected, let found):
      ProblemMessage(
        "Dòng có \(found) ô, tiêu đề có \(expected) ô.",
        fix: found > expected
          ? "Ô có dấu phẩy phải đặt trong dấu ngoặc kép."
          : "Hãy thêm các ô còn thiếu; thiếu số liệu thì để ô trống.")
    case .unclosedQuote:
      ProblemMessage("Có ô mở ngoặc kép mà không đóng.", fix: "Hãy thêm dấu ngoặc kép đóng.")
    case .textAfterQuote:
      ProblemMessage(
        "Sau dấu ngoặc kép đóng của ô còn có chữ.",
        fix: "Dấu ngoặc kép nằm trong ô đã có ngoặc kép thì viết hai lần.")
    case .controlCharacter:
      ProblemMessage(
        "Ô chứa ký tự điều khiển hoặc dấu không nhìn thấy, không phải chữ.",
        fix: "Xóa ký tự đó; thường do phần mềm khác để lại.")
    case .notANumber(let text, let comma):
      ProblemMessage(
        "\"\(text)\" không phải là số.",
        fix: comma
          ? "Hãy viết \(text.map { $0 == "," ? "." : String($0) }.joined()) hoặc thêm --decimal-comma."
          : "Hãy ghi một số, hoặc để trống nếu thiếu.")
    case .notFinite(let text):
      ProblemMessage(
        "\"\(text)\" không phải là số hữu hạn.", fix: "Hãy để trống nếu thiếu số liệu.")
    case .notAYear(let text):
      ProblemMessage(
        "\"\(text)\" không phải là năm.", fix: "Hãy ghi bốn chữ số từ 1900 đến 2200, ví dụ 2024.")
    case .notYesNo(let text):
      ProblemMessage(
        "\"\(text)\" không phải là đạt hay không đạt.",
        fix: "Hãy ghi đạt, không đạt, yes, no, 1 hoặc 0.")
    case .notADate(let text):
      ProblemMessage(
        "\"\(text)\" không phải là ngày tháng.", fix: "Hãy ghi dạng 2024-03-25, 2024-03 hoặc 2024.")
    case .notAllowed(let text, let allowed, let suggestion):
      ProblemMessage(
        "\"\(text)\" không thuộc các giá trị \(list(allowed)).",
        fix: suggestion.map { "Có phải là \"\($0)\"?" } ?? "")
    case .outOfRange(let text, let indicator, let kind):
      ProblemMessage(
        "Giá trị \"\(text)\" không hợp lệ cho \(indicator), \(kind.vietnameseDemand).",
        fix: "Hãy sửa lại, hoặc để trống.")
    case .aboveLimit(let text, let indicator, let limit):
      ProblemMessage(
        "Giá trị \"\(text)\" không hợp lệ cho \(indicator): chỉ có \(limit).",
        fix: "Hãy sửa lại, hoặc để trống.")
    case .emptyField:
      ProblemMessage("Ô này trống.", fix: "Ô này bắt buộc phải có nội dung.")
    case .duplicateCell(let unit, let year, let indicator, let firstLine):
      ProblemMessage(
        "Đơn vị \(unit), năm \(year)\(indicator.isEmpty ? "" : ", \(indicator)") bị trùng; "
          + "lần đầu ở dòng \(firstLine).",
        fix: "Chỉ giữ một dòng; trong kế hoạch, cột \"source\" phân biệt hai nguồn.")
    case .duplicateCode(let code, let firstLine):
      ProblemMessage(
        "\"\(code)\" bị trùng; lần đầu ở dòng \(firstLine).", fix: "Mỗi mục cần một mã riêng.")
    case .sourceConflict(
      let unit, let year, let indicator, let kept, let keptSource, let other, let otherSource):
      ProblemMessage(
        "Hai nguồn khác nhau về \(indicator) của \(unit) năm \(year): dùng \(vietnameseNumber(kept)) (\(Language.vi.source(keptSource))), "
          + "giữ lại \(vietnameseNumber(other)) (\(Language.vi.source(otherSource))) để đối chiếu.")
    case .tooManyYears(let first, let last, let limit):
      ProblemMessage(
        "Số liệu từ năm \(first) đến \(last); tối đa \(limit) năm.", fix: "Hãy tách tệp.")
    case .partYearSetApart(let count):
      ProblemMessage(
        "\(vietnameseNumber(count)) giá trị giữa năm được để riêng, không lẫn với số cuối năm.",
        fix: "Thêm --part-year để dùng giá trị muộn nhất của năm khi không có số cuối năm.")
    case .plannedSetApart(let count):
      ProblemMessage(
        "\(vietnameseNumber(count)) giá trị kế hoạch được để riêng: mục tiêu không phải là số thực hiện."
      )
    case .rowsSetAside(let count):
      ProblemMessage("Số giá trị bị để riêng vì các lỗi đã nêu: \(vietnameseNumber(count)).")
    case .canSetAside(let count):
      ProblemMessage(
        "Số giá trị không dùng được: \(vietnameseNumber(count)).",
        fix:
          "Sửa tệp; hoặc thêm --set-aside để làm tiếp với phần còn lại: các dòng bị loại được ghi trong problems.csv."
      )
    case .unknownUnit(let text, let suggestion):
      ProblemMessage(
        "Không có đơn vị \"\(text)\" trong danh mục đơn vị.",
        fix: suggestion.map { "Có phải là \"\($0)\"?" } ?? "Hãy thêm vào danh mục đơn vị.")
    case .tolerantMatch(let text, let name, let code):
      ProblemMessage(
        "\"\(text)\" được hiểu là \"\(name)\" (\(code)): tên chỉ khác dấu hoặc chữ hoa.",
        fix: "Hãy viết đúng tên trong danh mục, hoặc thêm tên gọi khác vào danh mục.")
    case .ambiguousUnit(let text, let candidates):
      ProblemMessage("\"\(text)\" có thể là \(list(candidates)).", fix: "Hãy dùng mã đơn vị.")
    case .unknownIndicator(let text, let suggestion):
      ProblemMessage(
        "Không bộ tiêu chí hay kế hoạch nào khai báo chỉ tiêu \"\(text)\".",
        fix: suggestion.map { "Có phải là \"\($0)\"?" }
          ?? "Hãy khai báo trong mục \"indicators\" của kế hoạch.")
    case .unknownItem(let text, let set, let suggestion):
      ProblemMessage(
        "Bộ tiêu chí \(set) không có mục \"\(text)\".",
        fix: suggestion.map { "Có phải là \"\($0)\"?" }
          ?? "Hãy ghi số hiệu tiêu chí hoặc chỉ tiêu như trong bộ.")
    case .unknownSet(let id, let available, let suggestion):
      ProblemMessage(
        "Không có bộ tiêu chí \"\(id)\"; hiện có \(list(available)).",
        fix: suggestion.map { "Có phải là \"\($0)\"?" }
          ?? "Hãy đặt tệp \(id).yaml trong thư mục \"criteria\" cạnh kế hoạch.")
    case .missingKey(let key, let object):
      ProblemMessage("\(object[.vi]) thiếu \"\(key)\".", fix: "Hãy thêm \"\(key):\".")
    case .unknownKey(let key, let allowed, let suggestion):
      ProblemMessage(
        "\"\(key)\" không dùng được ở đây; chỉ dùng \(list(allowed)).",
        fix: suggestion.map { "Có phải là \"\($0)\"?" } ?? "Hãy bỏ đi.")
    case .wrongType(let found, let value, let expected):
      ProblemMessage(
        "\"\(value)\" là \(found[.vi]), trong khi cần \(expected[.vi]).",
        fix: "Hãy ghi \(expected[.vi]).")
    case .wrongForm(let value, let expected):
      ProblemMessage("\"\(value)\" không đúng dạng: \(expected[.vi]).", fix: "Hãy sửa lại.")
    case .duplicateKey(let key):
      ProblemMessage(
        "Khóa \"\(key)\" có ở đây và lặp lại ở phía dưới.", fix: "Chỉ giữ một trong hai.")
    case .duplicateID(let id):
      ProblemMessage("\"\(id)\" được dùng hai lần.", fix: "Mỗi mục cần một mã riêng.")
    case .unverifiedNumber(let value):
      ProblemMessage(
        "Mức \(vietnameseNumber(value)) chưa được kiểm chứng.",
        fix: "Hãy ghi null, hoặc nêu nguồn và ghi \"verified: true\".")
    case .missingBar(let set, let indicator, let name, let zones, let years):
      ProblemMessage(
        "\(set) \(indicator) (\(name[.vi])): chưa có mức cho \(zones.joined(separator: ", ")), \(years), nên chưa "
          + "đánh giá được.",
        fix: "Hãy bổ sung vào thresholds.csv: \(set),\(indicator),…")
    case .missingZone(let unit, let set):
      ProblemMessage(
        "\(unit) chưa có vùng hoặc nhóm mà mức của \(set) yêu cầu.",
        fix: "Hãy điền cột \"zone\" trong danh mục đơn vị, hoặc thêm --region hay --region-column.")
    case .missingData(let set, let items):
      ProblemMessage(
        "\(set): số liệu chưa có giá trị cho \(vietnameseNumber(items.count)) mục: \(items.joined(separator: ", ")).",
        fix: "Các mục này chưa đánh giá được; kết quả báo cáo của cả tiêu chí sẽ quyết định.")
    case .verdictConflict(let criterion, let years, let reportedMet, let units):
      ProblemMessage(
        "Tiêu chí \(criterion) được báo cáo \(reportedMet ? "đạt" : "không đạt") ở \(vietnameseNumber(units.count)) lượt "
          + "xã-năm (\(years); \(some(units))), các chỉ tiêu cho kết quả ngược lại; dùng kết quả theo "
          + "chỉ tiêu.")
    case .countConflict(let unit, let year, let reported, let computed):
      ProblemMessage(
        "\(unit), \(year): báo cáo \(reported) tiêu chí đạt, đánh giá được \(computed).")
    case .unassigned(let set, let items):
      ProblemMessage(
        "Chưa ai phụ trách \(set) \(items.joined(separator: ", ")).",
        fix: "Hãy bổ sung vào assignments.csv.")
    case .ambiguity(let row, let text):
      ProblemMessage("\(row.isEmpty ? "" : "[\(row)] ")\(text[.vi])")
    case .publishedMismatch(let place, let item, let printed, let recomputed):
      ProblemMessage(
        "\(place), \(item): đã in \(vietnameseNumber(printed)), tính lại \(vietnameseNumber(recomputed))."
      )
    case .countAgainstShare(let place, let item, let from, let to):
      ProblemMessage(
        "\(place): \(item) đi từ \(vietnameseNumber(from)) đến \(vietnameseNumber(to)): số lượng và tỷ lệ thay đổi ngược chiều.",
        fix: "Hãy so sánh trên cùng một danh mục đơn vị.")
    case .simulated(let count, let total):
      ProblemMessage(
        "\(vietnameseNumber(count)) trên \(vietnameseNumber(total)) giá trị là số liệu mô phỏng, không phải số thật của xã nào."
      )
    case .missingWeight(let indicator, let weight, let units, let all):
      ProblemMessage(
        units == all
          ? "Bình quân \(indicator) là bình quân đơn giản, mỗi đơn vị tính như nhau, vì số liệu không có \(weight[.vi])."
          : "Bình quân \(indicator) bỏ qua \(vietnameseNumber(units)) trên \(vietnameseNumber(all)) đơn vị vì thiếu \(weight[.vi]); nơi mọi đơn vị đều thiếu thì là bình quân đơn giản.",
        fix: "Hãy bổ sung \(weight[.vi]) nếu cần bình quân gia quyền.")
    case .noRenderer(let reason):
      ProblemMessage(
        "Chỉ ghi được đặc tả biểu đồ: \(reason[.vi]).", fix: "Hãy chạy scripts/setup để có hình.")
    case .renderFailed(let reason):
      ProblemMessage("Không vẽ được biểu đồ: \(reason[.vi]).")
    case .noPandoc:
      ProblemMessage(
        "Không có báo cáo DOCX: không tìm thấy pandoc.",
        fix: "Hãy cài pandoc, hoặc thêm --no-docx.")
    case .pandocFailed(let reason): ProblemMessage("Không làm được báo cáo DOCX: \(reason[.vi]).")
    case .badOption(let text): ProblemMessage(text[.vi])
    case .badMap(let reason):
      ProblemMessage(
        "Không dùng được bản đồ: \(reason[.vi]).",
        fix: "Hãy đưa GeoJSON FeatureCollection theo độ, mỗi đối tượng có mã hoặc tên đơn vị.")
    case .mapFeaturesLeftOut(let names):
      ProblemMessage(
        "\(vietnameseNumber(names.count)) hình trên bản đồ không phải đơn vị nào của số liệu, không vẽ: \(some(names)).",
        fix: "Hãy sửa mã hoặc tên trên bản đồ, hoặc chọn thuộc tính bằng --map-unit.")
    case .text(let problem): problem.message(in: .vi)
    case .workbook(let problem): problem.message(in: .vi)
    case .database(let problem): problem.message(in: .vi)
    case .sheet(let problem): problem.message(in: .vi)
    case .unitChange(let problem): problem.message(in: .vi)
    case .series(let problem): problem.message(in: .vi)
    case .plan(let problem): problem.message(in: .vi)
    case .forecast(let problem): problem.message(in: .vi)
    case .yaml(let problem): problem.message(in: .vi)
    case .shards(let problem): problem.message(in: .vi)
    case .runs(let problem): problem.message(in: .vi)
    }
  }

  private func list(_ words: [String]) -> String {
    words.isEmpty ? "(không có)" : words.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}

extension IndicatorKind {
  fileprivate var vietnameseDemand: String {
    switch self {
    case .share: "tỷ lệ phần trăm từ 0 đến 100"
    case .positive: "số lớn hơn 0"
    case .number: "số hữu hạn"
    case .count: "số nguyên từ 0 trở lên"
    case .yesno: "có (1) hoặc không (0)"
    }
  }
}
