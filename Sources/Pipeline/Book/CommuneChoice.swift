import IO
import Panels
import Reporting

/// The commune that a chart of one commune opens with: the one whose chance is the hardest to tell, of the indicator
/// with most bars, as ``SmallMultiples`` chooses. A town that does not count as a commune comes last.
struct CommuneChoice {
  /// The indicator; `nil` where no commune has a bar to pass.
  private(set) var indicator: String?
  private var unit: String?
  private var towns = Set<String>()

  /// The communes of one indicator so far.
  private struct Candidates {
    var count = 0
    var source: String
    var unit: String?
    var distance = Double.infinity
  }

  /// Chooses among the communes of a result; memory grows with its towns only.
  init(_ source: BookSource) throws(InputError) {
    let year = source.account.years.last.map(String.init) ?? ""
    let uncounted = try source.kept("levels") { rows in
      ["counted": "no", "year": year].allSatisfy { column, value in
        rows.index(of: column).map { rows.text($0) == value } ?? false
      }
    }
    towns = Set((uncounted ?? []).map { $0["unit"] })
    guard let rows = try source.rows(of: "attainment"), let unit = rows.index(of: "unit"),
      let indicator = rows.index(of: "indicator"), let bar = rows.index(of: "source"),
      let chance = rows.index(of: "p_met_by_year")
    else { return }
    var candidates: [String: Candidates] = [:]
    while try rows.next() {
      let (name, code) = (rows.text(indicator), rows.text(unit))
      var own = candidates[name] ?? Candidates(source: rows.text(bar))
      own.count += 1
      let distance = SmallMultiples.distance(rows.number(chance) ?? .nan)
      if rows.text(bar) == own.source, !towns.contains(code),
        (distance, code) < (own.distance, own.unit ?? "")
      {
        (own.distance, own.unit) = (distance, code)
      }
      candidates[name] = own
    }
    let best = candidates.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
    (self.indicator, self.unit) = (best?.key, best?.value.unit)
  }

  /// How far behind the first choice a unit stands: 0 for it, 1 for other communes, 2 for towns.
  func rank(of code: String) -> Int { code == unit ? 0 : towns.contains(code) ? 2 : 1 }
}
