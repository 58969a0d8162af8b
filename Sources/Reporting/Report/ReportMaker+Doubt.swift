import Panels

extension ReportMaker {
  /// A figure of a forecast with a mark behind it where the forecast of its indicator was clearly worse than something
  /// simpler when it was tried.
  func marked(_ figure: ReportText, ifDoubtful indicator: String?) -> ReportText {
    guard figure.plain != "–", let indicator, context.isDoubtful(indicator) else { return figure }
    return figure + " " + doubtMark
  }

  /// What the mark means; nothing where none of the cells has one.
  func doubtNote(_ table: ReportTable) -> ReportText {
    words.doubtNote(table).map { ReportText($0) } ?? ""
  }

  /// The indicator that the forecast of a target is of; `nil` where criteria and levels are counted.
  func forecastIndicator(_ target: ResultTable.Row) -> String? {
    let isOfIndicator = ["mean", "total", "value"].contains(target["statistic"])
    return isOfIndicator && target["basis"] != "carried" ? target["subject"] : nil
  }

  /// The same for sentences.
  func doubtNote(_ sentences: [ReportText]) -> ReportText {
    doubtNote(ReportTable([text("")], cells: sentences.map { [$0] }))
  }

  var doubtMark: ReportText { say("forecast.doubtful.mark") }
}
