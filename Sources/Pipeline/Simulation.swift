import Foundation
import IO
import Panels
import Planning

/// How much a simulation wrote.
public struct SimulationCounts: Hashable, Sendable {
  /// Rows below the heading.
  public var rows = 0
  /// Values, missing ones not counted.
  public var values = 0
}

/// Writes simulated values as tables that say, on their first lines and in every row, what they are.
///
/// The bytes depend on the specification alone. A file is written beside its place and renamed.
///
/// What a specification can say is in docs/formats.md.
///
/// ```swift
/// let counts = try SimulationRun.writeBenchmark(
///   units: 1_000, years: 2016...2023, seed: 7, to: "panel.csv")
/// counts.rows  // 8000
/// ```
public enum SimulationRun {
  /// Writes the values of a `simulation.yaml`, one a row, in the order of units, years, indicators.
  ///
  /// - Parameters:
  ///   - path: The file `simulation.yaml`.
  ///   - out: The file to write; `nil` or `-` for standard output.
  /// - Returns: What was written.
  /// - Throws: ``RunFailure`` with everything wrong in the specification or its unit table, or with
  ///   what kept the table from being written.
  @discardableResult
  public static func write(
    specification path: String, to out: String?
  ) throws(RunFailure) -> SimulationCounts {
    try failing { () throws(InputError) in
      let reading = try SimulationReader.read(path: path)
      let name = URL(fileURLWithPath: path).lastPathComponent
      return try withFile(out, inputs: reading.inputs) { (file) throws(InputError) in
        writeNotice(reading.specification, command: "\(name) --out simulated.csv", to: file)
        let writer = TableWriter(
          file, columns: ["unit", "year", "indicator", "value", "provenance"])
        let values = writeLong(
          Simulator(reading.specification).panels(of: reading.units), to: writer)
        try writer.close()
        return SimulationCounts(rows: writer.rowCount, values: values)
      }
    }
  }

  /// Writes a panel of any size, one row a unit and year and one column an indicator.
  ///
  /// Units are made and written in blocks, so that memory does not grow with their number.
  ///
  /// - Parameters:
  ///   - units: The number of communes, 1 to 999,999.
  ///   - years: The years, at most 128.
  ///   - seed: What the values depend on beside these.
  ///   - out: The file to write; `nil` or `-` for standard output.
  /// - Returns: What was written.
  /// - Throws: ``RunFailure`` for sizes outside these bounds, or with what kept the table from being
  ///   written.
  @discardableResult
  public static func writeBenchmark(
    units: Int, years: ClosedRange<Int>, seed: UInt64, to out: String?
  ) throws(RunFailure) -> SimulationCounts {
    guard (1...999_999).contains(units) else {
      throw RunFailure(
        .badOption(
          LocalizedText(
            "option.units-range", ["units": units])))
    }
    let span = "\(years.lowerBound)-\(years.upperBound)"
    let limit = ObservedMask.limit
    guard years.lowerBound >= 1900, years.upperBound <= 2200, years.count <= limit else {
      throw RunFailure(
        .badOption(
          LocalizedText(
            "option.years-range", ["years": span, "limit": limit])))
    }
    let specification = SimulationSpecification.benchmark(years: years, seed: seed)
    return try failing { () throws(InputError) in
      try withFile(out, inputs: []) { (file) throws(InputError) in
        let command = "--units \(units) --years \(span) --seed \(seed) --out panel.csv"
        writeNotice(specification, command: command, to: file)
        return try writeBlocks(specification, unitCount: units, to: file)
      }
    }
  }

  /// Opens the output, runs `body`, which closes it, and puts the file in its place.
  private static func withFile(
    _ out: String?, inputs: [String], _ body: (OutputFile) throws(InputError) -> SimulationCounts
  ) throws(InputError) -> SimulationCounts {
    guard let out, out != "-" else { return try body(OutputFile(standardOutput: ())) }
    if out.isEmpty { throw InputError(.emptyOut) }
    let file = try AtomicFile(path: out, inputs: inputs)
    let counts = try body(file.file)
    try file.commit()
    return counts
  }

  private static func writeNotice(
    _ specification: SimulationSpecification, command: String, to file: OutputFile
  ) {
    let key = "id \(specification.id), seed \(specification.seed)"
    file.write(
      """
      # SỐ LIỆU MÔ PHỎNG, không phải số thật của xã nào: \(key).
      # SIMULATED values, no facts about any commune: \(key).
      # Tạo lại / Make again: lotrinh simulate \(command)

      """)
  }

  /// Writes every value that is not missing; returns their number.
  private static func writeLong(_ panels: PanelSet, to writer: TableWriter) -> Int {
    var count = 0
    var text = TableText()
    for unit in 0..<panels.units.count {
      for (period, year) in panels.years.enumerated() {
        for panel in panels.panels where !panel[unit, period].isNaN {
          text.text(panels.units.codes[unit])
          text.integer(year)
          text.text(panel.indicator.id)
          let value = panel[unit, period]
          if panel.indicator.kind == .yesno {
            text.text(value == 1 ? "yes" : "no")
          } else {
            text.number(value)
          }
          text.text(Provenance.simulated.label)
          text.endRow()
          count += 1
        }
      }
      writer.append(&text)
    }
    return count
  }

  private static func writeBlocks(
    _ specification: SimulationSpecification, unitCount: Int, to file: OutputFile
  ) throws(InputError) -> SimulationCounts {
    let simulator = Simulator(specification)
    let indicators = specification.indicators.map(\.id)
    let writer = TableWriter(
      file,
      columns: ["unit", "name", "province", "district", "zone", "year"] + indicators
        + ["provenance"])
    let blockSize = 1024
    var values = 0
    for start in stride(from: 0, to: unitCount, by: blockSize) {
      let units = SimulationSpecification.benchmarkUnits(start..<min(start + blockSize, unitCount))
      values += writeWide(simulator.panels(of: units), to: writer)
    }
    try writer.close()
    return SimulationCounts(rows: writer.rowCount, values: values)
  }

  private static func writeWide(_ panels: PanelSet, to writer: TableWriter) -> Int {
    var count = 0
    let units = panels.units
    var text = TableText()
    for unit in 0..<units.count {
      for (period, year) in panels.years.enumerated() {
        text.text(units.codes[unit])
        text.text(units.names[unit])
        for level in units.levels { text.text(level.label(of: unit) ?? "") }
        text.text(units.zones.label(of: unit) ?? "")
        text.integer(year)
        for panel in panels.panels {
          let value = panel[unit, period]
          if !value.isNaN { count += 1 }
          text.number(value)
        }
        text.text(Provenance.simulated.label)
        text.endRow()
      }
      writer.append(&text)
    }
    return count
  }
}
