import Panels

/// The word of `--break`: `NAME:YEAR:KIND`, then `:TREATMENT` and `:units=A,B` if wanted.
struct BreakOption {
  /// The word.
  let text: String

  /// What of the word cannot be used.
  struct Fault: Error {
    let message: LocalizedText
  }

  /// Reads the word; the name, which may hold colons, is what stands before the last `:YEAR:KIND` that
  /// leaves an indicator of the table.
  ///
  /// - Throws: What of it is not understood: the form, the kind, the indicator or the treatment.
  func seriesBreak(in panels: PanelSet) throws(Fault) -> SeriesBreak {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let years = parts.indices.dropFirst().dropLast().filter { Int(parts[$0]) != nil }
    guard let last = years.last else {
      throw Fault(
        message: LocalizedText("option.break-form", ["option": text, "kinds": Self.kinds]))
    }
    let kinds = years.filter { SeriesBreak.Kind(rawValue: parts[$0 + 1]) != nil }
    guard let nearest = kinds.last else {
      throw Fault(
        message: LocalizedText(
          "option.break-kind-unknown",
          ["option": text, "word": parts[last + 1], "kinds": Self.kinds]))
    }
    let name = { (position: Int) in parts[..<position].joined(separator: ":") }
    guard let position = kinds.last(where: { panels.panel(name($0)) != nil }) else {
      let known = panels.panels.map(\.indicator.id).joined(separator: ", ")
      throw Fault(
        message: LocalizedText(
          "option.break-indicator-unknown",
          ["option": text, "name": name(nearest), "known": known]))
    }
    var result = SeriesBreak(
      indicator: name(position), year: Int(parts[position]) ?? 0,
      kind: SeriesBreak.Kind(rawValue: parts[position + 1]) ?? .method,
      location: SourceLocation(file: "--break \(text)"))
    try take(parts[(position + 2)...], into: &result)
    if result.treatment == .splice, result.overlap == nil {
      throw Fault(message: LocalizedText("option.break-splice-values", ["option": text]))
    }
    return result
  }

  private static let kinds = SeriesBreak.Kind.allCases.map(\.rawValue).joined(separator: ", ")

  private func fault(_ word: String) -> Fault {
    Fault(
      message: LocalizedText(
        "option.break-treatment-unknown", ["option": text, "word": word]))
  }

  /// Reads `level-shift`, `splice=9.22/15.19`, `units=03,07`.
  private func take(
    _ parts: ArraySlice<String>, into seriesBreak: inout SeriesBreak
  ) throws(Fault) {
    guard let first = parts.first else { return }
    let key = "units="
    if first.hasPrefix(key) {
      seriesBreak.units = SeriesBreak.unitCodes(
        ofOption: String(parts.joined(separator: ":").dropFirst(key.count)))
      if seriesBreak.units.contains("") { throw fault(first) }
      return
    }
    if parts.count > 1, !parts[parts.startIndex + 1].hasPrefix(key) {
      throw fault(parts[parts.startIndex + 1])
    }
    let words = first.split(separator: "=", maxSplits: 1).map(String.init)
    guard let treatment = words.first.flatMap(SeriesBreak.Treatment.init(rawValue:)) else {
      throw fault(first)
    }
    seriesBreak.treatment = treatment
    if words.count > 1 {
      let values = words[1].split(separator: "/").compactMap { Double($0) }
      guard treatment == .splice, values.count == 2, values.allSatisfy(\.isFinite) else {
        throw fault(first)
      }
      seriesBreak.overlap = SeriesBreak.Overlap(
        year: seriesBreak.year, before: values[0], after: values[1], source: "option")
    }
    try take(parts.dropFirst(), into: &seriesBreak)
  }
}
