import Analytics
import Panels

extension TrackingInput {
  /// A series given as years and values, with a target.
  init(
    _ values: KeyValuePairs<Int, Double>, _ requirement: Requirement, by year: Int,
    kind: IndicatorKind = .number
  ) {
    self.init(
      points: values.map { TrackingPoint(year: $0.key, value: $0.value) }, kind: kind,
      requirement: requirement, targetYear: year)
  }

  /// The result of a method, with the base year 2015 unless another is given.
  func track(
    _ method: any TrackingMethod.Type, _ parameters: TrackingParameters = .init(baseYear: 2015)
  ) -> TrackingResult {
    Tracker(parameters).track(self, by: method)
  }

  /// The judgement of a method, with the base year 2015 unless another is given.
  func judgement(
    _ method: any TrackingMethod.Type, _ parameters: TrackingParameters = .init(baseYear: 2015)
  ) -> TrackingJudgement {
    track(method, parameters).judgement
  }
}
