import CXlsxwriter
import Panels

extension BookChart {
  /// Hands the chart to the library.
  func draw(into chart: UnsafeMutablePointer<lxw_chart>) {
    for series in series { add(series, to: chart) }
    for line in lines {
      // A line is told from an area by its smoothness, which is written for neither.
      chart_series_set_smooth(add(line, to: chart), 1)
    }
    if !lines.isEmpty { chart_draw_lines_over_areas(chart) }
    let title = title.withoutUnseenMarks
    if let titleCell {
      chart_title_set_name_range(
        chart, titleCell.sheet, lxw_row_t(titleCell.range.rows.lowerBound - 1),
        lxw_col_t(titleCell.range.columns.lowerBound - 1))
      chart_title_keep_text(chart, title)
    } else {
      chart_title_set_name(chart, title)
    }
    var font = lxw_chart_font()
    font.size = 13
    font.bold = 1
    chart_title_set_name_font(chart, &font)
    drawAxes(of: chart)
    drawLegend(of: chart)
    if kind == .stackedBar || kind == .stackedColumn { chart_set_series_overlap(chart, 100) }
    if kind != .line, kind != .stackedArea, kind != .scatter { chart_set_series_gap(chart, 40) }
    chart_show_blanks_as(chart, UInt8(LXW_CHART_BLANKS_AS_GAP.rawValue))
  }

  @discardableResult
  private func add(
    _ series: Series, to chart: UnsafeMutablePointer<lxw_chart>
  ) -> UnsafeMutablePointer<lxw_chart_series>? {
    let added = chart_add_series(
      chart, "=" + series.categories.reference, "=" + series.values.reference)
    chart_series_set_name(added, "=" + series.name.reference)
    var fill = lxw_chart_fill()
    fill.none = series.fill == nil ? 1 : 0
    fill.color = series.fill ?? 0
    if kind != .line { chart_series_set_fill(added, &fill) }
    var line = lxw_chart_line()
    line.none = series.line == nil ? 1 : 0
    line.color = series.line ?? 0
    line.width = 2.25
    if series.isDashed { line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue) }
    chart_series_set_line(added, &line)
    if kind == .line || kind == .scatter || series.marker != nil, let color = series.line {
      var marker = lxw_chart_fill()
      marker.color = color
      let isDiamond = series.marker == .diamond
      let shape = isDiamond ? LXW_CHART_MARKER_DIAMOND : LXW_CHART_MARKER_CIRCLE
      chart_series_set_marker_type(added, UInt8(shape.rawValue))
      chart_series_set_marker_size(added, isDiamond ? 9 : 5)
      chart_series_set_marker_fill(added, &marker)
    }
    if let format = series.labelFormat {
      chart_series_set_labels(added)
      chart_series_set_labels_num_format(added, format)
    }
    return added
  }

  /// The chart with its number formats made over.
  func localized(_ format: (String) -> String) -> BookChart {
    var chart = self
    chart.valueFormat = format(valueFormat)
    for index in chart.series.indices {
      chart.series[index].labelFormat = series[index].labelFormat.map(format)
    }
    return chart
  }

  private func drawAxes(of chart: UnsafeMutablePointer<lxw_chart>) {
    // The library names the axes by where they lie: bars have their values below.
    let isLying = kind == .bar || kind == .stackedBar
    let categories = isLying ? chart.pointee.y_axis : chart.pointee.x_axis
    let values = isLying ? chart.pointee.x_axis : chart.pointee.y_axis
    var font = lxw_chart_font()
    font.size = 9
    font.bold = 0
    for axis in [categories, values] { chart_axis_set_num_font(axis, &font) }
    if !categoryTitle.isEmpty { name(categories, categoryTitle) }
    if !valueTitle.isEmpty { name(values, valueTitle) }
    if !valueFormat.isEmpty { chart_axis_set_num_format(values, valueFormat) }
    if let least { chart_axis_set_min(values, least) }
    if let greatest { chart_axis_set_max(values, greatest) }
    if let step { chart_axis_set_major_unit(values, step) }
    if isReversed {
      chart_axis_set_reverse(categories)
      // The scale stays below the bars, where its title is.
      chart_axis_set_crossing_max(categories)
    }
    // Every bar has its name.
    if isLying { chart_axis_set_interval_unit(categories, 1) }
    var grid = lxw_chart_line()
    grid.color = 0xD9D9D9
    grid.width = 0.75
    chart_axis_major_gridlines_set_visible(values, 1)
    chart_axis_major_gridlines_set_line(values, &grid)
    if kind == .stackedArea {
      chart_axis_set_position(categories, UInt8(LXW_CHART_AXIS_POSITION_ON_TICK.rawValue))
    }
  }

  private func name(_ axis: UnsafeMutablePointer<lxw_chart_axis>?, _ name: String) {
    var font = lxw_chart_font()
    font.size = 9
    font.bold = 0
    chart_axis_set_name(axis, name)
    chart_axis_set_name_font(axis, &font)
  }

  private func drawLegend(of chart: UnsafeMutablePointer<lxw_chart>) {
    let series = series + lines
    let shown = series.indices.filter { series[$0].isInLegend }
    if shown.count < 2 && series.count < 3 {
      chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
      return
    }
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    var left = series.indices.filter { !series[$0].isInLegend }.map { Int16($0) } + [-1]
    if left.count > 1 { _ = chart_legend_delete_series(chart, &left) }
  }
}

extension BookChart.Cells {
  /// The cells as formulas name them: `'Sheet'!$A$2:$A$9`.
  public var reference: String {
    let quoted = sheet.replacing("'", with: "''")
    let first = Self.name(row: range.rows.lowerBound, column: range.columns.lowerBound)
    let last = Self.name(row: range.rows.upperBound, column: range.columns.upperBound)
    return "'\(quoted)'!\(first)" + (first == last ? "" : ":\(last)")
  }

  private static func name(row: Int, column: Int) -> String {
    "$\(SourceLocation.columnLetters(column))$\(row)"
  }
}
