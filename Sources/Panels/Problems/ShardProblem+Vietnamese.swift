extension ShardProblem {
  private func list(_ names: [String]) -> String {
    names.isEmpty ? "không có" : names.joined(separator: ", ")
  }

  /// The wording in Vietnamese.
  var vietnamese: ProblemMessage {
    switch self {
    case .levelsDiffer(let first, let second):
      ProblemMessage(
        "Các phần có các cấp hành chính khác nhau: \(list(first)) và \(list(second)).",
        fix: "Hãy dùng cùng các cột --group cho mọi phần.")
    case .indicatorsDiffer(let first, let second):
      ProblemMessage(
        "Các phần có các chỉ tiêu khác nhau: \(list(first)) và \(list(second)).",
        fix: "Hãy dùng cùng các cột --value cho mọi phần.")
    case .partOfBlock(let last, let count):
      ProblemMessage(
        "Phần kết thúc bằng \(last) còn thừa \(vietnameseNumber(count)) đơn vị sau khối cuối cùng trọn vẹn, mà còn phần khác theo sau.",
        fix: "Hãy cắt các đơn vị, theo thứ tự mã, sau mỗi 2048 đơn vị.")
    case .unitsOutOfOrder(let last, let next):
      ProblemMessage(
        "Một phần bắt đầu bằng \(next), nhưng phần trước kết thúc bằng \(last).",
        fix: "Hãy đưa các phần theo thứ tự mã, mỗi đơn vị chỉ ở một phần.")
    case .unitCount(let expected, let found):
      ProblemMessage(
        "Phần này có \(vietnameseNumber(found)) đơn vị, các khối của nó có \(vietnameseNumber(expected)).",
        fix: "Hãy đưa đúng mọi đơn vị thuộc các khối của phần, hoặc cả bảng.")
    case .otherBlock(let expected, let found):
      ProblemMessage(
        "Một khối bắt đầu bằng \(found) thay vì \(expected).",
        fix: "Hãy đưa các đơn vị của phần này, hoặc lập lại khung.")
    case .otherYears(let expected, let found):
      ProblemMessage(
        "Phần này có năm ngoài \(expected.lowerBound)–\(expected.upperBound): \(found.first ?? 0)–\(found.last ?? 0).",
        fix: "Hãy lập lại khung từ mọi phần.")
    case .indicatorLacking(let indicator):
      ProblemMessage(
        "Phần này không có chỉ tiêu \(indicator).",
        fix: "Hãy dùng cho mọi phần cùng các cột --value như khung.")
    case .otherValues(let indicator):
      ProblemMessage(
        "Các đơn vị có giá trị của \(indicator) khác với khi lập khung.",
        fix: "Hãy lập khung và chạy các phần trên cùng số liệu.")
    case .otherPlaces:
      ProblemMessage(
        "Một đơn vị thuộc địa bàn mà khung không có.",
        fix: "Hãy lập khung và chạy các phần trên cùng số liệu.")
    case .blockMissing(let block, let count):
      ProblemMessage(
        "Khối \(block + 1) trong \(vietnameseNumber(count)) khối không nằm ở phần nào.",
        fix: "Hãy chạy phần có khối ấy và đưa cả tệp của nó.")
    case .blockTwice(let block):
      ProblemMessage(
        "Khối \(block + 1) có hai lần.",
        fix: "Hãy đưa tệp của mỗi phần một lần, cùng một cách chia.")
    case .teacherMissing(let indicator, let position):
      ProblemMessage(
        "Thiếu chuỗi thứ \(position + 1) của \(indicator) mà mô hình học theo.",
        fix: "Hãy chạy lại các phần trên số liệu của khung.")
    case .notDocument:
      ProblemMessage(
        "Tệp này không do phần nào ghi ra.",
        fix: "Hãy đưa tệp do \"lotrinh frame\", \"fit\", \"merge\" hoặc \"apply\" ghi.")
    case .otherDocument(let expected, let found):
      ProblemMessage(
        "Đây là tệp loại \(found), mà cần loại \(expected.joined(separator: " hoặc ")).",
        fix: "Hãy đưa tệp kia.")
    case .documentCutShort(let lines):
      ProblemMessage(
        "Tệp hết sau \(lines) dòng mà không có dòng kết.",
        fix: "Hãy chạy lại bước đã ghi tệp: bước ấy chưa xong, hoặc đầu ra bị cắt.")
    case .documentChanged:
      ProblemMessage(
        "Tệp không đúng như dòng kết của nó ghi.",
        fix: "Hãy chạy lại bước đã ghi tệp và chép nguyên tệp.")
    case .badLine(let reason):
      ProblemMessage("Không đọc được dòng này: \(reason).", fix: "Hãy chạy lại bước đã ghi tệp.")
    case .otherVersion(let expected, let found):
      ProblemMessage(
        "Do phiên bản \(found) ghi; đây là phiên bản \(expected).",
        fix: "Hãy chạy mọi bước bằng một phiên bản.")
    case .otherSettings(let name, let expected, let found):
      ProblemMessage(
        "Lập với \(name) \(found.isEmpty ? "để trống" : found), các tệp khác với \(expected.isEmpty ? "để trống" : expected).",
        fix: "Hãy chạy mọi phần với cùng tùy chọn.")
    case .otherData:
      ProblemMessage(
        "Lập từ số liệu khác với các tệp kia.",
        fix: "Hãy chạy mọi bước trên cùng số liệu và cùng khung.")
    case .resultNotWhole:
      ProblemMessage(
        "Kết quả chưa trọn vẹn: không có _SUCCESS.", fix: "Hãy chạy lại phần ấy.")
    case .tableChanged(let table):
      ProblemMessage(
        "\(table).csv không phải là tệp mà phần ấy đã ghi.", fix: "Hãy chạy lại phần ấy.")
    case .doneBefore:
      ProblemMessage(
        "Việc này đã làm xong trước đó nên không làm lại.",
        fix: "Không cần làm gì; bỏ --resume thì sẽ làm lại từ đầu.")
    case .notInShards(let option):
      ProblemMessage(
        "Không chia phần được với \(option): việc này cần nhìn mọi chuỗi cùng lúc.",
        fix: "Hãy bỏ tùy chọn ấy, hoặc làm trước trong một tiến trình.")
    }
  }
}
