import Analytics
import Panels

/// A coefficient of a pooled regression with what it explains.
struct PanelRegressionLine {
  let row: PanelRegressionRow
  let indicator: String
  let time: PanelSpecification.Time
  let provenance: Provenance
}

extension Table where Row == PanelRegressionLine {
  static let panelRegression = Table(
    "panel_regression",
    [
      .text("indicator") { $0.indicator }, .text("scale") { $0.row.scale.rawValue },
      .text("term") { $0.row.term }, .text("cluster") { $0.row.cluster },
      .text("status") { $0.row.status.rawValue }, .text("reason") { $0.reason },
      .number("estimate") { $0.row.estimate },
    ]
      + tests("") { $0.row.test } + tests("cr2_") { $0.row.smallSampleTest }
      + [
        .integer("clusters") { $0.row.clusters },
        .integer("observations") { $0.row.sample.observations },
        .integer("units") { $0.row.sample.units },
        .integer("unit_effects") { $0.row.sample.effects },
        .integer("years") { $0.row.sample.years }, .text("time") { $0.time.rawValue },
        .integer("dropped_incomplete") { $0.row.sample.incomplete },
        .integer("dropped_singletons") { $0.row.sample.singletons },
        .number("r_squared_within") { $0.row.rSquaredWithin },
        .number("residual_sd") { $0.row.residualDeviation },
        .text("provenance") { $0.provenance.label },
      ])

  private static func tests(
    _ prefix: String, _ test: @escaping @Sendable (Row) -> CoefficientTest
  ) -> [Column] {
    [
      .number(prefix + "se") { test($0).error },
      .number(prefix + "df") { test($0).degreesOfFreedom },
      .number(prefix + "t") { test($0).t }, .number(prefix + "p") { test($0).p },
      .number(prefix + "low95") { test($0).low }, .number(prefix + "high95") { test($0).high },
    ]
  }
}

extension PanelRegressionLine {
  /// Why figures are missing.
  var reason: String {
    switch row.status {
    case .ok: ""
    case .aliased:
      "depends on the effects of units"
        + (time == .effects ? " and years" : "") + " or on the terms before it"
    case .constant: "does not vary within any unit"
    case .exactFit: "as many effects and terms as observations: no error can be estimated"
    case .fewClusters: "too few clusters: no error can be estimated"
    case .unlabelled: "units without a label: they belong to no cluster"
    case .overflow: "values too large to be squared"
    case .missing: "no unit has two complete observations"
    }
  }
}
