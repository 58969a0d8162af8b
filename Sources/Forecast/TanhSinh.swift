#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tanh–sinh quadrature with 65 points on [0, 1], for integrands that are steep at the ends.
///
/// The points crowd towards both ends, as a mean over a quantile function with heavy tails needs
/// (Takahasi and Mori, *Publ. RIMS* 9, 1974).
enum TanhSinh {
  private static let half = 32
  private static let step = 0.1

  /// The points of the lower half, from the middle, 0.5, down to the end, 0.
  static let lowerNodes: [Double] = (0...half).map { index in
    1 / (1 + exp(Double.pi * sinh(step * Double(index))))
  }

  /// The weights of the lower half; those of the upper mirror them, and together they add to 1.
  static let lowerWeights: [Double] = {
    let raw = (0...half).map { index -> Double in
      let x = step * Double(index)
      let bend = cosh(Double.pi / 2 * sinh(x))
      return cosh(x) / (bend * bend)
    }
    let total = raw[0] + 2 * raw.dropFirst().reduce(0, +)
    return raw.map { $0 / total }
  }()
}
