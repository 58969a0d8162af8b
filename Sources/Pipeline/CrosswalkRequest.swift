import IO
import Panels

/// A crosswalk asked for in a call, in the words of the command line; what is not said is left to
/// the plan.
public struct CrosswalkRequest: Sendable {
  /// The files; empty for those of the plan.
  public var files: [String] = []
  /// What their columns are called, `NAME=COLUMN`.
  public var columns: [String] = []
  /// The day of links without one.
  public var date: String?
  /// What stands in for missing weights.
  public var missingWeights: MissingWeightRule?
  /// When a merged unit meets a yes/no indicator.
  public var yesNo: YesNoRule?
  /// The least part of the weight of a mean that must be known.
  public var minimumCover: Double?
  /// By which list of units the data name theirs.
  public var codes: CrosswalkOptions.CodeReading?
  /// The year by whose units the data are to be.
  public var target: Int?

  /// A request for some files.
  init(of files: [String]) { self.files = files }

  /// A request that says nothing.
  public init() {}

  /// Reads the files; `nil` where none are named.
  func read(decimalComma: Bool) throws(InputError) -> CrosswalkReading? {
    if files.isEmpty { return nil }
    var day: CalendarDate?
    if let date {
      guard let read = CalendarDate(iso: date) else {
        throw InputError(
          .badOption(
            LocalizedText(
              "option.crosswalk-date-form", ["date": date])))
      }
      day = read
    }
    return try CrosswalkReader.read(
      paths: files, columns: try CrosswalkColumns(mapping: columns), date: day,
      decimalComma: decimalComma)
  }

  /// The options of the plan with what the call says over them.
  func options(over options: CrosswalkOptions) -> CrosswalkOptions {
    var options = options
    options.missingWeights = missingWeights ?? options.missingWeights
    options.yesNo = yesNo ?? options.yesNo
    options.minimumCover = minimumCover ?? options.minimumCover
    options.codes = codes ?? options.codes
    options.target = target ?? options.target
    return options
  }
}
