import CXlsxwriter

/// A style that a workbook knows; it serves the sheets of that workbook only.
public struct BookStyle {
  let format: UnsafeMutablePointer<lxw_format>?
}
