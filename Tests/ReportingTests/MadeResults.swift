import Reporting

/// Result tables made up for a test: from CSV text without quotes, or from rows.
struct MadeResults: ResultSource {
  var tables: [String: ResultTable] = [:]

  /// Adds a table of lines with commas between the fields.
  mutating func add(_ name: String, _ text: String) {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    add(name, lines[0], Array(lines.dropFirst()))
  }

  /// Adds a table of rows.
  mutating func add(_ name: String, _ headings: [String], _ rows: [[String]]) {
    tables[name] = ResultTable(
      name: name, headings: headings,
      columns: headings.indices.map { column in rows.map { $0[column] } })
  }

  func table(_ name: String, where conditions: [String: Set<String>]) -> ResultTable? {
    guard let table = tables[name] else { return nil }
    let kept = table.rows.indices.filter { row in
      conditions.allSatisfy { heading, texts in
        !table.headings.contains(heading) || texts.contains(table.texts(heading)[row])
      }
    }
    return ResultTable(
      name: name, headings: table.headings,
      columns: table.headings.map { heading in
        let texts = table.texts(heading)
        return kept.map { texts[$0] }
      })
  }
}

extension MadeResults {
  /// A programme of communes under one set of three criteria, seen in two years and with an outlook.
  ///
  /// The first commune lacks criteria 2 and 3, the second criterion 3, the third nothing, the fourth has
  /// criterion 1 open; further ones repeat these four.
  static func programme(names: [String]) -> MadeResults {
    var results = MadeResults()
    results.add("sets", "set,legal_number,from,to,highest_level\nset-1,1/QĐ,2020,2030,met")
    results.add(
      "indicators",
      "indicator,name_vi,name_en,kind,unit_of_measure\nincome,Thu nhập,Income,positive,million_vnd_per_person_per_year"
    )
    results.add(
      "criteria",
      "set,year,criterion,name_vi,name_en\n"
        + [2022, 2023].map { year in
          [("1", "Quy hoạch"), ("2", "Giao thông"), ("3", "Thủy lợi")].map {
            "set-1,\(year),\($0.0),\($0.1),Criterion \($0.0)"
          }.joined(separator: "\n")
        }.joined(separator: "\n"))
    let kinds: [(met: Int, missing: String, open: String, p: String)] = [
      (1, "2 3", "", "0.05"), (2, "3", "", "0.5"), (3, "", "", "0.95"), (2, "", "1", ""),
    ]
    var levels: [[String]] = []
    var outlook: [[String]] = []
    for (index, name) in names.enumerated() {
      let kind = kinds[index % 4]
      let unit = "u\(index)"
      let open = kind.open.isEmpty ? "0" : "1"
      levels.append([
        unit, name, "2022", "set-1", "yes", "3", "1", "0", "2 3", "", "yes", "observed",
      ])
      levels.append([
        unit, name, "2023", "set-1", "yes", "3", String(kind.met), open, kind.missing, kind.open,
        "yes", "observed",
      ])
      outlook.append([unit, name, "set-1", "2025", "3", open, "2.5", kind.p, "observed"])
    }
    results.add(
      "levels",
      [
        "unit", "name", "year", "set", "in_force", "criteria", "criteria_met",
        "criteria_not_assessable", "missing", "not_assessable", "counted", "provenance",
      ], levels)
    results.add(
      "criteria_outlook",
      [
        "unit", "name", "set", "year", "criteria", "not_assessable", "expected", "p_met",
        "provenance",
      ],
      outlook)
    results.add(
      "averages",
      "level,group,set,year,communes,communes_unknown,average,provenance\nall,all,set-1,2022,\(names.count),0,1,observed\nall,all,set-1,2023,\(names.count),0,2,observed"
    )
    return results
  }
}
