extension TextProblem {
  /// The message in Vietnamese.
  var vietnamese: ProblemMessage {
    switch self {
    case .damagedCompression(let format, let offset):
      ProblemMessage(
        "Tệp nén \(format) bị hỏng, khoảng byte thứ \(offset).", fix: "Hãy chép hoặc nén lại tệp.")
    case .compressionCutOff(let format, let offset):
      ProblemMessage(
        "Tệp nén \(format) bị cắt cụt ở byte thứ \(offset), dữ liệu chưa hết.",
        fix: "Hãy chép hoặc tải lại cho đủ tệp.")
    case .bytesAfterCompression(let format, let offset):
      ProblemMessage(
        "Sau phần nén \(format) còn các byte lạ, từ byte thứ \(offset).", fix: "Hãy nén lại tệp.")
    case .compressionTooLarge(let format):
      ProblemMessage(
        "Giải nén tệp \(format) này cần quá nhiều bộ nhớ.",
        fix: "Hãy nén lại với mức nén thông thường.")
    case .tooLongExpanded(let limit):
      ProblemMessage(
        "Tệp nén bung ra hơn \(limit >> 20) MB, quá lớn đối với loại bảng này.",
        fix: "Hãy giải nén và tách bớt tệp.")
    case .notText(let format):
      ProblemMessage(
        "Đây là tệp \(format), không phải bảng dạng văn bản.",
        fix: "Hãy giải nén hoặc lưu thành CSV UTF-8.")
    case .standardInputTaken:
      ProblemMessage(
        "Đầu vào chuẩn (-) được dùng hai lần mà chỉ đọc được một lần.",
        fix: "Hãy ghi dữ liệu vào tệp rồi đọc từ tệp.")
    case .convertedEncoding(let name, let letters):
      ProblemMessage(
        "Tệp dùng bảng mã \(name); đã chuyển \(vietnameseNumber(letters)) ký tự sang Unicode (UTF-8).",
        fix: "Hãy lưu tệp dạng UTF-8 để khỏi phải chuyển.")
    case .convertedColumn(let name, let cells):
      ProblemMessage(
        "Cột này dùng bảng mã \(name); đã chuyển \(vietnameseNumber(cells)) ô sang Unicode (UTF-8).",
        fix: "Hãy chuyển cột sang phông Unicode để khỏi phải chuyển.")
    case .composedLetters(let count):
      ProblemMessage(
        "Tệp dùng Unicode tổ hợp; đã ghép dấu cho \(vietnameseNumber(count)) chữ (Unicode dựng sẵn).",
        fix: "Hãy lưu tệp dạng Unicode dựng sẵn để khỏi phải ghép.")
    case .unclearEncoding(let candidates):
      ProblemMessage(
        "Văn bản không phải UTF-8 và không rõ dùng bảng mã nào\(among(candidates)).",
        fix: "Hãy nêu bảng mã bằng --encoding, ví dụ --encoding \(candidates.first ?? "tcvn3").")
    case .noSuchCharacter(let bytes, let encoding):
      ProblemMessage(
        "Các byte \(bytes) không phải là ký tự nào trong bảng mã \(encoding).",
        fix: "Hãy sửa ký tự này, hoặc chọn bảng mã khác bằng --encoding.")
    case .nulByte:
      ProblemMessage(
        "Văn bản có byte NUL (0), không thuộc văn bản nào.", fix: "Hãy lưu lại tệp dạng UTF-8.")
    case .ambiguousNumber(let text, let decimal, let whole):
      ProblemMessage(
        "\"\(text)\" có thể là \(decimal) hoặc \(whole).",
        fix:
          "Hãy thêm --decimal-comma nếu dấu phẩy là dấu thập phân, --decimal-point nếu là dấu chấm."
      )
    case .unclearDecimalMark(let text, let count):
      ProblemMessage(
        "Không ô nào trong cột cho biết dấu thập phân là dấu phẩy hay dấu chấm; "
          + "\(vietnameseNumber(count)) ô như \"\(text)\" có hai cách hiểu.",
        fix:
          "Hãy thêm --decimal-comma nếu dấu phẩy là dấu thập phân, --decimal-point nếu là dấu chấm."
      )
    case .conflictingDecimalMarks(let comma, let commaCount, let point, let pointCount):
      ProblemMessage(
        "Cột dùng lẫn hai dấu thập phân: \(vietnameseNumber(commaCount)) ô có dấu phẩy như \"\(comma)\", "
          + "\(vietnameseNumber(pointCount)) ô có dấu chấm như \"\(point)\".",
        fix: "Hãy thống nhất một dấu, rồi thêm --decimal-comma hoặc --decimal-point.")
    case .otherDecimalMark(let text, let plain, let isComma):
      ProblemMessage(
        "\"\(text)\" viết theo kiểu dấu \(isComma ? "phẩy" : "chấm") thập phân, "
          + "trong khi dấu thập phân là dấu \(isComma ? "chấm" : "phẩy").",
        fix: "Hãy viết \(plain) hoặc thêm \(isComma ? "--decimal-comma" : "--decimal-point").")
    case .malformedGroups(let text):
      ProblemMessage(
        "\"\(text)\" không phải là số: các chữ số không được nhóm đúng ba chữ số một.",
        fix: "Hãy sửa lại dấu phân cách hàng nghìn, ví dụ 1.234.567.")
    case .strayPercent(let text, let indicator):
      ProblemMessage(
        "\"\(text)\" có dấu phần trăm, nhưng \(indicator) không phải là tỷ lệ phần trăm.",
        fix: "Hãy bỏ dấu %, hoặc kiểm tra xem số liệu có nhầm cột không.")
    case .unknownUnitWord(let text, let word):
      ProblemMessage(
        "\"\(text)\" không phải là số: \"\(word)\" không phải là đơn vị tính đã biết.",
        fix: "Hãy chỉ ghi con số, hoặc để trống nếu thiếu.")
    case .otherUnit(let text, let word, let indicator, let unit):
      ProblemMessage(
        "\"\(text)\" tính bằng \"\(word)\", còn \(indicator) \(vietnameseUnit(unit)).",
        fix: "Hãy đổi sang đúng đơn vị và chỉ ghi con số.")
    case .unitWordDropped(let text, let word, let indicator):
      ProblemMessage(
        "\"\(text)\": đã bỏ đơn vị \"\(word)\", đúng với đơn vị của \(indicator).",
        fix: "Lần sau chỉ cần ghi con số.")
    case .failedFormula(let text):
      ProblemMessage(
        "\"\(text)\" là lỗi của công thức bảng tính, không phải số liệu.",
        fix: "Hãy sửa công thức, hoặc để trống nếu thiếu.")
    case .recordTooLong(let limit):
      ProblemMessage(
        "Dòng này dài hơn \(limit >> 20) MB nên không được đọc.",
        fix: "Hãy kiểm tra dấu xuống dòng và dấu ngoặc kép của tệp.")
    case .decimalCommaFound(let text, let plain):
      ProblemMessage(
        "Số trong bảng được đọc với dấu phẩy thập phân: \"\(text)\" chỉ có thể là "
          + "\(String(plain.map { $0 == "." ? "," : $0 })).",
        fix: "Thêm --decimal-comma hoặc --decimal-point để tự chọn.")
    case .differentDecimalMarks(let comma, let commaColumn, let point, let pointColumn):
      ProblemMessage(
        "Các cột dùng dấu thập phân khác nhau: \"\(comma)\" ở cột \"\(commaColumn)\" chỉ đọc được với "
          + "dấu phẩy thập phân, \"\(point)\" ở cột \"\(pointColumn)\" chỉ đọc được với dấu chấm.",
        fix: "Hãy thống nhất một dấu, rồi thêm --decimal-comma hoặc --decimal-point.")
    case .noNumericColumn(let columns):
      ProblemMessage(
        columns.isEmpty
          ? "Bảng không có cột số liệu nào."
          : "Không cột nào chứa số; các cột khác là cột chữ: \(columns.joined(separator: ", ")).",
        fix: "Hãy kiểm tra lại bảng, hoặc nêu cột số liệu bằng --value TÊN:LOẠI.")
    case .qualifyingColumn(let name):
      ProblemMessage(
        "Cột \"\(name)\" phân biệt các số liệu của cùng một năm (một phần của năm, kế hoạch hay thực hiện, chuẩn nào); bảng không kèm kế hoạch không giữ riêng được.",
        fix:
          "Hãy đưa bảng vào mục \"observations\" của một kế hoạch; hoặc bỏ cột này nếu mọi số liệu đều là thực hiện cả năm theo một chuẩn; nếu đó chỉ là nhãn, hãy thêm --group \(name)."
      )
    case .letterSlip(let text, let name, let code):
      ProblemMessage(
        "\"\(text)\" được hiểu là \"\(name)\" (\(code)): hai tên chỉ khác một chữ cái.",
        fix: "Hãy viết đúng tên trong danh mục, hoặc thêm tên gọi khác vào danh mục.")
    case .otherKindWord(let text, let name, let code):
      ProblemMessage(
        "\"\(text)\" được hiểu là \"\(name)\" (\(code)): cùng tên nhưng khác loại đơn vị.",
        fix: "Hãy kiểm tra là xã, phường hay thị trấn; dùng mã đơn vị cho chắc.")
    case .notInParent(let text, let parent, let candidates):
      ProblemMessage(
        "Không có \"\(text)\" trong \"\(parent)\"; tên này có ở \(list(candidates)).",
        fix: "Hãy kiểm tra huyện, tỉnh ghi bên cạnh, hoặc dùng mã đơn vị.")
    case .unknownParent(let parent, let suggestion):
      ProblemMessage(
        "Danh mục không có huyện, tỉnh \"\(parent)\"; chỉ tìm theo tên đơn vị.",
        fix: suggestion.map { "Có phải là \"\($0)\"?" } ?? "Hãy kiểm tra tên huyện, tỉnh.")
    case .twinLabels(let column, let label, let units, let usual, let usualUnits):
      ProblemMessage(
        "Cột \(column): \"\(label)\" (\(units) đơn vị) và \"\(usual)\" (\(usualUnits) đơn vị) chỉ khác nhau ở chữ hoa, chữ thường hoặc dấu cách, nên thành hai nhóm.",
        fix: "Nếu là một nơi, hãy viết giống nhau ở mọi dòng.")
    case .unseenMarks(let name, let marks):
      ProblemMessage(
        "Tên \"\(name.withoutUnseenMarks)\" có ký tự không nhìn thấy (\(marks.joined(separator: ", "))); báo cáo, biểu đồ, bảng tính bỏ các ký tự đó.",
        fix: "Nếu không cố ý, hãy gõ lại tên.")
    }
  }

  private func among(_ candidates: [String]) -> String {
    candidates.isEmpty ? "" : " trong \(list(candidates))"
  }

  private func vietnameseUnit(_ unit: String) -> String {
    unit.isEmpty ? "không khai báo đơn vị tính" : "tính bằng \(unit)"
  }
}
