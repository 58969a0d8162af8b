/// Runs that are kept: the database, a run in it, what is asked of it.
///
/// ```swift
/// RunProblem.unknownRun("7", known: "1-3").message(in: .en).what
/// // There is no run 7.
/// ```
public enum RunProblem: ProblemFamily {
  /// A file of runs that does not exist.
  case noRuns
  /// A file that is no database of runs.
  case notRuns
  /// A database that a newer version of Lotrinh made.
  case newerRuns(version: String)
  /// A database that other processes write to for longer than one waits.
  case runsBusy
  /// A database that cannot be read or written.
  case runsFailed(reason: LocalizedText)
  /// A run whose results stand, and that could not be kept.
  case notKept(reason: LocalizedText, results: String)
  /// An input too large to be kept, or changed since it was read: its digest is kept alone.
  case inputNotKept(file: String)
  /// A run that the database does not hold.
  case unknownRun(_ id: String, known: String)
  /// A kept part of a run that is not what was put in.
  case damaged(part: String)
  /// A run that is to be forgotten without having been asked twice.
  case notConfirmed(_ id: String)
  /// Data that do not reach beyond those of the run they are to be held against.
  case nothingToFollow(last: Int, given: Int)
  /// Units of a kept run that the data lack.
  case unitsNotFollowed(units: [String])

  /// How bad it is.
  public var severity: Problem.Severity {
    switch self {
    case .inputNotKept, .unitsNotFollowed: .warning
    default: .error
    }
  }

  /// Which exit code it asks for.
  public var problemClass: ProblemClass {
    switch self {
    case .noRuns, .unknownRun: .inputMissing
    case .runsBusy, .runsFailed, .notKept: .inputOutput
    case .notConfirmed: .usage
    default: .data
    }
  }

  /// What is the matter and what to do about it.
  public func message(in language: Language) -> ProblemMessage {
    language == .vi ? vietnamese : english
  }

  private var vietnamese: ProblemMessage {
    switch self {
    case .noRuns:
      ProblemMessage(
        "Chưa có tệp lưu các lần chạy này.",
        fix: "Lưu một lần chạy bằng lotrinh run … --keep, hoặc nêu tệp khác bằng --runs.")
    case .notRuns:
      ProblemMessage(
        "Tệp này không phải là nơi lưu các lần chạy của Lotrinh.",
        fix: "Nêu tệp khác; tệp này không bị thay đổi.")
    case .newerRuns(let version):
      ProblemMessage(
        "Tệp lưu các lần chạy do một phiên bản Lotrinh mới hơn \(version) tạo ra.",
        fix: "Dùng phiên bản mới; tệp này không bị thay đổi.")
    case .runsBusy:
      ProblemMessage(
        "Tiến trình khác đang ghi vào tệp lưu các lần chạy quá lâu.",
        fix: "Chạy lại sau khi tiến trình kia xong.")
    case .runsFailed(let reason):
      ProblemMessage("Không đọc ghi được tệp lưu các lần chạy: \(reason[.vi]).")
    case .notKept(let reason, let results):
      ProblemMessage(
        "Kết quả đã ghi đầy đủ ở \(results), nhưng lần chạy không lưu được: \(reason[.vi]). Các lần lưu trước còn nguyên.",
        fix: "Dọn chỗ trên đĩa rồi chạy lại.")
    case .inputNotKept(let file):
      ProblemMessage(
        "\(file) quá lớn hoặc đã thay đổi sau khi đọc: chỉ lưu mã băm, không lưu nội dung.",
        fix: "Tự giữ một bản sao để sau này chạy lại được.")
    case .unknownRun(let id, let known):
      ProblemMessage(
        "Không có lần chạy \(id).",
        fix: known.isEmpty ? "Chưa lưu lần chạy nào." : "Các lần đã lưu: \(known).")
    case .damaged(let part):
      ProblemMessage(
        "Phần \(part) đã lưu không còn đúng như lúc lưu.",
        fix: "Lấy lại tệp lưu các lần chạy từ bản sao dự phòng.")
    case .notConfirmed(let id):
      ProblemMessage(
        "Lần chạy \(id) sẽ bị xóa hẳn cùng kết quả đã lưu.", fix: "Thêm --yes nếu đúng ý muốn.")
    case .nothingToFollow(let last, let given):
      ProblemMessage(
        "Dữ liệu đến năm \(given), không sau năm \(last) của lần chạy: chưa có năm nào để đối chiếu.",
        fix: "Đưa dữ liệu có năm mới hơn.")
    case .unitsNotFollowed(let units):
      ProblemMessage(
        "\(vietnameseNumber(units.count)) đơn vị của lần chạy không có trong dữ liệu: \(some(units)).",
        fix: "Nếu đơn vị đã sáp nhập, chuyển số liệu bằng --crosswalk trước.")
    }
  }

  private var english: ProblemMessage {
    switch self {
    case .noRuns:
      ProblemMessage(
        "There is no such file of runs.",
        fix: "Keep a run with lotrinh run … --keep, or name another file with --runs.")
    case .notRuns:
      ProblemMessage(
        "This file is not a database of Lotrinh's runs.",
        fix: "Name another; this one is not changed.")
    case .newerRuns(let version):
      ProblemMessage(
        "The database of runs was made by a version of Lotrinh newer than \(version).",
        fix: "Use that version; the file is not changed.")
    case .runsBusy:
      ProblemMessage(
        "Another process has been writing to the database of runs for too long.",
        fix: "Try again when it has ended.")
    case .runsFailed(let reason):
      ProblemMessage("The database of runs cannot be read or written: \(reason[.en]).")
    case .notKept(let reason, let results):
      ProblemMessage(
        "The results stand whole in \(results), but the run could not be kept: \(reason[.en]). The runs kept before are as they were.",
        fix: "Make room on the disk and run again.")
    case .inputNotKept(let file):
      ProblemMessage(
        "\(file) is too large or was changed since it was read: its digest is kept, its bytes are not.",
        fix: "Keep a copy yourself, so that the run can be done again.")
    case .unknownRun(let id, let known):
      ProblemMessage(
        "There is no run \(id).",
        fix: known.isEmpty ? "No run is kept yet." : "The runs kept are \(known).")
    case .damaged(let part):
      ProblemMessage(
        "What was kept of \(part) is not what was put in.",
        fix: "Take the database of runs from a backup.")
    case .notConfirmed(let id):
      ProblemMessage(
        "Run \(id) would be gone for good, with the results kept of it.",
        fix: "Add --yes if that is wanted.")
    case .nothingToFollow(let last, let given):
      ProblemMessage(
        "The data reach to \(given), not beyond \(last), the last year of the run: there is no year to hold against its forecasts.",
        fix: "Give data with a later year.")
    case .unitsNotFollowed(let units):
      ProblemMessage(
        "\(counted(units.count, "unit")) of the run \(units.count == 1 ? "is" : "are") not in the data: \(some(units)).",
        fix: "If they merged, carry the data over with --crosswalk first.")
    }
  }
}
