import Panels

/// The word of `--break`: `NAME:YEAR:KIND`, then `:TREATMENT` and `:units=A,B` if wanted.
enum BreakOption {
  /// Reads a word; the name, which may hold colons, is what stands before the last `:YEAR:KIND` that
  /// leaves an indicator of the table.
  ///
  /// - Returns: `nil` when the word names no indicator of the table or is written another way.
  static func seriesBreak(_ text: String, in panels: PanelSet) -> SeriesBreak? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    for position in parts.indices.dropFirst().dropLast().reversed() {
      guard let year = Int(parts[position]),
        let kind = SeriesBreak.Kind(rawValue: parts[position + 1])
      else { continue }
      let name = parts[..<position].joined(separator: ":")
      guard panels.panel(name) != nil else { continue }
      var result = SeriesBreak(
        indicator: name, year: year, kind: kind, location: SourceLocation(file: "--break \(text)"))
      return take(parts[(position + 2)...], into: &result) ? result : nil
    }
    return nil
  }

  /// Reads `level-shift`, `splice=9.22/15.19`, `units=03,07`; false when it is none of these.
  private static func take(
    _ parts: ArraySlice<String>, into seriesBreak: inout SeriesBreak
  ) -> Bool {
    guard let first = parts.first else { return true }
    let key = "units="
    if first.hasPrefix(key) {
      seriesBreak.units = SeriesBreak.unitCodes(
        ofOption: String(parts.joined(separator: ":").dropFirst(key.count)))
      return seriesBreak.units.allSatisfy { !$0.isEmpty }
    }
    if parts.count > 1, !parts[parts.startIndex + 1].hasPrefix(key) { return false }
    let words = first.split(separator: "=", maxSplits: 1).map(String.init)
    guard let treatment = words.first.flatMap(SeriesBreak.Treatment.init(rawValue:)) else {
      return false
    }
    seriesBreak.treatment = treatment
    if words.count > 1 {
      let values = words[1].split(separator: "/").compactMap { Double($0) }
      guard treatment == .splice, values.count == 2, values.allSatisfy(\.isFinite) else {
        return false
      }
      seriesBreak.overlap = SeriesBreak.Overlap(
        year: seriesBreak.year, before: values[0], after: values[1], source: "option")
    }
    return take(parts.dropFirst(), into: &seriesBreak)
  }
}
