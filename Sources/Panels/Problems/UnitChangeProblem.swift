/// Units that merge, split, leave or change their names: crosswalks.
public enum UnitChangeProblem: ProblemFamily {
  /// A row that names neither an old nor a new unit.
  case emptyLink
  /// A link without a day.
  case undatedLink(unit: String)
  /// A link given twice.
  case doubledLink(old: String, new: String, firstLine: Int)
  /// A weight below 0 or above 1.
  case badWeight(_ weight: Double, base: String)
  /// A split unit whose weights are given for some of its parts only.
  case partialWeights(unit: String, base: String, given: Int, parts: Int)
  /// Weights of a unit that do not add to 1.
  case weightSum(unit: String, base: String, sum: Double)
  /// Weights that nearly add to 1 and were divided by their sum.
  case weightsScaled(unit: String, base: String, sum: Double)
  /// A link whose every weight is 0.
  case emptyPart(old: String, new: String)
  /// A unit with successors that another row says has none.
  case lostAndContinued(unit: String)
  /// A unit with predecessors that another row says has none.
  case gainedAndPreceded(unit: String)
  /// A unit with two kinds in one vintage.
  case twoKinds(unit: String, kinds: [String])
  /// A day with two names for one list of units.
  case twoVintages(date: String, first: String, second: String)
  /// A link from a list of units to itself.
  case vintageOrder(old: String, new: String)
  /// A list of units used before the day that makes it.
  case datesReversed(vintage: String, made: String, used: String)
  /// A unit that ended on an earlier day.
  case endedUnit(unit: String, date: String)
  /// A word that names no kind of unit.
  case unknownKind(_ word: String, suggestion: String?)
  /// A crosswalk without a column of codes.
  case crosswalkColumn(_ name: String, available: [String])
  /// A mapping of columns that cannot be followed.
  case columnMapping(_ text: String, known: [String])
  /// A unit that was split, with no weights to say how.
  case splitWithoutWeights(unit: String, parts: [String], rule: String?)
  /// Means of merged units for which weights are missing.
  case meanWithoutWeights(indicator: String, weight: String?, cells: Int, rule: String?)
  /// A new unit some of whose parts are not in the data.
  case partsNotInData(unit: String, parts: [String])
  /// Units of the data that the crosswalk does not name.
  case unlistedUnits(units: [String], date: String, suggestion: String?)
  /// A unit the crosswalk does not name, whose code it gives to another.
  case codeTaken(unit: String, successor: String, date: String)
  /// Values under a code that did not exist in their year.
  case codeOutOfVintage(unit: String, years: String, vintage: String, values: Int)
  /// Years whose units are later than the vintage asked for.
  case dataAfterTarget(years: String, vintage: String)
  /// A target year before the first change.
  case noStep(year: Int, first: String)
  /// A crosswalk with no unit of the data.
  case nothingMatches(seen: String, expected: String)
  /// Reported counts and verdicts of criteria of units that changed.
  case criteriaDropped(indicators: [String], values: Int)
  /// Rural units that became part of wards.
  case leftRuralSet(units: [String], wards: [String])
  /// Units of the data without a successor.
  case lostUnits(units: [String], values: Int)
  /// Units of the data a part of which has no successor.
  case lostParts(units: [String])
  /// A total that is not the same before and after, for no known reason.
  case totalsDiffer(
    indicator: String, year: Int, before: Double, difference: Double, others: Int)
  /// New units without a predecessor.
  case gainedUnits(units: [String])
  /// New units that bear the name of another unit or place.
  case namesReused(names: [String])
  /// New units that bear the code of another, older unit.
  case codesReused(units: [String])
  /// A new unit whose parts lie in different places.
  case undecidedPlace(unit: String, column: String, labels: [String])
  /// New units whose kind nothing says.
  case kindUnknown(units: [String])
  /// Entries of a plan or of bars for units that no longer exist as they were.
  case entriesNotCarried(entry: String, units: [String])
  /// Declared breaks of units that the crosswalk has mended.
  case unitBreaksLifted(years: [Int], units: [String])
  /// A splice of some parts of merged units.
  case spliceNotCarried(indicator: String, year: Int, units: [String])

