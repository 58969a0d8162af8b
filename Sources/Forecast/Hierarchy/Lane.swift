/// The two scales on which a centre is forecast; their mean is taken in the indicator's unit.
///
/// A line straight in the unit and a line straight on the working scale go apart far from the data, and
/// neither is right for every indicator; their mean was within 1 % of the better on each panel tried.
enum Lane: Int, CaseIterable, Sendable {
  /// The indicator's unit.
  case natural
  /// The working scale.
  case working
}

/// A value for each lane.
struct ByLane<Value> {
  var natural: Value
  var working: Value

  init(_ make: (Lane) -> Value) {
    natural = make(.natural)
    working = make(.working)
  }

  subscript(lane: Lane) -> Value {
    get { lane == .natural ? natural : working }
    // In place: what is added to would be copied otherwise.
    _modify { if lane == .natural { yield &natural } else { yield &working } }
  }
}

extension ByLane: Sendable where Value: Sendable {}
extension ByLane: Equatable where Value: Equatable {}

extension SeriesBlock {
  /// The values that a lane forecasts, `units × periods`.
  func values(_ lane: Lane) -> [Double] {
    lane == .working ? working : sizes.isEmpty ? values : scaled(values, by: sizes.map { 1 / $0 })
  }

  /// What a lane forecast, in the lane's own terms, `n × rows`.
  func restored(_ forecasts: [Double]) -> [Double] {
    sizes.isEmpty ? forecasts : scaled(forecasts, by: sizes)
  }

  private func scaled(_ values: [Double], by factors: [Double]) -> [Double] {
    values.indices.map { values[$0] * factors[$0 % count] }
  }
}
