import Panels

/// What the checks look at.
public struct QualityData: Sendable {
  /// The panels as measured.
  public let panels: PanelSet
  /// How indicators hang together.
  public let relations: [IndicatorRelation]
  /// The declared breaks: no change across them is doubtful.
  public let breaks: [SeriesBreak]
  /// The bars that values are held against.
  public let bars: [QualityBar]
  /// Measures that the plan itself fills in, such as registration: they are no data of a unit.
  public let stated: Set<String>

  /// Puts together what the checks need.
  ///
  /// - Parameters:
  ///   - panels: The panels as measured.
  ///   - relations: Relations beside those known.
  ///   - breaks: The declared breaks.
  ///   - bars: The bars that values are held against.
  ///   - stated: Measures that the plan itself fills in.
  public init(
    panels: PanelSet, relations: [IndicatorRelation] = [], breaks: [SeriesBreak] = [],
    bars: [QualityBar] = [], stated: Set<String> = []
  ) {
    self.panels = panels
    var all = IndicatorRelation.known
    for relation in relations where !all.contains(relation) { all.append(relation) }
    // Two of three indicators can contradict each other already.
    self.relations = all.filter { relation in
      relation.indicators.count { panels.panel($0) != nil } > 1
    }
    self.breaks = breaks
    self.bars = bars
    self.stated = stated
  }

  /// The name of a unit, with its code where several bear it.
  func name(_ unit: Int) -> String { panels.units.names[unit] }

  /// Whether a declared break of an indicator lies after one year and not after another.
  func isBroken(_ indicator: String, unit: Int, after from: Int, upTo to: Int) -> Bool {
    breaks.contains {
      $0.indicator == indicator && $0.year > from && $0.year <= to
        && $0.concerns(panels.units.codes[unit])
    }
  }
}

/// The bar of one indicator in one year, for each unit.
public struct QualityBar: Sendable {
  /// The indicator.
  public var indicator: String
  /// The period.
  public var period: Int
  /// The direction and strictness.
  public var comparison: Comparison
  /// For each unit the height; `NaN` where there is none.
  public var heights: [Double]

  /// Makes a bar.
  public init(indicator: String, period: Int, comparison: Comparison, heights: [Double]) {
    self.indicator = indicator
    self.period = period
    self.comparison = comparison
    self.heights = heights
  }
}

/// Something doubtful, with the cell it stands in as far as it stands in one.
public struct QualityFinding: Sendable, Equatable {
  /// What is the matter.
  public var problem: SeriesProblem
  /// The indicator of the cell that shows it best.
  public var indicator: String?
  /// The unit of that cell.
  public var unit: Int?
  /// The period of that cell.
  public var period: Int?

  /// Makes a finding.
  public init(
    _ problem: SeriesProblem, indicator: String? = nil, unit: Int? = nil, period: Int? = nil
  ) {
    self.problem = problem
    self.indicator = indicator
    self.unit = unit
    self.period = period
  }
}

/// A check of the data: a pure function, found in ``QualityChecks/all``.
///
/// ```swift
/// let doubtful = HeapingCheck().findings(in: QualityData(panels: panels))
/// let names = QualityChecks.all.map { $0.name }
/// ```
public protocol QualityCheck: Sendable {
  /// The name in documents, in kebab case.
  static var name: String { get }

  /// Makes the check with its usual thresholds.
  init()

  /// Everything doubtful, in a fixed order.
  func findings(in data: QualityData) -> [QualityFinding]
}

/// The checks. A new one is a file in this folder and a line here.
///
/// ```swift
/// let ofIncome = QualityChecks.findings(in: data).filter { $0.indicator == "income" }
/// ```
public enum QualityChecks {
  /// All of them, in the order of reports: wrong figures first, patterns last.
  public static let all: [any QualityCheck.Type] = [
    RelationCheck.self, PlacesCheck.self, ReachCheck.self, PowerOfTenCheck.self,
    CopyCheck.self, ConstantCheck.self, CoverageCheck.self, GapCheck.self, HeapingCheck.self,
    DigitCheck.self,
  ]

  /// The findings of all checks.
  ///
  /// - Complexity: O(indicators × units × years), and for the search of copied rows a sort more.
  public static func findings(in data: QualityData) -> [QualityFinding] {
    all.flatMap { $0.init().findings(in: data) }
  }
}
