/// The straight lines of a ``LineFit``: one row a unit, one column a figure.
///
/// `lines.values(of: .slopeError)` are the standard errors of all slopes.
public struct FittedLines: Sendable, Equatable {
  /// What is known of a line.
  public enum Figure: Int, CaseIterable, Sendable {
    /// The value of the line at the centre of the years of the fit.
    case level
    /// The change of the line a year.
    case slope
    /// `√(Σ e² / (n − 2))` over the `n` years observed; NaN for two.
    case residualDeviation
    /// The classical standard error of the level.
    case levelError
    /// The classical standard error of the slope.
    case slopeError
    /// The number of years observed.
    case count
  }

  /// The number of units.
  public let unitCount: Int

  /// Figure after figure in the order of ``Figure``, each `n` long.
  private var elements: [Double]

  /// Figure `figure` of the unit in row `unit`.
  public subscript(figure: Figure, unit: Int) -> Double {
    precondition(unit >= 0 && unit < unitCount, "no such unit")
    return elements[figure.rawValue * unitCount + unit]
  }

  /// A figure of all units, `n`.
  public func values(of figure: Figure) -> [Double] {
    Array(elements[figure.rawValue * unitCount..<(figure.rawValue + 1) * unitCount])
  }

  /// No lines yet: storage to be filled by ``LineFit/fit(values:unitCount:units:into:)``.
  public init() {
    unitCount = 0
    elements = []
  }

  /// Storage whose elements are still to be written.
  init(uninitialized unitCount: Int) {
    self.unitCount = unitCount
    let count = unitCount * Figure.allCases.count
    elements = [Double](unsafeUninitializedCapacity: count) { $1 = count }
  }

  /// Gives access to the figures, one after the other; not called when there are no units.
  mutating func withColumns(_ body: (UnsafeMutablePointer<Double>) -> Void) {
    elements.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress, !buffer.isEmpty { body(start) }
    }
  }
}
