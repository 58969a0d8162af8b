import IO
import Panels
import Reporting

/// A chart with the name of its files below the folder of the results.
struct DrawnChart {
  let stem: String
  let chart: Chart
}

/// Charts that were written and, where there is a renderer, drawn; all in one start of it.
struct ChartDrawing {
  let charts: [DrawnChart]
  /// Why there are no pictures, if there are none.
  let problem: ProblemKind?
  /// The program that draws charts in a browser; `nil` where nobody asked or it is not there.
  let script: String?
  /// What it draws, as Vega JSON by the name of the chart's files.
  let compiled: [String: HTMLRenderer.Drawing]

  /// Writes specifications and tables, and draws.
  ///
  /// - Parameters:
  ///   - withScript: Whether pages are made in which charts move.
  ///   - progress: Takes how many are drawn.
  init(
    _ charts: [DrawnChart], into folder: OutputFolder, renderer: ChartRenderer,
    withScript: Bool, progress: (Int) -> Void
  ) throws(InputError) {
    self.charts = charts
    var jobs: [ChartRenderer.Job] = []
    let scratch = withScript ? try ScratchFolder() : nil
    for (index, drawn) in charts.enumerated() {
      try folder.write(drawn.chart.specification.text, to: drawn.stem + ".vl.json")
      try folder.write(drawn.chart.table.csv, to: drawn.stem + ".csv")
      var job = ChartRenderer.Job(
        specification: folder.stagedPath(drawn.stem + ".vl.json"),
        svg: folder.stagedPath(drawn.stem + ".svg"), png: folder.stagedPath(drawn.stem + ".png"))
      if let scratch {
        let narrow = try scratch.write(drawn.chart.narrow.text.utf8, to: "\(index).vl.json")
        job.compiled = [
          job.specification: "\(scratch.path)/\(index)-wide.json",
          narrow: "\(scratch.path)/\(index)-narrow.json",
        ]
      }
      jobs.append(job)
    }
    problem = renderer.render(
      jobs, script: scratch.map { $0.path + "/charts.js" }, progress: progress)
    script = problem == nil ? scratch?.text("charts.js") : nil
    var compiled: [String: HTMLRenderer.Drawing] = [:]
    for (index, drawn) in charts.enumerated() where script != nil {
      guard let wide = scratch?.text("\(index)-wide.json"),
        let narrow = scratch?.text("\(index)-narrow.json")
      else { continue }
      compiled[drawn.stem] = HTMLRenderer.Drawing(wide: wide, narrow: narrow)
    }
    self.compiled = compiled
  }

  /// The pictures, none without a renderer.
  var pictures: [ReportPicture] { problem == nil ? pictures(of: charts) : [] }

  /// The pictures of some of the charts, drawn or not.
  func pictures(of charts: [DrawnChart]) -> [ReportPicture] {
    charts.map {
      ReportPicture(
        file: $0.stem + ".svg", alternative: $0.chart.alternative, kind: $0.chart.name)
    }
  }
}
