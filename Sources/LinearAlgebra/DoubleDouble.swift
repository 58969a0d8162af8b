/// A number held as the unevaluated sum of two doubles: about 32 significant digits.
///
/// The operations are those of Dekker (1971) and of Hida, Li and Bailey, *Library for
/// Double-Double and Quad-Double Arithmetic* (2007), with the product error from one fused
/// multiply-add. Their relative error is a few units of 2⁻¹⁰⁴; the exponent range is that of a
/// double.
struct DoubleDouble {
  var head: Double
  var tail: Double

  init(_ head: Double, _ tail: Double = 0) {
    self.head = head
    self.tail = tail
  }

  static let zero = DoubleDouble(0)

  /// The nearest double.
  var rounded: Double { head + tail }

  /// The exact sum of two doubles.
  @inline(__always)
  init(sumOf a: Double, _ b: Double) {
    let sum = a + b
    let part = sum - a
    self.init(sum, (a - (sum - part)) + (b - part))
  }

  /// The exact sum of two doubles with |a| ≥ |b|.
  @inline(__always)
  init(orderedSumOf a: Double, _ b: Double) {
    let sum = a + b
    self.init(sum, b - (sum - a))
  }

  /// The exact product of two doubles.
  @inline(__always)
  init(productOf a: Double, _ b: Double) {
    let product = a * b
    self.init(product, (-product).addingProduct(a, b))
  }

  @inline(__always)
  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let heads = DoubleDouble(sumOf: a.head, b.head)
    let tails = DoubleDouble(sumOf: a.tail, b.tail)
    let partial = DoubleDouble(orderedSumOf: heads.head, heads.tail + tails.head)
    return DoubleDouble(orderedSumOf: partial.head, partial.tail + tails.tail)
  }

  static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(-a.head, -a.tail) }

  @inline(__always)
  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + (-b) }

  @inline(__always)
  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = DoubleDouble(productOf: a.head, b.head)
    let cross = (a.head * b.tail) + (a.tail * b.head)
    return DoubleDouble(orderedSumOf: product.head, product.tail + cross)
  }

  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.head / b.head
    let remainder = a - b * DoubleDouble(first)
    let second = remainder.head / b.head
    let last = (remainder - b * DoubleDouble(second)).head / b.head
    return DoubleDouble(orderedSumOf: first, second) + DoubleDouble(last)
  }

  static func += (a: inout DoubleDouble, b: DoubleDouble) { a = a + b }

  static func -= (a: inout DoubleDouble, b: DoubleDouble) { a = a - b }

  /// The square root, by one Newton step on the double's root.
  func squareRoot() -> DoubleDouble {
    guard head > 0 else { return .zero }
    let root = head.squareRoot()
    let remainder = self - DoubleDouble(productOf: root, root)
    return DoubleDouble(orderedSumOf: root, remainder.head / (2 * root))
  }
}

/// The inner product as if computed in twice the working precision and then rounded.
///
/// Ogita, Rump and Oishi, "Accurate sum and dot product", *SIAM J. Sci. Comput.* 26 (2005),
/// algorithm 5.3 (Dot2).
///
/// - Precondition: Both slices have the same length.
func dot2(_ x: ArraySlice<Double>, _ y: ArraySlice<Double>) -> Double {
  precondition(x.count == y.count, "the vectors must have the same length")
  var sum = 0.0
  var error = 0.0
  for (a, b) in zip(x, y) {
    let product = DoubleDouble(productOf: a, b)
    let next = DoubleDouble(sumOf: sum, product.head)
    sum = next.head
    error += next.tail + product.tail
  }
  return sum + error
}
