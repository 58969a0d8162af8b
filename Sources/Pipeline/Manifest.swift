import Analytics
import Foundation
import IO
import Panels
import Reporting

/// The account of a run: what went in, what was done, what came out.
struct Manifest {
  let engine: Engine
  let command: String
  /// The files of the result, this account not among them.
  let files: [FileDigest]

  /// The version of Lotrinh.
  static let version = "0.1.0"

  /// The account as JSON.
  func json() -> JSONValue {
    let dataset = engine.dataset
    let counts = dataset.counts
    var account: JSONValue = [
      "lotrinh": .text(Self.version), "command": .text(command),
      "arguments": .array(engine.options.arguments.map { .text($0) }),
      "language": .text(engine.options.language.rawValue),
      "inputs": .array(
        dataset.inputs.map {
          [
            "file": .text(shownPath($0.path)), "bytes": .integer($0.byteCount),
            "sha256": .text($0.sha256),
          ]
        } + dataset.addresses.map { ["file": .text($0), "bytes": .null, "sha256": .null] }),
      "files": .array(
        files.map {
          [
            "file": .text($0.path), "bytes": .integer($0.byteCount), "sha256": .text($0.sha256),
          ]
        }),
      "plan": dataset.hasPlan ? .text(dataset.plan.id) : .null,
      "title": dataset.hasPlan ? localized(dataset.plan.title) : .null,
      "criteria_sets": named(dataset.sets + (dataset.villages?.level.sets ?? [])),
      "recognised_by": named(dataset.otherSets),
      "units": .integer(engine.unitCount),
      "years": .array(engine.panels.years.map { .integer($0) }),
      "indicators": .array(engine.panels.panels.map { .text($0.indicator.id) }),
      "indicator_names": .object(
        Dictionary(
          engine.panels.panels.map { ($0.indicator.id, localized($0.indicator.name)) },
          uniquingKeysWith: { first, _ in first })),
      "cells": [
        "rows": .integer(counts.rows), "read": .integer(counts.read),
        "used": .integer(counts.used), "missing": .integer(counts.missing),
        "not_applicable": .integer(counts.notApplicable),
        "superseded": .integer(counts.superseded), "part_year": .integer(counts.partYear),
        "planned": .integer(counts.planned), "refused": .integer(counts.refused),
        "set_aside": .integer(counts.setAside), "balanced": .bool(counts.isBalanced),
      ],
      "accounts": .array(
        dataset.accounts.map {
          [
            "file": .text(shownPath($0.file)), "read": .integer($0.counts.read),
            "used": .integer($0.counts.used), "refused": .integer($0.counts.refused),
            "balanced": .bool($0.counts.isBalanced),
          ]
        }),
      "status_year": .integer(engine.statusYear ?? engine.panels.years.last ?? 0),
      "provenance": provenance(),
      "simulated": simulated(),
      "methods": [
        "trend": .text(engine.options.trend.method),
        "panel": .text(engine.options.trend.panelMethod),
        "forecast": .text(engine.method.rawValue),
        "forecast_requested": .text(engine.options.method),
        "interval": "signed residuals of shorter histories, pooled, with a shared year part",
        "horizon": .integer(engine.horizon),
      ],
      "settings": settings(),
      "breaks": .array(
        dataset.plan.breaks.map {
          [
            "indicator": .text($0.indicator), "year": .integer($0.year),
            "kind": .text($0.kind.rawValue), "treatment": .text($0.treatment.rawValue),
            "units": .array($0.units.map { .text($0) }),
          ]
        }),
      "crosswalk": crosswalk(),
      "skipped": .object(engine.skipped.mapValues { .integer($0) }),
      "problems": .object(
        Dictionary(
          grouping: engine.problems, by: { "\($0.severity.label): \($0.kind.code)" }
        ).mapValues { .integer($0.count) }),
      "tables": .array(
        engine.sink.rowCounts.map { ["name": .text($0.name), "rows": .integer($0.rows)] }),
      "seconds": .object(
        Dictionary(
          engine.timings.map { ($0.stage, JSONValue.number(($0.seconds * 1000).rounded() / 1000)) },
          uniquingKeysWith: { $1 })),
    ]
    if let counted = dataset.rowCounts?.indicators, case .object(var entries) = account {
      entries["indicators_counted"] = .array(counted.map { .text($0) })
      account = .object(entries)
    }
    if let query = dataset.query, case .object(var entries) = account {
      entries["sql"] = .text(query)
      account = .object(entries)
    }
    return account
  }

