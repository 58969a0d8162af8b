import Panels

/// A command in a few words and one call, in both languages: what a person reads before any help.
///
/// The help of the parser is English; this is not.
struct CommandSummary {
  /// The command.
  let name: String
  /// What it does, at most 68 characters.
  let purpose: LocalizedText
  /// A call of it, without the name of the program.
  let example: String

  private init(_ name: String, vi: String, en: String, _ example: String) {
    self.name = name
    purpose = LocalizedText(vi: vi, en: en)
    self.example = name + " " + example
  }

  /// The summary of a command.
  static func named(_ name: String) -> CommandSummary? {
    groups.flatMap(\.commands).first { $0.name == name }
  }

  /// Every command, in the order of the work.
  static let groups: [(title: LocalizedText, commands: [CommandSummary])] = [
    (
      LocalizedText(vi: "Kế hoạch và số liệu", en: "Plans and data"),
      [
        CommandSummary(
          "init", vi: "Dựng sẵn một kế hoạch có chú giải để điền",
          en: "Write a commented plan to start from", "ke-hoach-2026 --communes 18 --year 2025"),
        CommandSummary(
          "check", vi: "Báo mọi lỗi của kế hoạch hay bảng, kèm chỗ và cách sửa",
          en: "Report every problem of a plan or table, with its cure", "plan.yaml"),
        CommandSummary(
          "run", vi: "Làm cả kế hoạch: bảng, báo cáo, biểu đồ, sổ Excel",
          en: "Do a whole plan: tables, report, charts, workbook", "plan.yaml --out ket-qua"),
        CommandSummary(
          "workbook", vi: "Gộp các kết quả vào một sổ Excel",
          en: "Make one workbook of several results", "ket-qua --out ke-hoach.xlsx"),
        CommandSummary(
          "report", vi: "Làm báo cáo từ kết quả, cả vùng hay từng huyện, từng xã",
          en: "Make reports of results, of all or of each district or commune",
          "ket-qua --each district --out bao-cao"),
        CommandSummary(
          "explain", vi: "Truy một kết luận về ô số liệu, mức và văn bản",
          en: "Walk from a verdict back to the cell, the bar and its source",
          "plan.yaml 'Quài Nưa' 2023 10"),
        CommandSummary(
          "show", vi: "Xem cột và dòng của một bảng kết quả",
          en: "Show columns and rows of a result table", "ket-qua/levels.csv --where year=2023"),
      ]
    ),
    (
      LocalizedText(vi: "Từng việc", en: "Single jobs"),
      [
        CommandSummary(
          "assess", vi: "Chấm tiêu chí: kết luận, số đạt, bình quân, nhóm xã",
          en: "Hold communes against criteria: verdicts, counts, averages, bands",
          "panel.csv --criteria qd-318-2022 --region TDMNPB --out ket-qua"),
        CommandSummary(
          "trend", vi: "Tính đường xu thế của mỗi chuỗi, kèm sai số chuẩn",
          en: "Fit a straight line to every series, with standard errors",
          "panel.csv --unit code --value income:positive"),
        CommandSummary(
          "forecast", vi: "Dự báo, kèm khoảng tin cậy và khả năng đạt",
          en: "Forecast, with quantiles and the chance of meeting each bar",
          "panel.csv --value income:positive --target 'income>=58'"),
        CommandSummary(
          "backtest", vi: "Thử dự báo trên quá khứ: sai bao nhiêu, chắc đến đâu",
          en: "Try the forecasts on the past", "panel.csv --value income:positive"),
        CommandSummary(
          "track", vi: "Tính các chỉ số theo dõi tiến độ quốc tế",
          en: "Compute the published indices of progress",
          "panel.csv --value income:positive --target 'income>=58@2030'"),
        CommandSummary(
          "scenario", vi: "Đặt các giả định lên dự báo rồi so sánh",
          en: "Lay what-ifs over the forecasts and compare", "plan.yaml --out ket-qua"),
        CommandSummary(
          "targets", vi: "Có thể hứa đến đâu, mỗi năm và mỗi xã phải đạt gì",
          en: "Say what can be promised, by year and commune", "plan.yaml --out ket-qua"),
        CommandSummary(
          "roadmap", vi: "Chấm lộ trình đã có và đề xuất lộ trình",
          en: "Score the plan's roadmap and propose one", "plan.yaml --out ket-qua"),
        CommandSummary(
          "owners", vi: "Việc của từng cơ quan, đơn vị đỡ đầu, huyện và xã",
          en: "What is before each agency, sponsor, district and commune",
          "plan.yaml --out ket-qua"),
      ]
    ),
    (
      LocalizedText(vi: "Còn lại", en: "The rest"),
      [
        CommandSummary(
          "runs", vi: "Xem các lần chạy đã lưu, đối chiếu với số liệu năm sau",
          en: "Look at runs kept, and hold them against later data", "list"),
        CommandSummary(
          "crosswalk", vi: "Chuyển số liệu cũ sang đơn vị sau sắp xếp",
          en: "Carry old years over to the units of today",
          "plan.yaml --crosswalk sap-xep.csv --out ket-qua"),
        CommandSummary(
          "calendar", vi: "Ghi các hạn của kế hoạch thành tệp lịch (.ics)",
          en: "Write what is due as a calendar file (.ics)", "plan.yaml --out lich.ics"),
        CommandSummary(
          "simulate", vi: "Tạo số liệu mô phỏng", en: "Make simulated data",
          "--units 1000 --years 2015-2024"),
        CommandSummary(
          "schema", vi: "In JSON Schema của kế hoạch, bộ tiêu chí, kịch bản",
          en: "Print the JSON Schema of plans, sets and scenarios", "plan"),
        CommandSummary(
          "completions", vi: "In đoạn hoàn thành lệnh cho bash, zsh, fish",
          en: "Print the completions of bash, zsh or fish", "bash"),
      ]
    ),
  ]
}
