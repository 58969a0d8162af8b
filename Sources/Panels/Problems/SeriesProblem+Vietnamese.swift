extension SeriesProblem {
  private func list(_ units: [String]) -> String {
    Self.shown(units) { " và \($0) mục nữa" }
  }

  /// Which units are meant; nothing for all.
  private func of(_ units: [String]) -> String {
    units.isEmpty ? "" : " cho \(list(units))"
  }

  /// The wording in Vietnamese.
  var vietnamese: ProblemMessage {
    switch self {
    case .spliceWithoutOverlap(let indicator, let year, let units):
      ProblemMessage(
        "Nối chuỗi \(indicator) tại năm \(year): chưa có năm nào đo theo cả hai cách cho \(list(units)).",
        fix:
          "Hãy ghi \"overlap: {year, before, after}\", thêm dòng của năm đó theo chuẩn cũ với cột \"regime\" để phân biệt, hoặc dùng \"treatment: level-shift\"."
      )
    case .spliceImpossible(let indicator, let year, let unit, let before, let after):
      ProblemMessage(
        "\(unit): không nối được \(indicator) tại năm \(year), vì \(vietnameseNumber(before)) (trước) và \(vietnameseNumber(after)) (sau) không cho hệ số lớn hơn 0.",
        fix: "Hãy sửa số liệu năm đo hai cách, hoặc dùng \"treatment: level-shift\".")
    case .regimeUnclear(let unit, let year, let indicator, let regimes):
      ProblemMessage(
        "\(unit), năm \(year), \(indicator): có giá trị theo \(regimes.joined(separator: " và ")), nhưng không năm nào khác cho biết chuẩn nào có trước.",
        fix: "Hãy nêu tên hai chuẩn trong điểm gãy: \"overlap: {from: …, to: …}\".")
    case .undeclaredRegime(let indicator, let year, let from, let to, let units, let suggestion):
      ProblemMessage(
        "\(indicator) chuyển từ chuẩn \"\(from)\" sang \"\(to)\" năm \(year) mà chưa khai báo điểm gãy: \(list(units)).",
        fix: "Hãy khai báo: \(suggestion).")
    case .commonJump(
      let indicator, let year, let size, let usual, let score, let units, let count,
      let suggestion):
      ProblemMessage(
        "\(indicator) nhảy bậc năm \(year): \(units == 1 ? "mức thay đổi" : "trung vị mức thay đổi của \(vietnameseNumber(units)) đơn vị") là \(vietnameseNumber(size)), các năm khác là \(vietnameseNumber(usual)); gấp \(vietnameseNumber(score)) lần độ dao động thường thấy của \(vietnameseNumber(count)) năm.",
        fix: "Nếu do đổi chuẩn hoặc cách tính, hãy khai báo: \(suggestion).")
    case .scatterChange(
      let indicator, let year, let before, let after, let count, let suggestion):
      ProblemMessage(
        "Từ năm \(year), mức thay đổi hằng năm của \(indicator) giữa các đơn vị phân tán \(vietnameseNumber(after)), trước đó là \(vietnameseNumber(before)) (\(vietnameseNumber(count)) năm): có đổi cách tính không?",
        fix: "Nếu đổi cách tính, hãy khai báo: \(suggestion).")
    case .unitJump(
      let unit, let indicator, let year, let from, let to, let score, let returns,
      let suggestion):
      ProblemMessage(
        "\(unit): \(indicator) từ \(vietnameseNumber(from)) thành \(vietnameseNumber(to)) năm \(year)\(returns ? " rồi trở lại vào năm sau" : ""), gấp \(vietnameseNumber(score)) lần mức chênh thường thấy giữa các đơn vị.",
        fix: returns
          ? "Hãy kiểm tra số liệu năm \(year)."
          : "Hãy kiểm tra cả hai số; nếu tại đó đổi cách tính, hãy khai báo: \(suggestion).")
    case .jumpsNotTested(let indicators, let needed):
      ProblemMessage(
        "Chưa đủ \(needed) mức thay đổi hằng năm để tìm bước nhảy chung: \(list(indicators)).",
        fix: "Hãy khai báo các điểm gãy đã biết; bổ sung thêm năm nếu có.")
    case .breakDeclaredTwice(let indicator, let year, let units, let treatment):
      ProblemMessage(
        "Điểm gãy của \(indicator) năm \(year) được khai báo hai lần (\(treatment))\(of(units)); chỉ áp dụng một lần.",
        fix: "Hãy bỏ một trong hai dòng.")
    case .breakOutside(let indicator, let year, let first, let last):
      ProblemMessage(
        "Điểm gãy của \(indicator) năm \(year) không cắt chuỗi nào: số liệu từ năm \(first) đến năm \(last).",
        fix: first < last
          ? "Năm của điểm gãy là năm đầu theo cách mới, từ \(first + 1) đến \(last)."
          : "Chuỗi một năm không có chỗ để cắt.")
    case .breaksContradict(
      let indicator, let year, let units, let first, let line, let second):
      ProblemMessage(
        "Điểm gãy của \(indicator) năm \(year) được khai báo hai lần khác nhau\(of(units)): \(first)\(line.map { " (dòng \($0))" } ?? "") và \(second).",
        fix: "Hãy giữ một trong hai, hoặc ghi riêng đơn vị cho từng dòng.")
    case .strayYear(let year, let first, let last, let limit):
      ProblemMessage(
        "Năm \(year) quá xa khoảng \(first)–\(last) là nơi có phần lớn số liệu: nhiều nhất là \(limit) năm.",
        fix: "Hãy sửa năm, hoặc để các dòng này sang tệp riêng.")
    case .yearAhead(let year, let last, let count):
      ProblemMessage(
        "Có \(vietnameseNumber(count)) giá trị thực hiện của năm \(year) (giá trị đầu tiên ở đây); theo các mốc năm của kế hoạch thì sau năm \(last) chưa thể có số thực hiện.",
        fix:
          "Hãy sửa năm, hoặc sửa mốc năm của kế hoạch; nếu là số kế hoạch, hãy ghi \"plan\" ở cột \"status\"."
      )
    case .lastYearStray(let year, let units, let all, let whole):
      ProblemMessage(
        "Chỉ \(units)/\(all) đơn vị có số liệu năm \(year) (giá trị đầu tiên ở đây); năm cuối mà ít nhất ba phần tư đơn vị có số liệu là \(whole). Năm \(year) đang là năm cuối của số liệu, và dự báo bắt đầu từ sau năm đó.",
        fix:
          "Nếu ghi nhầm năm, hãy sửa ở đây. Nếu năm đúng, hãy bổ sung năm \(year) của các đơn vị khác, hoặc tách các dòng này ra để dự báo từ năm \(whole)."
      )
    case .lastYearPartial(let year, let units, let all, let whole):
      ProblemMessage(
        "Năm cuối \(year) mới có số liệu của \(units)/\(all) đơn vị (giá trị đầu tiên ở đây); năm cuối mà ít nhất ba phần tư đơn vị có số liệu là \(whole). Dự báo bắt đầu từ sau năm \(year); đơn vị chưa có năm này được dự báo từ năm cuối của mình.",
        fix: "Hãy bổ sung năm \(year) của các đơn vị còn lại khi có.")
    case .periodUnclear(let word):
      ProblemMessage(
        "\"\(word)\" không phải là năm hay một phần của năm.",
        fix:
          "Hãy ghi \"cả năm\", \"6T\", \"T6\", \"tháng 6\", \"6 tháng đầu năm\", \"quý II\", \"Q2\", \"H1\", \"30/6\" hoặc \"đột xuất\", kèm năm (6T/2024) hoặc với năm ở cột \"year\"."
      )
    case .partYearsUsed(let count):
      ProblemMessage(
        "\(vietnameseNumber(count)) số liệu của một phần năm được dùng thay số cả năm, coi là ước tính.",
        fix: "Xem part-years.csv; hãy thay khi có số cả năm.")
    case .partYearsNotUsed(let count):
      ProblemMessage(
        "\(vietnameseNumber(count)) số liệu của một phần năm không được dùng thay số cả năm: năm đó đã có số tốt hơn, hoặc phần năm đó không nói được gì về cả năm.",
        fix: "Xem part-years.csv.")
    case .constant(let indicator, let count, let units):
      ProblemMessage(
        "\(indicator) không đổi trong \(count) năm: \(list(units)).",
        fix: "Kiểm tra xem có phải số liệu chép lại hay không.")
    case .missingYears(let indicator, let missing, let units):
      ProblemMessage(
        "\(indicator) thiếu năm ở giữa chuỗi, \(missing): \(list(units)).",
        fix: "Hãy bổ sung; xu hướng và dự báo bỏ qua các năm này.")
    case .noData(let units):
      ProblemMessage(
        "Đơn vị không có số liệu nào: \(list(units)).",
        fix: "Kiểm tra mã của đơn vị trong bảng số liệu, hoặc bỏ khỏi danh mục đơn vị.")
    case .indicatorAbsent(let indicator, let units):
      ProblemMessage(
        "\(list(units)) không năm nào có \(indicator), trong khi phần lớn đơn vị đều có.",
        fix: "Hãy bổ sung, hoặc ghi n/a nếu không áp dụng.")
    case .implausible(let unit, let year, let indicator, let value, let reach):
      ProblemMessage(
        "\(unit), năm \(year): \(vietnameseNumber(value)) nằm ngoài khoảng có thể của \(indicator), \(vietnameseNumber(reach)).",
        fix: "Kiểm tra số liệu và đơn vị tính.")
    case .steepChange(let unit, let indicator, let from, let to, let before, let after):
      ProblemMessage(
        "\(unit): \(indicator) từ \(vietnameseNumber(before)) năm \(from) thành \(vietnameseNumber(after)) năm \(to), mức thay đổi không thể có.",
        fix: "Kiểm tra xem hai số có cùng một định nghĩa không; nếu không, hãy khai báo điểm gãy.")
    case .wrongUnit(
      let unit, let year, let indicator, let value, let expected, let factor, let isTooLarge):
      ProblemMessage(
        "\(unit), năm \(year): \(indicator) \(vietnameseNumber(value)) có vẻ \(isTooLarge ? "lớn" : "nhỏ") hơn \(factor) lần; các số lân cận cho thấy phải là \(vietnameseNumber(expected)).",
        fix: "Kiểm tra đơn vị tính và dấu thập phân.")
    case .partAboveWhole(let unit, let year, let part, let value, let whole, let wholeValue):
      ProblemMessage(
        "\(unit), năm \(year): \(part) là \(vietnameseNumber(value)), lớn hơn \(whole) là \(vietnameseNumber(wholeValue)), trong khi nó chỉ là một phần.",
        fix: "Hãy sửa một trong hai số.")
    case .sumMismatch(
      let unit, let year, let total, let printed, let sum, let parts, let hint):
      ProblemMessage(
        "\(unit), năm \(year): \(parts.joined(separator: " + ")) bằng \(vietnameseNumber(sum)), nhưng \(total) là \(vietnameseNumber(printed)).",
        fix: "Hãy sửa một thành phần hoặc tổng.\(hint.isEmpty ? "" : " \(hint) thì khớp.")")
    case .ratioMismatch(
      let unit, let year, let indicator, let printed, let recomputed, let formula):
      ProblemMessage(
        "\(unit), năm \(year): \(indicator) là \(vietnameseNumber(printed)), nhưng \(formula) cho \(vietnameseNumber(recomputed)).",
        fix: "Hãy sửa một trong ba số.")
    case .ratioTruncated(
      let unit, let year, let indicator, let printed, let recomputed, let formula):
      ProblemMessage(
        "\(unit), năm \(year): \(indicator) \(vietnameseNumber(printed)) bị cắt đuôi: \(formula) làm tròn là \(vietnameseNumber(recomputed)).",
        fix: "Hãy làm tròn thay vì cắt đuôi.")
    case .countAgainstItsShare(
      let unit, let count, let share, let from, let to, let counts, let shares):
      ProblemMessage(
        "\(unit): từ \(from) đến \(to), \(count) đi từ \(vietnameseNumber(counts)) trong khi \(share) đi từ \(vietnameseNumber(shares)): mẫu số đã thay đổi.",
        fix: "Hãy so sánh trên cùng một danh mục đơn vị.")
    case .impliedBase(
      let unit, let count, let share, let from, let to, let counts, let shares, let base,
      let growth):
      ProblemMessage(
        "\(unit): từ \(from) đến \(to), \(count) đi từ \(counts) và \(share) đi từ \(shares), như vậy mẫu số phải đi từ \(base) (\(growth)).",
        fix:
          "Hãy sửa một trong các số; nếu đổi đơn vị hành chính hoặc định nghĩa, hãy khai báo điểm gãy."
      )
    case .partsAboveTotal(
      let unit, let year, let total, let printed, let sum, let parts):
      ProblemMessage(
        "\(unit), năm \(year): \(parts.joined(separator: " + ")) bằng \(vietnameseNumber(sum)), chưa kể phần không ghi, đã lớn hơn \(total) là \(vietnameseNumber(printed)).",
        fix: "Hãy sửa một thành phần hoặc tổng.")
    case .placesAgainstTotal(
      let place, let year, let indicator, let printed, let sum, let places, let hint):
      ProblemMessage(
        "\(place), năm \(year): \(indicator) là \(vietnameseNumber(printed)), nhưng \(places) phần cộng lại là \(vietnameseNumber(sum)).",
        fix: "Hãy sửa một thành phần hoặc tổng.\(hint.isEmpty ? "" : " \(hint) thì khớp.")")
    case .heaping(
      let indicator, let year, let bar, let exactly, let beyond, let short, let total, _):
      ProblemMessage(
        "\(indicator), năm \(year): \(vietnameseNumber(exactly)) trên \(vietnameseNumber(total)) đơn vị báo đúng bằng mức chuẩn \(vietnameseNumber(bar)); \(vietnameseNumber(beyond)) đơn vị vừa đạt hoặc nhỉnh hơn, \(vietnameseNumber(short)) đơn vị thiếu chút ít.",
        fix:
          "Hãy xem cách thu thập các số này; riêng hiện tượng này chưa nói lên điều gì về từng đơn vị."
      )
    case .copiedUnits(let year, let units, let indicators):
      ProblemMessage(
        "\(list(units)) có \(indicators) chỉ tiêu năm \(year) giống hệt nhau.",
        fix: "Kiểm tra xem có dòng nào chép từ dòng khác không.")
    case .copiedYear(let from, let to, let indicators, let units):
      ProblemMessage(
        "Cả \(indicators) chỉ tiêu năm \(to) giống hệt năm \(from): \(list(units)).",
        fix: "Kiểm tra xem có phải chép lại số liệu năm trước không.")
    case .digitPreference(let indicator, let digits, let share, let count):
      ProblemMessage(
        "\(vietnameseNumber(share)) trong \(vietnameseNumber(count)) giá trị của \(indicator) tận cùng bằng \(digits), trong khi ngẫu nhiên thì mỗi chữ số một phần mười.",
        fix: "Hãy coi đó là số đã làm tròn.")
    case .invertedDirection(let set, let item, let measure, let comparison):
      ProblemMessage(
        "\(set) \(item): quy định đòi \(measure) \(comparison), trái với ý nghĩa của chỉ tiêu.",
        fix: "Hãy đảo chiều so sánh, hoặc kiểm tra lại nguồn.")
    case .plannedTwice(let unit, let level, let set, let years):
      ProblemMessage(
        "\(unit) được đưa vào kế hoạch đạt \(level) của \(set) năm \(years.map(String.init).joined(separator: " rồi lại năm ")).",
        fix: "Chỉ giữ một năm; nếu bị lùi thì tổng các năm đang tính hai lần.")
    case .printedTruncated(let place, let item, let printed, let recomputed):
      ProblemMessage(
        "\(place), \(item): đã in \(vietnameseNumber(printed)) do cắt đuôi; làm tròn là \(vietnameseNumber(recomputed)).",
        fix: "Hãy làm tròn thay vì cắt đuôi.")
    case .otherFormula(
      let place, let item, let printed, let recomputed, let formula, let other):
      ProblemMessage(
        "\(place), \(item): đã in \(vietnameseNumber(printed)), tức là \(other); \(formula) cho \(vietnameseNumber(recomputed)).",
        fix: "Hãy nói rõ muốn nêu số nào.")
    case .changeFromItself(let place, let item, let year):
      ProblemMessage(
        "\(place), \(item): báo cáo năm \(year) lại so với chính năm \(year).",
        fix: "Hãy ghi năm trước đó.")
    case .reportedConflict(
      let place, let date, let item, let first, let firstSource, let second, let secondSource):
      ProblemMessage(
        "\(place), \(date), \(item): \(firstSource) ghi \(vietnameseNumber(first)), \(secondSource) ghi \(vietnameseNumber(second)).",
        fix: "Hãy tìm hiểu mỗi nơi tính những gì.")
    case .fractionalCount(let place, let item, let printed):
      ProblemMessage(
        "\(place), \(item): \(vietnameseNumber(printed)) là số đếm mà lại có phần thập phân.",
        fix: "Hãy sửa; có thể số này thuộc dòng khác.")
    case .unbalancedAccount(let file, let read, let accounted):
      ProblemMessage(
        "\(file): đọc vào \(read) ô, giải trình được \(accounted) ô.",
        fix: "Đây là lỗi của chương trình: xin gửi báo lỗi kèm tệp này.")
    }
  }
}