  /// What the call or the plan says that changes figures, besides methods and breaks.
  private func settings() -> JSONValue {
    let dataset = engine.dataset
    return [
      "kinds": .object(
        Dictionary(
          engine.panels.panels.map { panel in
            let indicator = panel.indicator
            let words = [indicator.kind.rawValue, indicator.unit, indicator.weight ?? ""]
            return (indicator.id, .text(words.filter { !$0.isEmpty }.joined(separator: " ")))
          }, uniquingKeysWith: { first, _ in first })),
      "groups": .array(engine.panels.units.levels.map { .text($0.name) }),
      "zones": .array(engine.panels.units.zones.labels.map { .text($0) }),
      "targets": .array(
        dataset.seriesTargets.map { target in
          .text("\(target.indicator) \(target.requirement) \(target.year.map(String.init) ?? "")")
        }),
      "kept_years": .integer(engine.options.keptYears),
      "fit_doubtful": .bool(dataset.fitsDoubtful),
      "towns": .bool(dataset.plan.includesTowns),
      "bands": .array(dataset.plan.bandStarts.map { .integer($0) }),
    ]
  }

  private func named(_ sets: [CriteriaSet]) -> JSONValue {
    .array(
      sets.map {
        [
          "id": .text($0.id), "legal": .text($0.legalNumber),
          "highest_level": .text($0.ladder.last?.level.rawValue ?? ""),
        ]
      })
  }

  private func localized(_ text: LocalizedText) -> JSONValue {
    ["vi": .text(text.vi), "en": .text(text.en)]
  }

  /// A criteria set by its name below the folder that holds it, so that the account does not depend
  /// on where the program is installed; every other file as the user gave it.
  private func shownPath(_ path: String) -> String {
    for set in engine.dataset.sets where path.hasSuffix("/criteria/\(set.id).yaml") {
      return "criteria/\(set.id).yaml"
    }
    return path
  }

  /// What was done about units that changed.
  private func crosswalk() -> JSONValue {
    guard let result = engine.dataset.crosswalk, let options = engine.dataset.crosswalkOptions
    else {
      return .null
    }
    var outcomes: [String: Int] = [:]
    for panel in result.outcomes {
      for outcome in panel where outcome != .nothing { outcomes[outcome.label, default: 0] += 1 }
    }
    let changes = Dictionary(grouping: result.report.changes, by: \.kind.rawValue)
    return [
      "units_of": .text(result.report.vintage),
      "missing_weights": .text(options.missingWeights.rawValue),
      "yesno": .text(options.yesNo.rawValue), "minimum_cover": .number(options.minimumCover),
      "codes": .text(options.codes.rawValue),
      "links": .object(changes.mapValues { .integer($0.count) }),
      "cells": .object(outcomes.mapValues { .integer($0) }),
    ]
  }

  /// Simulated values among the values of the data; what a plan says of conditions is no data.
  private func simulated() -> JSONValue {
    let (count, total) = engine.simulatedCounts
    return ["count": .integer(count), "values": .integer(total)]
  }

  private func provenance() -> JSONValue {
    var counts: [Provenance: Int] = [:]
    for panel in engine.provenanceCounts { counts.merge(panel.counts, uniquingKeysWith: +) }
    return .object(
      Dictionary(uniqueKeysWithValues: counts.map { ($0.key.label, .integer($0.value)) }))
  }
}
