import CXlsxwriter

extension CellStyle {
  /// Gives a format of the library the look of this style.
  func apply(to format: UnsafeMutablePointer<lxw_format>?) {
    format_set_font_name(format, "Arial")
    format_set_font_size(format, fontSize)
    if !numberFormat.isEmpty { format_set_num_format(format, numberFormat) }
    if isBold { format_set_bold(format) }
    if isItalic { format_set_italic(format) }
    if isUnderlined { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    if wraps { format_set_text_wrap(format) }
    switch alignment {
    case .automatic: break
    case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    if indent > 0 { format_set_indent(format, indent) }
    if rotation != 0 { format_set_rotation(format, rotation) }
    if isAtTop { format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue)) }
    applyColors(to: format)
  }

  /// Only what a conditional format may change: colors and weight.
  func applyColors(to format: UnsafeMutablePointer<lxw_format>?) {
    if let ink { format_set_font_color(format, ink) }
    if isHatched {
      format_set_pattern(format, UInt8(LXW_PATTERN_LIGHT_UP.rawValue))
      if let fill { format_set_bg_color(format, fill) }
      format_set_fg_color(format, 0x999999)
    } else if let fill {
      format_set_bg_color(format, fill)
      format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
    }
    if let lineBelow {
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bottom_color(format, lineBelow)
    }
  }
}

extension BookChart.Kind {
  /// The library's word for the kind.
  var code: lxw_chart_type {
    switch self {
    case .line: LXW_CHART_LINE
    case .stackedArea: LXW_CHART_AREA_STACKED
    case .bar: LXW_CHART_BAR
    case .stackedBar: LXW_CHART_BAR_STACKED
    case .column: LXW_CHART_COLUMN
    case .stackedColumn: LXW_CHART_COLUMN_STACKED
    case .scatter: LXW_CHART_SCATTER
    }
  }
}
