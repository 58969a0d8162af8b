import Forecast
import IO
import Panels

/// What all shards have learned, as `lotrinh merge` writes it.
struct TrainedModel: Sendable {
  let header: ShardHeader
  let frame: PanelFrame
  /// The digest of its file.
  let sha256: String
  private let indicators: [String: TrainedIndicator]

  /// Reads a model.
  init(path: String) throws(InputError) {
    let reader = try LineDocumentReader(path: path)
    header = try ShardHeader.read(from: reader, expecting: [.model])
    frame = try HandedFrame(from: reader).frame
    var indicators: [String: TrainedIndicator] = [:]
    while try !reader.isAtLastLine() {
      let own = try reader.read(TrainedIndicator.self).value
      indicators[own.indicator] = own
    }
    sha256 = try reader.finish()
    self.indicators = indicators
  }

  /// What was learned about an indicator.
  func trained(_ indicator: String) -> TrainedIndicator? { indicators[indicator] }
}
