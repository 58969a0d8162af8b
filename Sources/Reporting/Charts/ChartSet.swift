import Panels

/// Which charts belong to which work: what a person looks at first, not all that can be drawn.
///
/// ```swift
/// let context = ChartContext(ResultFolder(path: "results"), language: .vi, statusYear: 2022)
/// for chart in ChartSet.run(context) { print(chart.name, "–", chart.title) }
/// ```
public enum ChartSet {
  /// The most pages of the heat map beside other charts.
  private static let heatMapPages = 3

  /// The charts of a run of a plan or a table.
  public static func run(_ context: ChartContext, map: MapShapes? = nil) -> [Chart] {
    let standing: [Chart] = [
      BandsByYear.charts(context),
      HeatMap.charts(context, upTo: heatMapPages), GroupHeatMap.charts(context),
      BlockingCriteria.charts(context), moves(context), SlopeChart.charts(context),
    ].flatMap { $0 }
    let ahead: [Chart] = [
      PlanProgress.charts(context), ProbabilityBars.charts(context),
      CountDistributionChart.charts(context), FanChart.chosen(context),
      SmallMultiples.charts(context), RoadmapGantt.charts(context),
    ].flatMap { $0 }
    let drawn = standing + ahead + (map.map { Choropleth($0).charts(context) } ?? [])
    return standing.isEmpty ? drawn + SeriesLines.charts(context) : drawn
  }

  /// The charts of a report, which may speak of the results of several commands.
  public static func report(_ context: ChartContext) -> [Chart] {
    let drawn =
      run(context) + ScenarioLevels.charts(context) + ReliabilityDiagram.charts(context)
    // Beside what is forecast the indices of tracking are an aside.
    return drawn.isEmpty ? MethodStrip.charts(context) : drawn
  }

  /// The charts of what can be promised.
  public static func targets(_ context: ChartContext) -> [Chart] {
    PlanProgress.charts(context) + ProbabilityBars.charts(context)
      + CountDistributionChart.charts(context)
  }

  /// Who moved, or where they stand where the data have one year.
  private static func moves(_ context: ChartContext) -> [Chart] {
    let moves = Dumbbell.charts(context)
    return moves.isEmpty ? CriteriaByCommune.charts(context) : moves
  }

  /// Every kind of chart but the map, which needs shapes.
  public static var kinds: [any ChartKind.Type] {
    [
      BandsByYear.self, CriteriaByCommune.self, HeatMap.self, GroupHeatMap.self,
      BlockingCriteria.self, Dumbbell.self, SlopeChart.self, PlanProgress.self,
      ProbabilityBars.self, CountDistributionChart.self, FanChart.self, SmallMultiples.self,
      SeriesLines.self, RoadmapGantt.self, ScenarioLevels.self, ReliabilityDiagram.self,
      MethodStrip.self,
    ]
  }

  /// All charts that the tables allow, for the report of an area.
  public static func all(_ context: ChartContext, map: MapShapes? = nil) -> [Chart] {
    kinds.flatMap { $0.charts(context) } + (map.map { Choropleth($0).charts(context) } ?? [])
  }
}
