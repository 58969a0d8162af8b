/// A number that is a weighted sum of the values of a series, kept as its weights.
///
/// Running a recursion on these in place of numbers gives its weights.
struct LinearCombination: Equatable {
  var weights: [Double]

  static func + (left: Self, right: Self) -> Self {
    LinearCombination(weights: zip(left.weights, right.weights).map(+))
  }

  static func - (left: Self, right: Self) -> Self {
    LinearCombination(weights: zip(left.weights, right.weights).map(-))
  }

  static func * (factor: Double, combination: Self) -> Self {
    LinearCombination(weights: combination.weights.map { factor * $0 })
  }
}
