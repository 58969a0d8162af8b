import LinearAlgebra

/// The covariances of walk and summed velocity between all years of a span, counted from its first.
///
/// Series that begin later have the same contrasts by it, and only contrasts matter beside an unknown level.
struct CourseCovariance {
  private let first: Int
  private let all: Matrix

  init(_ path: GaussianOperator, from first: Int, to last: Int) {
    self.first = first
    all = path.pathCovariance(Array(first...max(first, last)))
  }

  subscript(year: Int, other: Int) -> Double { all[year - first, other - first] }

  /// The covariances between some years.
  func matrix(_ years: [Int]) -> Matrix {
    var result = Matrix(rowCount: years.count, columnCount: years.count)
    for (i, year) in years.enumerated() {
      for (j, other) in years.enumerated() { result[i, j] = self[year, other] }
    }
    return result
  }
}
