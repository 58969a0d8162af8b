extension UnitChangeProblem {
  /// The message in Vietnamese.
  var vietnamese: ProblemMessage {
    switch self {
    case .emptyLink:
      ProblemMessage(
        "Dòng này không có mã đơn vị cũ lẫn mã đơn vị mới.",
        fix: "Điền ít nhất một trong hai mã, hoặc xóa dòng.")
    case .undatedLink(let unit):
      ProblemMessage(
        "\(unit): chưa có ngày thay đổi.",
        fix:
          "Thêm cột date (ví dụ 2025-07-01), hoặc nêu --crosswalk-date; trong kế hoạch: crosswalk: {date: 2025-07-01}."
      )
    case .doubledLink(let old, let new, let firstLine):
      ProblemMessage(
        "Quan hệ \(old) → \(new) bị ghi hai lần (lần đầu ở dòng \(firstLine)).",
        fix: "Xóa một trong hai dòng.")
    case .badWeight(let weight, let base):
      ProblemMessage(
        "Tỷ trọng \(base) là \(vietnameseNumber(weight)); tỷ trọng phải từ 0 đến 1.",
        fix: "Ghi phần của đơn vị cũ chuyển sang đơn vị mới, ví dụ 0.35 cho 35%.")
    case .partialWeights(let unit, let base, let given, let parts):
      ProblemMessage(
        "\(unit): chỉ \(given) trong \(parts) phần có tỷ trọng \(base).",
        fix: "Ghi tỷ trọng cho mọi phần (tổng bằng 1), hoặc để trống tất cả.")
    case .weightSum(let unit, let base, let sum):
      ProblemMessage(
        "\(unit): tổng các tỷ trọng \(base) là \(vietnameseNumber(sum)), phải bằng 1 (sai lệch cho phép 0,001).",
        fix:
          "Sửa tỷ trọng của các phần để tổng bằng 1; nếu đó là số người hay số hộ thì chia cho tổng."
      )
    case .weightsScaled(let unit, let base, let sum):
      ProblemMessage(
        "\(unit): tổng các tỷ trọng \(base) là \(vietnameseNumber(sum)); đã chia cho tổng này để bằng 1.",
        fix: "Ghi tỷ trọng với nhiều chữ số thập phân hơn nếu muốn chính xác hơn.")
    case .emptyPart(let old, let new):
      ProblemMessage(
        "Quan hệ \(old) → \(new) có mọi tỷ trọng bằng 0.",
        fix: "Xóa dòng nếu không có gì chuyển sang, hoặc ghi tỷ trọng đúng.")
    case .lostAndContinued(let unit):
      ProblemMessage(
        "\(unit) vừa có đơn vị kế thừa vừa có dòng ghi là không còn.",
        fix: "Xóa dòng không có mã mới, hoặc các dòng có mã mới.")
    case .gainedAndPreceded(let unit):
      ProblemMessage(
        "\(unit) vừa có đơn vị tiền thân vừa có dòng ghi là không có.",
        fix: "Xóa dòng không có mã cũ, hoặc các dòng có mã cũ.")
    case .twoKinds(let unit, let kinds):
      ProblemMessage(
        "\(unit) có hai loại trong cùng một danh mục: \(kinds.joined(separator: ", ")).",
        fix:
          "Ghi một loại cho mỗi đơn vị: commune (xã), town (thị trấn), ward (phường), special-zone (đặc khu)."
      )
    case .twoVintages(let date, let first, let second):
      ProblemMessage(
        "Ngày \(date) có hai tên danh mục: \(first) và \(second).",
        fix: "Mỗi ngày chỉ có một danh mục trước và một danh mục sau; sửa ngày hoặc tên danh mục.")
    case .vintageOrder(let old, _):
      ProblemMessage(
        "Danh mục cũ và danh mục mới là một: \(old).",
        fix: "Ghi hai tên danh mục khác nhau, hoặc bỏ trống.")
    case .datesReversed(let vintage, let made, let used):
      ProblemMessage(
        "Danh mục \(vintage) có từ ngày \(made) nhưng đã là danh mục cũ vào ngày \(used).",
        fix: "Kiểm tra thứ tự ngày: danh mục mới của lần trước là danh mục cũ của lần sau.")
    case .endedUnit(let unit, let date):
      ProblemMessage(
        "\(unit) đã hết hiệu lực từ ngày \(date), nên không thể là đơn vị cũ của lần thay đổi sau.",
        fix: "Dùng mã của đơn vị kế thừa nó, hoặc sửa ngày.")
    case .unknownKind(let word, let suggestion):
      ProblemMessage(
        "\"\(word)\" không phải loại đơn vị.\(suggestion.map { " Ý bạn là \"\($0)\"?" } ?? "")",
        fix: "Dùng commune (xã), town (thị trấn), ward (phường) hoặc special-zone (đặc khu).")
    case .crosswalkColumn(let name, let available):
      ProblemMessage(
        "Bảng chuyển đổi thiếu cột \(name); các cột hiện có: \(available.joined(separator: ", ")).",
        fix:
          "Thêm cột này, hoặc nêu --columns \(name)=TÊN-CỘT; trong kế hoạch: crosswalk: {columns: {\(name): TÊN-CỘT}}."
      )
    case .columnMapping(let text, let known):
      ProblemMessage(
        "--columns \(text): không hiểu được.",
        fix: "Ghi TÊN=CỘT, ví dụ old_code=ma_xa_cu; các tên là \(known.joined(separator: ", ")).")
    case .splitWithoutWeights(let unit, let parts, let rule):
      ProblemMessage(
        "\(unit) chia thành \(vietnameseNumber(parts.count)) phần (\(parts.joined(separator: ", "))) mà không có tỷ trọng\(rule.map { "; đã chia theo quy tắc \($0)" } ?? "; số đếm của các phần để trống").",
        fix:
          "Thêm tỷ trọng, hoặc chọn một quy tắc khác bằng --missing-weights (trong kế hoạch: crosswalk: {missing-weights: …})."
      )
    case .meanWithoutWeights(let indicator, let weight, let cells, let rule):
      ProblemMessage(
        "\(indicator): thiếu quyền số \(weight.map { "\"\($0)\"" } ?? "(chưa khai báo)") cho \(vietnameseNumber(cells)) giá trị của đơn vị sáp nhập; \(rule.map { "đã dùng quy tắc \($0)" } ?? "các giá trị này để trống").",
        fix:
          "Bổ sung số liệu quyền số, hoặc chọn quy tắc bằng --missing-weights (trong kế hoạch: crosswalk: {missing-weights: …})."
      )
    case .partsNotInData(let unit, let parts):
      ProblemMessage(
        "\(unit): số liệu không có các phần \(parts.joined(separator: ", ")), nên tổng và bình quân của đơn vị này để trống.",
        fix:
          "Bổ sung số liệu của các phần này. Riêng bình quân, có thể hạ mức bao phủ bằng --minimum-cover (trong kế hoạch: crosswalk: {minimum-cover: …}); tổng vẫn để trống."
      )
    case .unlistedUnits(let units, let date, let suggestion):
      ProblemMessage(
        "\(vietnameseNumber(units.count)) đơn vị của số liệu không có trong bảng chuyển đổi (\(Self.some(units))); giữ nguyên qua ngày \(date).\(suggestion.map { " Ý bạn là mã \"\($0)\"?" } ?? "")",
        fix:
          "Nếu các đơn vị này có thay đổi thì thêm vào bảng chuyển đổi; nếu mã mất số 0 ở đầu thì sửa mã."
      )
    case .codeTaken(let unit, let successor, let date):
      ProblemMessage(
        "Không có dòng nào cho biết \(unit) về đâu trong lần thay đổi ngày \(date), mà từ ngày đó mã này là của \(successor); đã để riêng, không tính.",
        fix: "Thêm vào bảng chuyển đổi dòng cho biết đơn vị này về đâu.")
    case .codeOutOfVintage(let unit, let years, let vintage, let values):
      ProblemMessage(
        "\(unit): mã này không còn trong danh mục \(vintage), nhưng có \(vietnameseNumber(values)) giá trị của năm \(years); đã để riêng, không tính.",
        fix:
          "Nếu mọi năm đều theo đơn vị cũ thì nêu --codes first khi chạy lotrinh crosswalk, hoặc ghi crosswalk: {codes: first} trong kế hoạch; nếu không thì sửa mã."
      )
    case .dataAfterTarget(let years, let vintage):
      ProblemMessage(
        "Số liệu năm \(years) đã theo đơn vị mới hơn danh mục \(vintage); không chuyển ngược về đơn vị cũ.",
        fix:
          "Chọn năm muộn hơn bằng --to (trong kế hoạch: crosswalk: {to: …}), hoặc bỏ các năm này.")
    case .noStep(let year, let first):
      ProblemMessage(
        "Không có thay đổi nào đến hết năm \(year); thay đổi đầu tiên là ngày \(first).",
        fix: "Chọn năm muộn hơn bằng --to (trong kế hoạch: crosswalk: {to: …}).")
    case .nothingMatches(let seen, let expected):
      ProblemMessage(
        "Không đơn vị nào của số liệu có trong bảng chuyển đổi: số liệu có mã như \"\(seen)\", bảng chuyển đổi có mã như \"\(expected)\".",
        fix: "Dùng cùng một hệ mã trong hai tệp; chú ý số 0 ở đầu mã.")
    case .criteriaDropped(let indicators, let values):
      ProblemMessage(
        "Bỏ \(vietnameseNumber(values)) giá trị báo cáo về tiêu chí (\(indicators.joined(separator: ", "))) của đơn vị sáp nhập, chia tách: phải đánh giá lại từ các chỉ tiêu, không lấy bình quân.",
        fix: "Bổ sung số liệu các chỉ tiêu để đánh giá lại.")
    case .leftRuralSet(let units, let wards):
      ProblemMessage(
        "\(vietnameseNumber(units.count)) xã, thị trấn thành phường hoặc một phần của phường, ra khỏi chương trình nông thôn mới: \(Self.some(units)) (nay là \(Self.some(wards))).",
        fix: "Các phường vẫn có trong bảng kết quả nhưng không tính vào bình quân của xã.")
    case .lostUnits(let units, let values):
      ProblemMessage(
        "\(vietnameseNumber(units.count)) đơn vị không có đơn vị kế thừa (\(Self.some(units))); \(vietnameseNumber(values)) giá trị để riêng, không tính.",
        fix: "Nếu các đơn vị này có kế thừa thì thêm vào bảng chuyển đổi.")
    case .lostParts(let units):
      ProblemMessage(
        "Một phần của \(vietnameseNumber(units.count)) đơn vị (\(Self.some(units))) không có đơn vị kế thừa; số đếm của phần đó để riêng, không tính.",
        fix:
          "Nếu phần đó có kế thừa thì thêm vào bảng chuyển đổi; xem cột set_aside_lost của crosswalk_totals.csv."
      )
    case .totalsDiffer(let indicator, let year, let before, let difference, let others):
      ProblemMessage(
        "\(indicator), năm \(year): tổng trước khi chuyển đổi là \(before), sau khi chuyển đổi lệch \(difference) mà không rõ lý do\(others > 0 ? "; còn \(others) tổng khác cũng lệch" : "").",
        fix: "Đừng dùng các tổng này; kiểm tra bảng chuyển đổi và báo lại lỗi này kèm tệp.")
    case .gainedUnits(let units):
      ProblemMessage(
        "\(vietnameseNumber(units.count)) đơn vị mới không có đơn vị tiền thân: \(Self.some(units)).",
        fix: "Chuỗi số liệu của các đơn vị này bắt đầu từ ngày thành lập.")
    case .namesReused(let names):
      ProblemMessage(
        "\(vietnameseNumber(names.count)) đơn vị mới mang tên đã có: \(Self.some(names, limit: 12)).",
        fix: "Đừng ghép số liệu theo tên; dùng mã kèm danh mục.")
    case .codesReused(let units):
      ProblemMessage(
        "\(vietnameseNumber(units.count)) đơn vị mới mang mã của một đơn vị cũ khác: \(Self.some(units)).",
        fix: "Mã chỉ có nghĩa kèm danh mục (năm); đừng ghép số liệu hai danh mục theo mã.")
    case .undecidedPlace(let unit, let column, let labels):
      ProblemMessage(
        "\(unit): các phần thuộc \(column) khác nhau (\(labels.joined(separator: ", "))), nên cột này để trống.",
        fix: "Ghi giá trị của đơn vị mới vào cột new_\(column) của bảng chuyển đổi.")
    case .kindUnknown(let units):
      ProblemMessage(
        "Không rõ loại của \(vietnameseNumber(units.count)) đơn vị mới (\(Self.some(units))); tạm coi là xã.",
        fix:
          "Thêm cột new_kind: commune (xã), town (thị trấn), ward (phường), special-zone (đặc khu)."
      )
    case .entriesNotCarried(let entry, let units):
      ProblemMessage(
        "Các dòng \(entry) về đơn vị đã sáp nhập, chia tách hoặc không còn (\(Self.some(units))) không chuyển được sang đơn vị mới; đã bỏ qua.",
        fix: "Viết lại các dòng này theo đơn vị mới trong kế hoạch của giai đoạn mới.")
    case .unitBreaksLifted(let years, let units):
      ProblemMessage(
        "Điểm gãy do thay đổi đơn vị (năm \(years.map(String.init).joined(separator: ", "))) không còn cắt chuỗi của \(Self.some(units)): cả chuỗi đã theo đơn vị mới.",
        fix: "Các giá trị đã chuyển đổi mang nguồn gốc \"reconstructed\".")
    case .spliceNotCarried(let indicator, let year, let units):
      ProblemMessage(
        "\(indicator): hệ số nối chuỗi năm \(year) được đo trên các đơn vị cũ, không dùng được cho đơn vị hợp thành từ nhiều phần (\(Self.some(units))); chuỗi của các đơn vị này bắt đầu lại từ năm \(year).",
        fix: "Nếu có số đo hai cách của đơn vị mới thì khai báo một điểm gãy riêng cho đơn vị đó.")
    }
  }
}
