import Forecast
import Panels

/// What a scenario does to the forecasts of numbers, unit by unit and year by year.
///
/// Drifts multiply and add up, shocks and losses add up: the order of the changes does not matter.
///
/// What each change does: `docs/scenarios.md`.
public struct ScenarioOverlay: Sendable {
  /// The years forecast.
  public let years: [Int]
  private let units: UnitTable
  private let changes: [ResolvedChange]
  private let losses: [EntitlementLoss]
  /// Links from a moved indicator to its followers.
  public let links: [PassThroughLink]
  /// The recognitions that are forecast, once the outlook has told how likely they are.
  public var recognitions: ForecastRecognitions?

  /// A change with its units as positions.
  private struct ResolvedChange: Sendable {
    let effect: ScenarioChange.Effect
    /// By unit whether it is concerned; `nil` for all.
    let isConcerned: [Bool]?

    func concerns(_ unit: Int) -> Bool { isConcerned?[unit] ?? true }
  }

  /// Resolves a scenario against the data.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - panels: The data.
  ///   - years: The years forecast.
  ///   - plan: Its recognitions and its roadmap.
  public init(_ scenario: Scenario, panels: PanelSet, years: [Int], plan: Plan) {
    self.years = years
    units = panels.units
    var changes: [ResolvedChange] = []
    var losses: [EntitlementLoss] = []
    var links: [PassThroughLink] = []
    for change in scenario.changes {
      let concerned = panels.units.membership(of: change.units)
      switch change.effect {
      case .drift, .shock:
        changes.append(ResolvedChange(effect: change.effect, isConcerned: concerned))
      case .entitlement(let entitlement):
        losses.append(
          EntitlementLoss(
            entitlement, panels: panels, years: years, plan: plan, isConcerned: concerned))
      case .passThrough(let link):
        links.append(PassThroughLink(link: link, isConcerned: concerned))
      case .pace, .work, .bar, .set, .units: break
      }
    }
    self.changes = changes
    self.losses = losses
    self.links = links
  }

  /// Whether the forecast of an indicator changes by itself, links apart.
  public func touches(_ indicator: String) -> Bool {
    losses.contains { $0.change.indicator == indicator }
      || changes.contains { $0.effect.indicator == indicator }
  }

  /// The links that draw an indicator along.
  public func links(to indicator: String) -> [PassThroughLink] {
    links.filter { $0.link.target == indicator }
  }

  /// What becomes of an indicator's forecast.
  public func change(of indicator: String, unit: Int, step: Int) -> ForecastChange {
    var result = ForecastChange.none
    let year = years[step]
    for change in changes where change.concerns(unit) {
      switch change.effect {
      case .drift(let drift) where drift.indicator == indicator:
        let first = drift.from ?? years[0]
        guard year >= first else { continue }
        result.pace *= drift.times
        result.added += drift.plus * Double(year - first + 1)
      case .shock(let shock) where shock.indicator == indicator:
        let remaining = shock.remaining(in: year)
        result.factor *= 1 + shock.percent / 100 * remaining
        result.added += shock.plus * remaining
      default: continue
      }
    }
    for loss in losses where loss.change.indicator == indicator {
      result.added -= loss.points(unit: unit, year: year)
    }
    result.losses = recognitions?.losses(of: indicator, unit: unit, step: step) ?? []
    return result
  }

  /// Whether an indicator moves by itself or with others.
  func moves(_ indicator: String) -> Bool {
    touches(indicator) || links(to: indicator).contains { moves($0.link.source) }
  }

  /// What a change of entitlement takes.
  func losses(of change: EntitlementChange) -> [EntitlementLoss] {
    losses.filter { $0.change == change }
  }

  /// The indicators that lose a support.
  var lostIndicators: Set<String> { Set(losses.map(\.change.indicator)) }

  /// The losses that follow a recognition which is itself forecast.
  public var feedbacks: [EntitlementLoss] { losses.filter(\.followsForecast) }
}

/// A link from one indicator to another, with its units.
///
/// What a link carries over: `docs/scenarios.md`.
public struct PassThroughLink: Sendable {
  /// The link.
  public let link: PassThrough
  private let isConcerned: [Bool]?

  init(link: PassThrough, isConcerned: [Bool]?) {
    self.link = link
    self.isConcerned = isConcerned
  }

  /// Whether a unit is concerned.
  public func concerns(_ unit: Int) -> Bool { isConcerned?[unit] ?? true }
}

extension ScenarioChange.Effect {
  /// The indicator whose forecast it moves by itself.
  fileprivate var indicator: String? {
    switch self {
    case .drift(let drift): drift.indicator
    case .shock(let shock): shock.indicator
    default: nil
    }
  }
}

extension UnitTable {
  /// The units of some codes, in their order; all of them for an empty list.
  func concerned(by codes: [String]) -> [Int] {
    let membership = membership(of: codes)
    return self.codes.indices.filter { membership?[$0] ?? true }
  }

  /// By unit whether its code is among some; `nil` for an empty list, which means all.
  func membership(of codes: [String]) -> [Bool]? {
    if codes.isEmpty { return nil }
    var result = [Bool](repeating: false, count: count)
    for code in codes { if let unit = index(ofCode: code) { result[unit] = true } }
    return result
  }
}
