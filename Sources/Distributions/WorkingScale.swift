import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The scale on which an indicator is fitted, with its way back.
///
/// Quantiles go through it exactly, because every scale is monotone.
public struct WorkingScale: Hashable, Sendable {
  /// The kind of scale.
  public let scale: Scale
  /// Half the rounding unit of the data, in percentage points: keeps 0 % and 100 % finite.
  public let epsilon: Double

  /// Makes a scale; `epsilon` matters for the logit only.
  public init(_ scale: Scale, epsilon: Double = 0.05) {
    self.scale = scale
    self.epsilon = epsilon
  }

  /// The scale declared for a panel's kind, with the rounding unit found in its values.
  ///
  /// The rounding unit is that of the panel's decimals, or the coarsest of 1, 0.1, … 0.0001 that every
  /// value is a multiple of.
  public init(of panel: Panel) { self.init(panel.indicator.kind.scale, of: panel) }

  /// A scale with the rounding unit found in the values of a panel.
  public init(_ scale: Scale, of panel: Panel) {
    self.init(scale, epsilon: scale == .logit ? 0.5 * panel.roundingUnit : 0.5)
  }

  /// From the indicator's unit to the scale. Increasing.
  @inlinable
  public func working(_ value: Double) -> Double {
    switch scale {
    case .identity: value
    case .log: log(value)
    case .shiftedLog: log(value + Self.shift)
    case .logit: log((value + epsilon) / (100 - value + epsilon))
    }
  }

  /// What is added to a count before its logarithm is taken.
  public static let shift = 3.0

  /// Whether what is added on the scale multiplies an exponential: see ``value(ofExponential:)``.
  public var isExponential: Bool { scale != .identity }

  /// From the scale back to the indicator's unit.
  ///
  /// A share within `epsilon` beyond 0 or 100 is 0 or 100: that is what rounding made of it.
  @inlinable
  public func natural(_ value: Double) -> Double {
    switch scale {
    case .identity: return value
    case .log, .shiftedLog, .logit: return self.value(ofExponential: exp(value))
    }
  }

  /// From the exponential of a number on the scale back to the indicator's unit, where the scale ``isExponential``:
  /// of a sum the exponential is the product of those of its parts.
  @inlinable @inline(__always)
  public func value(ofExponential exponential: Double) -> Double {
    if scale == .log { return exponential }
    if scale == .shiftedLog {
      let value = exponential - Self.shift
      // What rounding leaves of none is none.
      return abs(value) < 1e-12 ? 0 : value
    }
    // Written so that neither end overflows.
    let share = exponential > 1 ? 1 / (1 + 1 / exponential) : exponential / (1 + exponential)
    let value = (100 + 2 * epsilon) * share - epsilon
    // What rounding leaves of 0 is 0, and of 100 it is 100.
    return value < 1e-12 ? 0 : value > 100 - 1e-12 ? 100 : value
  }

  /// How much the scale moves for one unit of the indicator, `d working / d natural`: what carries a small
  /// standard error over (delta method).
  public func slope(at value: Double) -> Double {
    switch scale {
    case .identity: 1
    case .log: 1 / value
    case .shiftedLog: 1 / (value + Self.shift)
    case .logit: (100 + 2 * epsilon) / ((value + epsilon) * (100 - value + epsilon))
    }
  }

  /// Many values from the indicator's unit to the scale.
  public func working(_ values: [Double]) -> [Double] {
    switch scale {
    case .identity: values
    case .log: values.map { log($0) }
    case .shiftedLog: values.map { log($0 + Self.shift) }
    case .logit: values.map { log(($0 + epsilon) / (100 - $0 + epsilon)) }
    }
  }

  /// Many values from the scale back to the indicator's unit.
  public func natural(_ values: [Double]) -> [Double] {
    switch scale {
    case .identity: values
    case .log: values.map { exp($0) }
    case .shiftedLog, .logit: values.map(natural(_:))
    }
  }
}
