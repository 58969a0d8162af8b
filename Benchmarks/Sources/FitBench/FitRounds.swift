import Dispatch
import LinearAlgebra

/// Rounds of one kind of work over a panel, shared by workers in ranges of units.
struct FitRounds {
  let panel: InventedPanel
  let workers: Int
  let rounds: Int

  /// The pairs to print: median seconds and a sum by which the programs are compared.
  func measure(_ kind: String) throws -> String {
    let line = try LineFit(years: panel.years)
    let design = try BatchedDesign(
      Matrix(rows: panel.years.map { [1, $0 - line.center] }))
    var seconds: [Double] = []
    var sum = 0.0
    var parts = [Part](repeating: .none, count: workers)
    for _ in 0...rounds {
      let clock = ContinuousClock()
      let start = clock.now
      share(&parts) { units, part in
        switch kind {
        case "lean":
          var lines = part.takeLines() ?? FittedLines()
          line.fit(values: panel.values, unitCount: panel.unitCount, units: units, into: &lines)
          part = .lean(lines)
        case "full":
          part = .none
          let fit = try? design.fit(values: panel.values, unitCount: panel.unitCount, units: units)
          if let fit { part = .full(fit) }
        default: part = .sum(total(units))
        }
      }
      let (whole, rest) = (clock.now - start).components
      seconds.append(Double(whole) + Double(rest) / 1e18)
      sum = parts.reduce(0) { $0 + $1.slopeErrors }
    }
    let counted = seconds.dropFirst().sorted()
    let median = counted[counted.count / 2]
    // What is read is no sum of errors, and is not compared.
    let name = kind == "read" ? "total" : "sum"
    return "units=\(panel.unitCount) \(name)=\(sum) seconds=\(median) least=\(counted[0])"
  }

  /// What a worker made of its range.
  enum Part: Sendable {
    case none
    case lean(FittedLines)
    case full(BatchedFit)
    case sum(Double)

    /// The lines of the round before, whose storage is used again.
    mutating func takeLines() -> FittedLines? {
      guard case .lean(let lines) = self else { return nil }
      self = .none
      return lines
    }

    /// The sum over the units of the standard errors of the slope.
    var slopeErrors: Double {
      switch self {
      case .none: .nan
      case .lean(let lines): lines.values(of: .slopeError).reduce(0) { $1.isNaN ? $0 : $0 + $1 }
      case .full(let fit): (0..<fit.sigma.count).reduce(0) { $0 + fit.standardErrors[$1, 1] }
      case .sum(let sum): sum
      }
    }
  }

  private func share(_ parts: inout [Part], _ work: @Sendable (Range<Int>, inout Part) -> Void) {
    // Ranges of whole lines of the cache.
    let each = (panel.unitCount / workers + 7) / 8 * 8
    parts.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        let first = min(worker * each, panel.unitCount)
        let last = worker == workers - 1 ? panel.unitCount : min(first + each, panel.unitCount)
        work(first..<last, &places[worker])
      }
    }
  }

  /// Adds up the values of a range, eight at a time.
  private func total(_ units: Range<Int>) -> Double {
    panel.values.withUnsafeBytes { bytes in
      var sums = (SIMD8<Double>.zero, SIMD8<Double>.zero)
      for year in panel.years.indices {
        let start = (year * panel.unitCount + units.lowerBound) * 8
        for offset in stride(from: 0, to: (units.count - 15) * 8, by: 128) {
          sums.0 += bytes.loadUnaligned(fromByteOffset: start + offset, as: SIMD8<Double>.self)
          sums.1 += bytes.loadUnaligned(fromByteOffset: start + offset + 64, as: SIMD8<Double>.self)
        }
      }
      return (sums.0 + sums.1).sum()
    }
  }
}
