import IO
import Panels
import Reporting

/// The places of a result for which there can be a report.
struct ReportAreas {
  private let units: [ResultTable.Row]
  /// The levels of the hierarchy, outermost first.
  let levels: [String]

  init(_ results: any ResultSource) {
    let table = results.table("units")
    units = table?.rows ?? []
    levels = table?.levelHeadings ?? []
  }

  /// A place by its name, or a commune by its code or name; marks and capitals do not matter.
  func find(_ name: String) throws(InputError) -> ReportArea {
    if let unit = units.first(where: { $0["code"] == name }) { return area(unit) }
    for test in [{ $0 == name }, { SafeFileName.slug($0) == SafeFileName.slug(name) }] {
      for level in levels {
        let groups = Set(units.map { $0[level] }).filter(test).sorted()
        if let group = groups.first { return area(level, group) }
      }
      let found = units.filter { test($0["name"]) }
      if found.count == 1 { return area(found[0]) }
      if found.count > 1 {
        let codes = found.prefix(20).map { $0["code"] }.joined(separator: ", ")
        throw InputError(
          .badOption(
            LocalizedText(
              "report.area.ambiguous", ["name": name, "codes": codes])))
      }
    }
    throw InputError(
      .badOption(
        LocalizedText(
          "report.area.unknown", ["name": name])))
  }

  /// Every place of a level, or every commune, in the order of the units.
  func all(of level: String) throws(InputError) -> [ReportArea] {
    if level == "commune" || level == "unit" { return units.map(area) }
    guard levels.contains(level) else {
      let known = (levels + ["commune"]).joined(separator: ", ")
      throw InputError(
        .badOption(
          LocalizedText(
            "report.each.unknown-level", ["level": level, "known": known])))
    }
    var seen: Set<String> = []
    return units.map { $0[level] }.filter { !$0.isEmpty && seen.insert($0).inserted }
      .map { area(level, $0) }
  }

  private func area(_ level: String, _ group: String) -> ReportArea {
    ReportArea(
      level: level, group: group, name: group,
      units: Set(units.filter { $0[level] == group }.map { $0["code"] }))
  }

  private func area(_ unit: ResultTable.Row) -> ReportArea {
    ReportArea(
      level: "unit", group: unit["code"], name: unit["name"], units: [unit["code"]])
  }

  /// Safe names of files for areas, no two alike.
  static func stems(of areas: [ReportArea]) -> [String] {
    var used: Set<String> = []
    return areas.map { area in
      let slug = SafeFileName.slug(area.isUnit ? "\(area.group) \(area.name)" : area.group)
      let stem =
        area.isWhole ? ReportFiles.reportName : "\(area.level)-\(slug.isEmpty ? "x" : slug)"
      let safe = SafeFileName.slug(stem)
      var name = safe
      var number = 1
      while !used.insert(name).inserted {
        number += 1
        name = "\(safe)-\(number)"
      }
      return name
    }
  }
}
