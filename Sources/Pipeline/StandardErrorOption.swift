import Analytics
import IO
import Panels

/// `--se NAME=COLUMN`: the published standard errors of an indicator's values.
public struct StandardErrorOption: Hashable, Sendable {
  /// The indicator.
  public let indicator: String
  /// The column, or the other indicator, that holds the errors.
  public let column: String
  /// The words of the call.
  let text: String

  /// Reads `poverty=poverty_se`; `nil` where a name is missing or both are one.
  public init?(_ text: String) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, parts[0] != parts[1] else {
      return nil
    }
    (indicator, column) = (parts[0], parts[1])
    self.text = text
  }
}

extension Dataset {
  /// The dataset with the standard errors that a call names.
  ///
  /// - Throws: ``InputError`` where an indicator or its errors are not in the data.
  func applying(_ options: [StandardErrorOption]) throws(InputError) -> Dataset {
    var dataset = self
    for option in options {
      for name in [option.indicator, option.column] where panels.panel(name) == nil {
        throw InputError(
          .badOption(
            LocalizedText(
              vi: "--se \(option.text): số liệu không có chỉ tiêu \(name).",
              en: "--se \(option.text): the data have no indicator \(name).")))
      }
      guard var panel = dataset.panels.panel(option.indicator) else { continue }
      guard panel.indicator.kind != .yesno else {
        throw InputError(
          .badOption(
            LocalizedText(
              vi:
                "--se \(option.text): \(option.indicator) là có hoặc không, không có sai số chuẩn.",
              en: "--se \(option.text): \(option.indicator) is yes or no and has no standard error."
            )))
      }
      panel.indicator.standardError = option.column
      dataset.panels = dataset.panels.with(panel)
    }
    let negative = dataset.negativeStandardErrors
    if !negative.isEmpty { throw InputError(problems: negative) }
    return dataset
  }

  /// Standard errors below zero, with their places.
  private var negativeStandardErrors: [Problem] {
    var problems: [Problem] = []
    for indicator in panels.panels.map(\.indicator) {
      guard let errors = panels.standardErrors(of: indicator.id) else { continue }
      for cell in errors.values.indices where errors.values[cell] < 0 {
        let unit = cell % panels.units.count
        let year = panels.years[cell / panels.units.count]
        problems.append(
          Problem(
            .forecast(
              .negativeStandardError(
                unit: panels.units.names[unit], year: year, indicator: indicator.id,
                column: errors.indicator.id, value: FigureText.text(errors.values[cell]))),
            at: origins.location(
              of: errors.indicator.id, unit: panels.units.codes[unit], year: year)))
      }
    }
    return problems
  }

  /// Refuses what has no place for standard errors: methods that forecast each series by itself, units that
  /// a crosswalk merges or splits.
  func checkStandardErrors(method: String) throws(InputError) {
    guard let first = panels.panels.lazy.map(\.indicator).first(where: { $0.standardError != nil })
    else { return }
    if !["auto", "pooled"].contains(method) {
      throw InputError(
        .badOption(
          LocalizedText(
            vi:
              "--method \(method) dự báo riêng từng chuỗi, không dùng được sai số chuẩn của \(first.id); hãy dùng auto hoặc pooled.",
            en:
              "--method \(method) forecasts each series by itself and has no use for the standard errors of \(first.id); use auto or pooled."
          )))
    }
    if crosswalk != nil {
      throw InputError(
        .badOption(
          LocalizedText(
            vi:
              "Sai số chuẩn của \(first.id) không chuyển được sang đơn vị mới; hãy bỏ --se, khóa standard-error, hoặc bảng chuyển đổi.",
            en:
              "The standard errors of \(first.id) cannot be carried over to other units; leave out --se, the key standard-error, or the crosswalk."
          )))
    }
  }
}
