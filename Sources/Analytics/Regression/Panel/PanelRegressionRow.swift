import Panels

/// Why a coefficient of a panel regression has the figures it has, or lacks them.
public enum PanelStatus: String, Sendable, CaseIterable {
  /// Estimate and errors.
  case ok
  /// The term depends on the effects and the terms before it: not estimated.
  case aliased
  /// The indicator does not vary within any unit.
  case constant
  /// No degree of freedom is left: an estimate without error.
  case exactFit = "exact_fit"
  /// Too few clusters: an estimate without error.
  case fewClusters = "few_clusters"
  /// Some units have no label of the clusters: an estimate without error.
  case unlabelled
  /// No unit has two complete observations.
  case missing
  /// Values so large that their squares are beyond a double.
  case overflow
}

/// One coefficient of a pooled panel regression with unit effects, with errors clustered one way.
public struct PanelRegressionRow: Sendable {
  /// The scale of the indicator: its own unit, or the natural logarithm.
  public var scale: Scale
  /// What the coefficient belongs to: `year`, or the id of a regressor.
  public var term: String
  /// What there is.
  public var status: PanelStatus
  /// The change of the indicator, on its scale, with one unit of the term.
  public var estimate = Double.nan
  /// What the errors are clustered by: `unit`, the name of a level of the hierarchy, or `year`.
  public var cluster: String
  /// The number of clusters.
  public var clusters = 0
  /// CR1, see ``ClusterErrors``.
  public var test = CoefficientTest()
  /// CR2 of Bell and McCaffrey with their degrees of freedom; made for at most
  /// ``ClusterErrors/smallSampleLimit`` clusters, and not for years.
  public var smallSampleTest = CoefficientTest()
  /// What the regression was made on.
  public var sample: PanelSampleSize
  /// The share of the variation within units (and years, where they have effects) that is explained.
  public var rSquaredWithin = Double.nan
  /// `√(RSS / (N − effects − terms))`, on the scale.
  public var residualDeviation = Double.nan
}

/// How many observations a panel regression was made on, and what was left out.
public struct PanelSampleSize: Hashable, Sendable {
  /// The observations used, `N`.
  public var observations = 0
  /// The units with an observation used.
  public var units = 0
  /// The effects of units: one a unit, and one more at each declared break inside its series.
  public var effects = 0
  /// The years with an observation used.
  public var years = 0
  /// Observations left out because a regressor has no value.
  public var incomplete = 0
  /// Observations left out because they are the only one of their effect, which takes them up whole.
  public var singletons = 0
}
