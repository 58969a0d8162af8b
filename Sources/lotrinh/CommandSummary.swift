import Panels

/// A command in a few words and one call, in both languages: what a person reads before any help.
struct CommandSummary {
  /// The command.
  let name: String
  /// What it does, at most 68 characters.
  let purpose: LocalizedText
  /// A call of it, without the name of the program.
  let example: String

  private init(_ name: String, _ purpose: LocalizedText, _ example: String) {
    self.name = name
    self.purpose = purpose
    self.example = name + " " + example
  }

  /// The summary of a command.
  static func named(_ name: String) -> CommandSummary? {
    groups.flatMap(\.commands).first { $0.name == name }
  }

  /// Every command, in the order of the work.
  static let groups: [(title: LocalizedText, commands: [CommandSummary])] = [
    (
      LocalizedText("command.group-plans"),
      [
        CommandSummary(
          "init", LocalizedText("command.init"), "ke-hoach-2026 --communes 18 --year 2025"),
        CommandSummary(
          "check", LocalizedText("command.check"), "plan.yaml"),
        CommandSummary(
          "run", LocalizedText("command.run"), "plan.yaml --out ket-qua"),
        CommandSummary(
          "workbook", LocalizedText("command.workbook"), "ket-qua --out ke-hoach.xlsx"),
        CommandSummary(
          "report", LocalizedText("command.report"), "ket-qua --each district --out bao-cao"),
        CommandSummary(
          "explain", LocalizedText("command.explain"),
          "plan.yaml 'Quài Nưa' 2023 10"),
        CommandSummary(
          "show", LocalizedText("command.show"), "ket-qua/levels.csv --where year=2023"),
      ]
    ),
    (
      LocalizedText("command.group-jobs"),
      [
        CommandSummary(
          "assess", LocalizedText("command.assess"),
          "panel.csv --criteria qd-318-2022 --region TDMNPB --out ket-qua"),
        CommandSummary(
          "trend", LocalizedText("command.trend"),
          "panel.csv --unit code --value income:positive"),
        CommandSummary(
          "forecast", LocalizedText("command.forecast"),
          "panel.csv --value income:positive --target 'income>=58'"),
        CommandSummary(
          "brief", LocalizedText("command.brief"),
          "xa.csv --value income:positive --target 'income>=58' --out ket-qua"),
        CommandSummary(
          "backtest", LocalizedText("command.backtest"), "panel.csv --value income:positive"),
        CommandSummary(
          "track", LocalizedText("command.track"),
          "panel.csv --value income:positive --target 'income>=58@2030'"),
        CommandSummary(
          "scenario", LocalizedText("command.scenario"), "plan.yaml --out ket-qua"),
        CommandSummary(
          "targets", LocalizedText("command.targets"), "plan.yaml --out ket-qua"),
        CommandSummary(
          "roadmap", LocalizedText("command.roadmap"), "plan.yaml --out ket-qua"),
        CommandSummary(
          "owners", LocalizedText("command.owners"),
          "plan.yaml --out ket-qua"),
      ]
    ),
    (
      LocalizedText("command.group-shards"),
      [
        CommandSummary(
          "frame", LocalizedText("command.frame"), "part.csv --value income:positive"),
        CommandSummary(
          "fit", LocalizedText("command.fit"),
          "panel.csv --value income:positive --shard 2/7 --out 2.tally"),
        CommandSummary("merge", LocalizedText("command.merge"), "*.tally --out forecast.model"),
        CommandSummary(
          "apply", LocalizedText("command.apply"),
          "panel.csv --model forecast.model --shard 2/7 --out 2"),
      ]
    ),
    (
      LocalizedText("command.group-rest"),
      [
        CommandSummary(
          "runs", LocalizedText("command.runs"), "list"),
        CommandSummary(
          "crosswalk", LocalizedText("command.crosswalk"),
          "plan.yaml --crosswalk sap-xep.csv --out ket-qua"),
        CommandSummary(
          "calendar", LocalizedText("command.calendar"), "plan.yaml --out lich.ics"),
        CommandSummary(
          "simulate", LocalizedText("command.simulate"),
          "--units 1000 --years 2015-2024"),
        CommandSummary(
          "schema", LocalizedText("command.schema"), "plan"),
        CommandSummary(
          "completions", LocalizedText("command.completions"), "bash"),
      ]
    ),
  ]
}
