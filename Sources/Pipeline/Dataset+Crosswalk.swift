import Analytics
import IO
import Panels

extension Dataset {
  /// The dataset by the units of a crosswalk: data, plan and bars.
  ///
  /// - Throws: ``InputError`` where the crosswalk does not fit the data.
  func applying(
    _ reading: CrosswalkReading, _ options: CrosswalkOptions
  ) throws(InputError) -> Dataset {
    var options = options
    options.reassessed.formUnion(reassessedCriteria)
    let result = panels.applying(reading.crosswalk, options: options)
    var dataset = self
    dataset.log.add(contentsOf: reading.log)
    var problems = ProblemLog()
    let file = reading.links.compactMap(\.location?.file).first
    for var problem in result.report.problems {
      problem.location = problem.location ?? file.map { SourceLocation(file: $0) }
      problems.add(problem)
    }
    try problems.throwIfAny()
    dataset.log.add(contentsOf: problems)
    dataset.overlaps = overlaps.compactMap { overlap in
      let succession = result.succession
      let vintage = succession.vintage(
        of: overlap.unit, near: succession.vintage(atEndOf: overlap.year))
      guard let successor = succession.successor(of: overlap.unit, at: vintage) else { return nil }
      var carried = overlap
      carried.unit = successor
      return carried
    }
    var carrier = PlanCarrier(
      result: result, panels: panels, plan: plan, overlaps: dataset.overlaps)
    dataset.panels = result.panels
    dataset.plan = carrier.carried(plan)
    dataset.sets = sets.map { carrier.carried($0) }
    for problem in carrier.problems { dataset.log.add(problem) }
    dataset.setAside(result.unused, of: panels)
    // Values of merged and split units stand in no one cell of a file, and codes are used again.
    dataset.origins = .none
    dataset.crosswalk = result
    dataset.crosswalkOptions = options
    return dataset
  }

  /// Moves values that are in no value of a new unit from those used to those set aside.
  private mutating func setAside(_ unused: [[Int]], of panels: PanelSet) {
    var files: [String: Int] = [:]
    for (panel, cells) in zip(panels.panels, unused) {
      for cell in cells {
        let place = origins.location(
          of: panel.indicator.id, unit: panels.units.codes[cell % panels.units.count],
          year: panels.years[cell / panels.units.count])
        if let place { files[place.file, default: 0] += 1 }
      }
    }
    counts.setAside(files.values.reduce(0, +))
    for position in accounts.indices {
      accounts[position].counts.setAside(files[accounts[position].file] ?? 0)
    }
  }

  /// Reported verdicts of criteria all of whose indicators are in the data: these are assessed anew.
  private var reassessedCriteria: [String] {
    let measures = Set(
      sets.flatMap { set in
        (set.criteria.flatMap(\.indicators) + set.conditions).map(\.measure)
      })
    return sets.flatMap { set in
      set.criteria.filter { criterion in
        !criterion.indicators.isEmpty
          && criterion.indicators.allSatisfy {
            $0.requiredLevel != nil || panels.panel($0.measure) != nil
          }
      }.map { set.reportedID($0) }
        // A criterion of one item may bear the item's own name: then it is that item.
        .filter { !measures.contains($0) }
    }
  }
}

extension CellCounts {
  /// Takes values that were used for set aside.
  fileprivate mutating func setAside(_ values: Int) {
    let moved = min(values, used)
    used -= moved
    setAside += moved
  }
}
