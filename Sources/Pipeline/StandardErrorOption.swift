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
              "option.se-unknown", ["option": option.text, "indicator": name])))
      }
      guard var panel = dataset.panels.panel(option.indicator) else { continue }
      guard panel.indicator.kind != .yesno else {
        throw InputError(
          .badOption(
            LocalizedText(
              "option.se-of-yes-no", ["option": option.text, "indicator": option.indicator]
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
            "option.se-without-use", ["method": method, "indicator": first.id]
          )))
    }
    if crosswalk != nil {
      throw InputError(
        .badOption(
          LocalizedText(
            "option.se-with-crosswalk", ["indicator": first.id]
          )))
    }
  }
}