  /// How bad it is.
  public var severity: Problem.Severity {
    switch self {
    case .weightsScaled, .criteriaDropped, .leftRuralSet, .gainedUnits, .namesReused, .codesReused,
      .unitBreaksLifted:
      .notice
    case .emptyPart, .splitWithoutWeights, .meanWithoutWeights, .partsNotInData, .unlistedUnits,
      .codeTaken, .codeOutOfVintage, .lostUnits, .lostParts, .totalsDiffer, .undecidedPlace,
      .kindUnknown, .entriesNotCarried, .spliceNotCarried:
      .warning
    default: .error
    }
  }

  /// What is the matter and what to do about it.
  public func message(in language: Language) -> ProblemMessage {
    language == .vi ? vietnamese : english
  }

  /// The first of many names, joined.
  private static func some(_ names: [String], limit: Int = 8) -> String {
    names.count <= limit
      ? names.joined(separator: ", ")
      : names.prefix(limit).joined(separator: ", ") + ", … +\(names.count - limit)"
  }

  private var vietnamese: ProblemMessage {
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
        "\(unit) chia thành \(parts.count) phần (\(parts.joined(separator: ", "))) mà không có tỷ trọng\(rule.map { "; đã chia theo quy tắc \($0)" } ?? "; số đếm của các phần để trống").",
        fix:
          "Thêm tỷ trọng, hoặc chọn một quy tắc khác bằng --missing-weights (trong kế hoạch: crosswalk: {missing-weights: …})."
      )
    case .meanWithoutWeights(let indicator, let weight, let cells, let rule):
      ProblemMessage(
        "\(indicator): thiếu quyền số \(weight.map { "\"\($0)\"" } ?? "(chưa khai báo)") cho \(cells) giá trị của đơn vị sáp nhập; \(rule.map { "đã dùng quy tắc \($0)" } ?? "các giá trị này để trống").",
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
        "\(units.count) đơn vị của số liệu không có trong bảng chuyển đổi (\(Self.some(units))); giữ nguyên qua ngày \(date).\(suggestion.map { " Ý bạn là mã \"\($0)\"?" } ?? "")",
        fix:
          "Nếu các đơn vị này có thay đổi thì thêm vào bảng chuyển đổi; nếu mã mất số 0 ở đầu thì sửa mã."
      )
    case .codeTaken(let unit, let successor, let date):
      ProblemMessage(
        "Không có dòng nào cho biết \(unit) về đâu trong lần thay đổi ngày \(date), mà từ ngày đó mã này là của \(successor); đã để riêng, không tính.",
        fix: "Thêm vào bảng chuyển đổi dòng cho biết đơn vị này về đâu.")
    case .codeOutOfVintage(let unit, let years, let vintage, let values):
      ProblemMessage(
        "\(unit): mã này không còn trong danh mục \(vintage), nhưng có \(values) giá trị của năm \(years); đã để riêng, không tính.",
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
        "Bỏ \(values) giá trị báo cáo về tiêu chí (\(indicators.joined(separator: ", "))) của đơn vị sáp nhập, chia tách: phải đánh giá lại từ các chỉ tiêu, không lấy bình quân.",
        fix: "Bổ sung số liệu các chỉ tiêu để đánh giá lại.")
    case .leftRuralSet(let units, let wards):
      ProblemMessage(
        "\(units.count) xã, thị trấn thành phường hoặc một phần của phường, ra khỏi chương trình nông thôn mới: \(Self.some(units)) (nay là \(Self.some(wards))).",
        fix: "Các phường vẫn có trong bảng kết quả nhưng không tính vào bình quân của xã.")
    case .lostUnits(let units, let values):
      ProblemMessage(
        "\(units.count) đơn vị không có đơn vị kế thừa (\(Self.some(units))); \(values) giá trị để riêng, không tính.",
        fix: "Nếu các đơn vị này có kế thừa thì thêm vào bảng chuyển đổi.")
    case .lostParts(let units):
      ProblemMessage(
        "Một phần của \(units.count) đơn vị (\(Self.some(units))) không có đơn vị kế thừa; số đếm của phần đó để riêng, không tính.",
        fix:
          "Nếu phần đó có kế thừa thì thêm vào bảng chuyển đổi; xem cột set_aside_lost của crosswalk_totals.csv."
      )
    case .totalsDiffer(let indicator, let year, let before, let difference, let others):
      ProblemMessage(
        "\(indicator), năm \(year): tổng trước khi chuyển đổi là \(before), sau khi chuyển đổi lệch \(difference) mà không rõ lý do\(others > 0 ? "; còn \(others) tổng khác cũng lệch" : "").",
        fix: "Đừng dùng các tổng này; kiểm tra bảng chuyển đổi và báo lại lỗi này kèm tệp.")
    case .gainedUnits(let units):
      ProblemMessage(
        "\(units.count) đơn vị mới không có đơn vị tiền thân: \(Self.some(units)).",
        fix: "Chuỗi số liệu của các đơn vị này bắt đầu từ ngày thành lập.")
    case .namesReused(let names):
      ProblemMessage(
        "\(names.count) đơn vị mới mang tên đã có: \(Self.some(names, limit: 12)).",
        fix: "Đừng ghép số liệu theo tên; dùng mã kèm danh mục.")
    case .codesReused(let units):
      ProblemMessage(
        "\(units.count) đơn vị mới mang mã của một đơn vị cũ khác: \(Self.some(units)).",
        fix: "Mã chỉ có nghĩa kèm danh mục (năm); đừng ghép số liệu hai danh mục theo mã.")
    case .undecidedPlace(let unit, let column, let labels):
      ProblemMessage(
        "\(unit): các phần thuộc \(column) khác nhau (\(labels.joined(separator: ", "))), nên cột này để trống.",
        fix: "Ghi giá trị của đơn vị mới vào cột new_\(column) của bảng chuyển đổi.")
    case .kindUnknown(let units):
      ProblemMessage(
        "Không rõ loại của \(units.count) đơn vị mới (\(Self.some(units))); tạm coi là xã.",
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

  private var english: ProblemMessage {
    switch self {
    case .emptyLink:
      ProblemMessage(
        "The row names neither an old nor a new unit.",
        fix: "Fill in at least one of the two codes, or delete the row.")
    case .undatedLink(let unit):
      ProblemMessage(
        "\(unit): the day of the change is missing.",
        fix:
          "Add a column date (such as 2025-07-01), or give --crosswalk-date; in a plan crosswalk: {date: 2025-07-01}."
      )
    case .doubledLink(let old, let new, let firstLine):
      ProblemMessage(
        "The link \(old) → \(new) is given twice (first on line \(firstLine)).",
        fix: "Delete one of the two rows.")
    case .badWeight(let weight, let base):
      ProblemMessage(
        "The weight \(base) is \(weight); weights are from 0 to 1.",
        fix: "Write the part of the old unit that went to the new one, such as 0.35 for 35%.")
    case .partialWeights(let unit, let base, let given, let parts):
      ProblemMessage(
        "\(unit): only \(given) of \(parts) parts have a weight \(base).",
        fix: "Give every part a weight (they add to 1), or leave all of them empty.")
    case .weightSum(let unit, let base, let sum):
      ProblemMessage(
        "\(unit): the weights \(base) add to \(sum) and must add to 1 (within 0.001).",
        fix:
          "Correct the weights of the parts; if they are numbers of people or households, divide them by their sum."
      )
    case .weightsScaled(let unit, let base, let sum):
      ProblemMessage(
        "\(unit): the weights \(base) add to \(sum); they were divided by that sum.",
        fix: "Write the weights with more decimals to be exact.")
    case .emptyPart(let old, let new):
      ProblemMessage(
        "Every weight of the link \(old) → \(new) is 0.",
        fix: "Delete the row if nothing went there, or write the weights.")
    case .lostAndContinued(let unit):
      ProblemMessage(
        "\(unit) has successors, and a row says that it has none.",
        fix: "Delete the row without a new code, or those with one.")
    case .gainedAndPreceded(let unit):
      ProblemMessage(
        "\(unit) has predecessors, and a row says that it has none.",
        fix: "Delete the row without an old code, or those with one.")
    case .twoKinds(let unit, let kinds):
      ProblemMessage(
        "\(unit) has two kinds in one list of units: \(kinds.joined(separator: ", ")).",
        fix: "Give each unit one kind: commune, town, ward or special-zone.")
    case .twoVintages(let date, let first, let second):
      ProblemMessage(
        "The day \(date) has two names for one list of units: \(first) and \(second).",
        fix: "A day has one list before it and one after it; correct the day or the name.")
    case .vintageOrder(let old, _):
      ProblemMessage(
        "The old and the new list of units are the same: \(old).",
        fix: "Give the two lists different names, or leave them empty.")
    case .datesReversed(let vintage, let made, let used):
      ProblemMessage(
        "The list of units \(vintage) is made on \(made) but is the old one on \(used).",
        fix: "Check the days: the new list of one change is the old list of the next.")
    case .endedUnit(let unit, let date):
      ProblemMessage(
        "\(unit) ended on \(date), so it cannot be an old unit of a later change.",
        fix: "Use the code of its successor, or correct the day.")
    case .unknownKind(let word, let suggestion):
      ProblemMessage(
        "\"\(word)\" is no kind of unit.\(suggestion.map { " Did you mean \"\($0)\"?" } ?? "")",
        fix: "Use commune (xã), town (thị trấn), ward (phường) or special-zone (đặc khu).")
    case .crosswalkColumn(let name, let available):
      ProblemMessage(
        "The crosswalk lacks the column \(name); it has \(available.joined(separator: ", ")).",
        fix:
          "Add the column, or name the one that stands for it: --columns \(name)=COLUMN, in a plan crosswalk: {columns: {\(name): COLUMN}}."
      )
    case .columnMapping(let text, let known):
      ProblemMessage(
        "--columns \(text) cannot be followed.",
        fix:
          "Write NAME=COLUMN, such as old_code=ma_xa_cu; the names are \(known.joined(separator: ", "))."
      )
    case .splitWithoutWeights(let unit, let parts, let rule):
      ProblemMessage(
        "\(unit) was split into \(parts.count) parts (\(parts.joined(separator: ", "))) and no weights say how\(rule.map { "; it was divided by the rule \($0)" } ?? "; counts of the parts are left empty").",
        fix:
          "Add weights, or choose another rule with --missing-weights (in a plan crosswalk: {missing-weights: …})."
      )
    case .meanWithoutWeights(let indicator, let weight, let cells, let rule):
      ProblemMessage(
        "\(indicator): the weights \(weight.map { "\"\($0)\"" } ?? "(none declared)") are missing for \(counted(cells, "value")) of merged units; \(rule.map { "the rule \($0) was used" } ?? (cells == 1 ? "it is left empty" : "they are left empty")).",
        fix:
          "Supply the weights, or choose a rule with --missing-weights (in a plan crosswalk: {missing-weights: …})."
      )
    case .partsNotInData(let unit, let parts):
      ProblemMessage(
        "\(unit): the data lack its \(parts.count == 1 ? "part" : "parts") \(parts.joined(separator: ", ")), so its totals and means are empty.",
        fix:
          "Add the data of \(parts.count == 1 ? "this part" : "these parts"). For means alone a lower --minimum-cover helps (in a plan crosswalk: {minimum-cover: …}); totals stay empty."
      )
    case .unlistedUnits(let units, let date, let suggestion):
      ProblemMessage(
        "\(counted(units.count, "unit of the data is", plural: "units of the data are")) not in the crosswalk (\(Self.some(units))); \(units.count == 1 ? "it is kept as it is" : "they are kept as they are") across \(date).\(suggestion.map { " Did you mean the code \"\($0)\"?" } ?? "")",
        fix:
          units.count == 1
          ? "If it changed, add it to the crosswalk; if its code lost a leading zero, correct the code."
          : "If they changed, add them to the crosswalk; if their codes lost a leading zero, correct the codes."
      )
    case .codeTaken(let unit, let successor, let date):
      ProblemMessage(
        "No row says what became of \(unit) on \(date), and from that day its code belongs to \(successor); it is set aside.",
        fix: "Add a row that says what became of it.")
    case .codeOutOfVintage(let unit, let years, let vintage, let values):
      ProblemMessage(
        "\(unit): the list of units \(vintage) no longer has this code, yet there \(values == 1 ? "is 1 value" : "are \(values) values") of \(years); \(values == 1 ? "it is" : "they are") set aside.",
        fix:
          "If every year is given by the old units, pass --codes first to lotrinh crosswalk, or write crosswalk: {codes: first} in the plan; otherwise correct the code."
      )
    case .dataAfterTarget(let years, let vintage):
      ProblemMessage(
        "The data of \(years) are by units later than the list \(vintage); nothing is carried back to older units.",
        fix:
          "Choose a later year with --to (in a plan crosswalk: {to: …}), or leave these years out.")
    case .noStep(let year, let first):
      ProblemMessage(
        "Nothing changes by the end of \(year); the first change is on \(first).",
        fix: "Choose a later year with --to (in a plan crosswalk: {to: …}).")
    case .nothingMatches(let seen, let expected):
      ProblemMessage(
        "No unit of the data is in the crosswalk: the data have codes like \"\(seen)\", the crosswalk like \"\(expected)\".",
        fix: "Use the same codes in both files; mind leading zeros.")
    case .criteriaDropped(let indicators, let values):
      ProblemMessage(
        "\(counted(values, "reported figure")) on criteria (\(indicators.joined(separator: ", "))) of merged or split units \(values == 1 ? "is" : "are") dropped: criteria are assessed anew from indicators, never averaged.",
        fix: "Supply the indicators to have them assessed.")
    case .leftRuralSet(let units, let wards):
      ProblemMessage(
        "\(units.count == 1 ? "1 commune or town became a ward or part of one" : "\(units.count) communes and towns became wards or parts of wards") and left the rural programme: \(Self.some(units)) (now \(Self.some(wards))).",
        fix: "The wards stay in the results but do not count in averages per commune.")
    case .lostUnits(let units, let values):
      ProblemMessage(
        "\(counted(units.count, "unit has", plural: "units have")) no successor (\(Self.some(units))); \(counted(values, "value is", plural: "values are")) set aside.",
        fix: "If \(units.count == 1 ? "it has" : "they have") one, add it to the crosswalk.")
    case .lostParts(let units):
      ProblemMessage(
        "A part of \(counted(units.count, "unit")) (\(Self.some(units))) has no successor; its counts are set aside.",
        fix:
          "If that part has one, add it to the crosswalk; see set_aside_lost in crosswalk_totals.csv."
      )
    case .totalsDiffer(let indicator, let year, let before, let difference, let others):
      ProblemMessage(
        "\(indicator), \(year): the total before is \(before), and after the crosswalk it differs by \(difference) for no known reason\(others > 0 ? "; so \(others == 1 ? "does 1 other total" : "do \(others) other totals")" : "").",
        fix: "Do not use these totals; check the crosswalk and report this with the files.")
    case .gainedUnits(let units):
      ProblemMessage(
        "\(counted(units.count, "new unit has", plural: "new units have")) no predecessor: \(Self.some(units)).",
        fix:
          units.count == 1
          ? "Its series begins with the day it was formed."
          : "Their series begin with the day they were formed.")
    case .namesReused(let names):
      ProblemMessage(
        "\(counted(names.count, "new unit bears", plural: "new units bear")) a name that was in use: \(Self.some(names, limit: 12)).",
        fix: "Do not match data by name; use the code with its vintage.")
    case .codesReused(let units):
      ProblemMessage(
        "\(counted(units.count, "new unit bears", plural: "new units bear")) the code of another, older unit: \(Self.some(units)).",
        fix:
          "A code means something in its vintage only; do not match data across vintages by code.")
    case .undecidedPlace(let unit, let column, let labels):
      ProblemMessage(
        "\(unit): its parts lie in different places of the column \(column) (\(labels.joined(separator: ", "))), so it is left empty.",
        fix: "Write the value of the new unit into the column new_\(column) of the crosswalk.")
    case .kindUnknown(let units):
      ProblemMessage(
        "Nothing says the kind of \(counted(units.count, "new unit")) (\(Self.some(units))); \(units.count == 1 ? "it is taken for a commune" : "they are taken for communes").",
        fix: "Add a column new_kind: commune, town, ward or special-zone.")
    case .entriesNotCarried(let entry, let units):
      ProblemMessage(
        "Entries of \(entry) for units that were merged, split or ended (\(Self.some(units))) cannot be carried to new units; they are left out.",
        fix: "Write them for the new units in the plan of the new period.")
    case .unitBreaksLifted(let years, let units):
      ProblemMessage(
        "Declared breaks of units (\(years.map(String.init).joined(separator: ", "))) no longer cut the series of \(Self.some(units)): all of it is by the new units.",
        fix: "Values carried over have the provenance \"reconstructed\".")
    case .spliceNotCarried(let indicator, let year, let units):
      ProblemMessage(
        "\(indicator): the splice of \(year) was measured on old units and does not hold for units made of several parts (\(Self.some(units))); their series start anew in \(year).",
        fix: "If a new unit was measured both ways, declare a break for that unit.")
    }
  }
}
