import Analytics
import Panels

/// How trends are asked for, in the words of the command line.
public struct TrendRequest: Sendable {
  /// The standard error that t, p and the interval rest on, one of ``errorNames``.
  public var errors = TrendErrors.classical.rawValue
  /// The lag of the Newey-West error in years; `nil` for the usual one.
  public var lag: Int?
  /// The column of analytic weights.
  public var analyticWeight: String?
  /// The column of frequency weights.
  public var frequencyWeight: String?
  /// The column of precision weights.
  public var precisionWeight: String?
  /// Whether pooled regressions are made as well.
  public var isPanel = false
  /// How the years come into pooled regressions, one of ``timeNames``.
  public var time = PanelSpecification.Time.linear.rawValue
  /// The columns that explain in pooled regressions.
  public var regressors: [String] = []

  /// Makes the usual request: lines alone, tested by their classical errors.
  public init() {}

  /// The names of standard errors.
  public static var errorNames: [String] { TrendErrors.allCases.map(\.rawValue) }
  /// The names of ways in which years come in.
  public static var timeNames: [String] { PanelSpecification.Time.allCases.map(\.rawValue) }

  /// The columns of weights that are named; one at most makes sense.
  public var weightColumns: [String] {
    [analyticWeight, frequencyWeight, precisionWeight].compactMap { $0 }
  }

  /// The columns to be read beside those of the indicators.
  public var columns: [String] { weightColumns + regressors }

  var options: TrendOptions {
    var options = TrendOptions()
    options.errors = TrendErrors(rawValue: errors) ?? .classical
    options.lag = lag
    options.weights =
      analyticWeight.map { TrendWeights(.analytic, of: $0) }
      ?? frequencyWeight.map { TrendWeights(.frequency, of: $0) }
      ?? precisionWeight.map { TrendWeights(.precision, of: $0) }
    return options
  }

  var specification: PanelSpecification {
    var specification = PanelSpecification()
    specification.regressors = regressors
    specification.time = PanelSpecification.Time(rawValue: time) ?? .linear
    return specification
  }

  /// Refuses columns that the data do not hold.
  func check(_ panels: PanelSet) throws(RunFailure) {
    for column in columns where panels.panel(column) == nil {
      throw RunFailure(
        .badOption(
          LocalizedText(
            "option.weight-unknown", ["column": column])))
    }
  }

  /// What was done, for the manifest.
  var method: String {
    let options = options
    let weights = options.weights.map { ", \($0.kind.rawValue) weights \($0.indicator)" } ?? ""
    let lag = options.lag.map { "lag \($0)" } ?? "lag floor(4 (n / 100)^(2/9))"
    return "least squares, centred years\(weights); classical, HC2 (Bell-McCaffrey), HC3 and "
      + "Newey-West (Bartlett, \(lag)) errors, tests by \(options.errors.rawValue); Theil-Sen, "
      + "Mann-Kendall"
  }

  /// What was done about pooled regressions, for the manifest; empty without them.
  var panelMethod: String {
    guard isPanel else { return "" }
    let regressors = regressors.isEmpty ? "" : ", regressors \(regressors.joined(separator: ", "))"
    return "unit effects, years \(time)\(regressors); CR1 and CR2 errors by cluster"
  }
}
