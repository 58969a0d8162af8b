import Distributions
import LinearAlgebra
import Panels

/// Pooled regressions with an effect for each unit: how an indicator moves with the years, or with other
/// indicators, within units.
///
/// A declared break inside a series gives the unit a new effect, so that no slope comes from a step.
/// What varies between units only has no part in the estimates.
///
/// `y_it = α_i + x_it′ β + ε_it`, the effects `α_i` taken out by differences from the means of
/// units; errors by cluster after Liang and Zeger (*Biometrika* 73, 1986) and Bell and McCaffrey
/// (*Survey Methodology* 28, 2002).
public struct PanelRegression: Sendable {
  private let panels: PanelSet
  private let breaks: [SeriesBreak]
  private let specification: PanelSpecification

  /// Prepares regressions.
  ///
  /// - Parameters:
  ///   - panels: The data, spliced where the breaks ask for it.
  ///   - breaks: Declared breaks.
  ///   - specification: What explains; regressors that the data lack are left out.
  public init(
    panels: PanelSet, breaks: [SeriesBreak] = [], specification: PanelSpecification = .init()
  ) {
    self.panels = panels
    self.breaks = breaks
    self.specification = specification
  }

  /// The regressions of an indicator: in its own unit and, of positive numbers, of the logarithm; a row
  /// for each term and each clustering: by unit, by each level of the hierarchy and, without effects of
  /// years, by year.
  ///
  /// None when there is no such indicator, or it is a regressor itself.
  ///
  /// - Complexity: O(observations × columns²); linear in units.
  public func rows(of indicator: String) -> [PanelRegressionRow] {
    guard let panel = panels.panel(indicator), !specification.regressors.contains(indicator)
    else { return [] }
    let regressors = specification.regressors.compactMap(panels.panel)
    let cuts = panels.cuts(of: indicator, breaks: breaks)
    let shifts = panels.shifts(of: indicator, breaks: breaks)
    let sample = PanelSample(panel, regressors) { unit in
      Array(Set(cuts(unit) + (shifts?(unit) ?? []))).sorted()
    }
    let scales: [Scale] = panel.indicator.kind == .positive ? [.identity, .log] : [.identity]
    return scales.flatMap { scale in
      rows(
        PanelDesign(
          panel, on: WorkingScale(scale), regressors: regressors,
          time: specification.time, years: panels.years, sample: sample),
        scale)
    }
  }

  private func rows(_ design: PanelDesign, _ scale: Scale) -> [PanelRegressionRow] {
    let template = { (term: String, cluster: String) in
      PanelRegressionRow(
        scale: scale, term: term, status: .missing, cluster: cluster, sample: design.sample.size)
    }
    let clusterings = Clustering.all(
      design, panels.units, periodCount: panels.years.count)
    var empty = design.terms.flatMap { term in clusterings.map { template(term, $0.name) } }
    if design.sample.units.isEmpty { return empty }
    do {
      let fit = try PanelFit(design)
      return try clusterings.flatMap { clustering in
        try rows(design, fit, clustering) { template($0, clustering.name) }
      }
    } catch {
      for index in empty.indices { empty[index].status = .overflow }
      return empty
    }
  }

  private func rows(
    _ design: PanelDesign, _ fit: PanelFit, _ clustering: Clustering,
    template: (String) -> PanelRegressionRow
  ) throws(LinearAlgebraError) -> [PanelRegressionRow] {
    let size = design.sample.size
    let freedom = size.observations - size.effects - fit.kept.count
    let least = ClusterErrors.leastCount(clustering, terms: fit.kept.count)
    let status: PanelStatus =
      fit.totalSumOfSquares == 0
      ? .constant
      : freedom <= 0
        ? .exactFit
        : clustering.isIncomplete
          ? .unlabelled : clustering.count < least ? .fewClusters : .ok
    let errors =
      status == .ok
      ? ClusterErrors(design, fit, clustering) : nil
    var rows: [PanelRegressionRow] = []
    for (index, term) in design.terms.enumerated() {
      var row = template(term)
      row.clusters = clustering.count
      let column = design.effectPeriods.count + index
      guard let position = fit.kept.firstIndex(of: column) else {
        row.status = .aliased
        rows.append(row)
        continue
      }
      row.status = status
      row.estimate = fit.coefficients[column]
      if fit.totalSumOfSquares > 0 {
        row.rSquaredWithin = 1 - fit.residualSumOfSquares / fit.totalSumOfSquares
      }
      if freedom > 0 {
        row.residualDeviation = (fit.residualSumOfSquares / Double(freedom)).squareRoot()
      }
      if let errors { try Self.test(&row, errors, position) }
      rows.append(row)
    }
    return rows
  }

  private static func test(
    _ row: inout PanelRegressionRow, _ errors: ClusterErrors, _ position: Int
  ) throws(LinearAlgebraError) {
    let reference = { (freedom: Double) in
      ReferenceDistribution(degreesOfFreedom: freedom, coverage: TrendRegression.coverage)
    }
    row.test = CoefficientTest(
      row.estimate, error: errors.error(position),
      reference: reference(errors.degreesOfFreedom))
    if let small = try errors.smallSample(position) {
      row.smallSampleTest = CoefficientTest(
        row.estimate, error: small.error, reference: reference(small.freedom))
    }
  }
}
