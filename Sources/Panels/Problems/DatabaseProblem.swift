/// Parquet files, databases and addresses, which DuckDB opens, and DuckDB itself.
///
/// ```swift
/// DatabaseProblem.notOneQuery.message(in: .en).what  // "--sql takes exactly one SELECT."
/// ```
public enum DatabaseProblem: ProblemFamily {
  /// DuckDB is not on this machine.
  case libraryMissing(searched: [String])
  /// A file that should be DuckDB and cannot be loaded.
  case libraryFailed(reason: String)
  /// A DuckDB that lacks a function that is needed.
  case functionMissing(String, version: String)
  /// An extension of DuckDB that is not installed, and could not be fetched.
  case extensionMissing(String, reason: String)
  /// Files that a query names and that are not there.
  case fileMissing(reason: String)
  /// A file that DuckDB cannot open as a database.
  case notADatabase(reason: String)
  /// A query that DuckDB does not understand.
  case queryRefused(reason: String)
  /// A query that failed on the data.
  case queryFailed(reason: String)
  /// A file, a disk or a server that failed on the way.
  case accessFailed(reason: String)
  /// A query that is not one reading statement.
  case notOneQuery
  /// A column of a type that holds neither a number nor a text.
  case unreadableType(column: String, type: String)
  /// An address or a pattern that does not end like a Parquet file.
  case notParquet
  /// A result whose tables are Parquet where those in CSV are read.
  case resultInParquet

  /// How bad it is.
  public var severity: Problem.Severity { .error }

  /// Which exit code it asks for.
  public var problemClass: ProblemClass {
    switch self {
    case .libraryMissing, .libraryFailed, .functionMissing, .extensionMissing, .fileMissing:
      .inputMissing
    case .accessFailed: .inputOutput
    case .queryRefused, .notOneQuery, .notParquet: .usage
    case .notADatabase, .queryFailed, .unreadableType, .resultInParquet: .data
    }
  }

  /// What is the matter and what to do about it.
  public func message(in language: Language) -> ProblemMessage {
    language == .vi ? vietnamese : english
  }

  private var vietnamese: ProblemMessage {
    switch self {
    case .libraryMissing(let searched):
      ProblemMessage(
        "Parquet, cơ sở dữ liệu và địa chỉ mạng cần DuckDB, nhưng máy này chưa có (đã tìm: \(some(searched))).",
        fix:
          "Cài bằng: pip install duckdb; hoặc tải libduckdb từ duckdb.org rồi đặt LOTRINH_DUCKDB_LIBRARY là đường dẫn tới tệp đó."
      )
    case .libraryFailed(let reason):
      ProblemMessage(
        "Không nạp được DuckDB: \(reason).",
        fix:
          "Cài lại bằng: pip install duckdb; hoặc đặt LOTRINH_DUCKDB_LIBRARY là đường dẫn tới libduckdb. Mô-đun của Python cần libpython cùng phiên bản."
      )
    case .functionMissing(let name, let version):
      ProblemMessage(
        "DuckDB \(version) không có hàm \(name).",
        fix: "Cài phiên bản 1.2 trở lên, chẳng hạn: pip install --upgrade duckdb.")
    case .extensionMissing(let name, let reason):
      ProblemMessage(
        "DuckDB cần phần mở rộng \(name) mà máy này chưa có: \(reason).",
        fix: "Khi có mạng, chạy một lần lệnh INSTALL \(name) trong DuckDB.")
    case .fileMissing(let reason):
      ProblemMessage("DuckDB không tìm thấy tệp: \(reason).")
    case .notADatabase(let reason):
      ProblemMessage(
        "DuckDB không mở được tệp này: \(reason).",
        fix: "Nêu tệp .duckdb, .db hoặc .sqlite.")
    case .queryRefused(let reason):
      ProblemMessage("DuckDB không hiểu câu truy vấn: \(reason).")
    case .queryFailed(let reason):
      ProblemMessage("DuckDB không đọc được dữ liệu: \(reason).")
    case .accessFailed(let reason):
      ProblemMessage("DuckDB đọc dở dang thì gặp lỗi: \(reason).", fix: "Chạy lại.")
    case .notOneQuery:
      ProblemMessage("--sql nhận đúng một câu SELECT.", fix: "Chỉ giữ câu đọc dữ liệu.")
    case .unreadableType(let column, let type):
      ProblemMessage(
        "Cột \"\(column)\" có kiểu \(type), không phải số hay văn bản.",
        fix: "Chuyển kiểu trong --sql, chẳng hạn CAST(\"\(column)\" AS VARCHAR).")
    case .notParquet:
      ProblemMessage(
        "Mẫu tên tệp và địa chỉ mạng chỉ đọc được tệp .parquet.",
        fix: "Đọc tệp khác bằng --sql, chẳng hạn --sql \"FROM read_csv('…')\".")
    case .resultInParquet:
      ProblemMessage(
        "Các bảng kết quả trong thư mục này là Parquet, còn báo cáo, sổ tính và so sánh đọc CSV.",
        fix: "Chạy lại mà không dùng --format parquet.")
    }
  }

  private var english: ProblemMessage {
    switch self {
    case .libraryMissing(let searched):
      ProblemMessage(
        "Parquet, databases and addresses need DuckDB, which is not on this machine (looked for: \(some(searched))).",
        fix:
          "Install it: pip install duckdb; or get libduckdb from duckdb.org and set LOTRINH_DUCKDB_LIBRARY to its path."
      )
    case .libraryFailed(let reason):
      ProblemMessage(
        "DuckDB cannot be loaded: \(reason).",
        fix:
          "Install it again: pip install duckdb; or set LOTRINH_DUCKDB_LIBRARY to the path of libduckdb. The module of Python needs the libpython of its version."
      )
    case .functionMissing(let name, let version):
      ProblemMessage(
        "DuckDB \(version) lacks the function \(name).",
        fix: "Install version 1.2 or later, as by: pip install --upgrade duckdb.")
    case .extensionMissing(let name, let reason):
      ProblemMessage(
        "DuckDB needs its extension \(name), which is not on this machine: \(reason).",
        fix: "With a network, run INSTALL \(name) once in DuckDB.")
    case .fileMissing(let reason):
      ProblemMessage("DuckDB finds no such file: \(reason).")
    case .notADatabase(let reason):
      ProblemMessage(
        "DuckDB cannot open this file: \(reason).",
        fix: "Name a file .duckdb, .db or .sqlite.")
    case .queryRefused(let reason):
      ProblemMessage("DuckDB does not understand the query: \(reason).")
    case .queryFailed(let reason):
      ProblemMessage("DuckDB cannot read the data: \(reason).")
    case .accessFailed(let reason):
      ProblemMessage("DuckDB failed on the way: \(reason).", fix: "Run again.")
    case .notOneQuery:
      ProblemMessage("--sql takes exactly one SELECT.", fix: "Keep only what reads the data.")
    case .unreadableType(let column, let type):
      ProblemMessage(
        "Column \"\(column)\" is of type \(type), which is neither a number nor a text.",
        fix: "Convert it with --sql, as by CAST(\"\(column)\" AS VARCHAR).")
    case .notParquet:
      ProblemMessage(
        "Of patterns and addresses only those of .parquet files are read.",
        fix: "Read others with --sql, as by --sql \"FROM read_csv('…')\".")
    case .resultInParquet:
      ProblemMessage(
        "The tables of this result are Parquet, and reports, workbooks and comparisons read CSV.",
        fix: "Run again without --format parquet.")
    }
  }
}
