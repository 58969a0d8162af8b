import Panels
import Planning

/// Writes the pages of owners and the list of them.
///
/// Who owners are and what their pages show: `docs/owners.md`.
///
/// ```swift
/// let writer = OwnerWriter(
///   language: .vi, units: data.panels.units, sets: data.sets, simulated: (0, 2_340),
///   title: data.plan.title, assignments: data.plan.assignments)
/// for page in summary.owners {
///   print(MarkdownRenderer.render(writer.document(page, summary)))
/// }
/// ```
public struct OwnerWriter {
  private let words: Words
  private let units: UnitTable
  private let names: [String]
  private let sets: [CriteriaSet]
  private let simulated: (count: Int, total: Int)
  private let title: LocalizedText
  /// The first duty of each agency.
  private let duties: [String: LocalizedText]
  private static let rowLimit = 25

  /// Prepares a writer.
  public init(
    language: Language, units: UnitTable, sets: [CriteriaSet], simulated: (count: Int, total: Int),
    title: LocalizedText, assignments: [Assignment]
  ) {
    words = Words(language)
    self.units = units
    names = units.distinctNames
    self.sets = sets
    self.simulated = simulated
    self.title = title
    duties = Dictionary(
      assignments.map { ($0.agency, $0.duty) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Documents

  /// The page of an owner.
  public func document(_ page: OwnerPage, _ summary: OwnerSummary) -> ReportDocument {
    var document = ReportDocument()
    document.heading(1, heading(page.owner))
    if simulated.count > 0 {
      document.banner(words.simulatedBanner(simulated.count, simulated.total))
    }
    document.paragraph(
      title[words.language] + ". "
        + say(
          "owners.state-and-day",
          ["year": summary.year, "day": summary.day?.text(in: words.language) ?? ""])
        + (page.owner.roles.isEmpty
          ? ""
          : say("owners.roles-follow") + page.owner.roles.map(role).joined(separator: ", ") + ".")
    )
    document.list(counts(page) + pace(page, summary))
    section(say("owners.unmet"), unmet(page), nothing: nothing(page), to: &document)
    section(
      say("owners.due-title"), due(page),
      nothing: say("owners.nothing-named"), to: &document)
    section(
      say("owners.at-risk-next-year"), risks(page),
      nothing: page.untold > 0
        ? ""
        : say(
          "owners.nothing-at-risk"), to: &document)
    if page.untold > 0 {
      document.paragraph(
        say(
          "owners.loss-untold", ["count": words.numbers.text(page.untold)]
        ))
    }
    return document
  }

  /// The list of owners.
  public func index(_ summary: OwnerSummary) -> ReportDocument {
    var document = ReportDocument()
    document.heading(1, heading(summary))
    if simulated.count > 0 {
      document.banner(words.simulatedBanner(simulated.count, simulated.total))
    }
    document.table(list(summary.owners, hasPages: true))
    document.paragraph(note)
    return document
  }

  /// The list of owners for a terminal.
  public func screen(_ summary: OwnerSummary, width: Int) -> String {
    var parts = [TerminalRenderer.paragraph(heading(summary), width: width)]
    if simulated.count > 0 {
      parts.append(
        TerminalRenderer.paragraph(
          words.simulatedBanner(simulated.count, simulated.total), width: width))
    }
    let table = list(Array(summary.owners.prefix(Self.rowLimit)), hasPages: false)
    if !table.rows.isEmpty { parts.append(TerminalRenderer.render(table, width: width)) }
    let excess = summary.owners.count - Self.rowLimit
    if excess > 0 {
      parts[parts.count - 1] += "\n" + words.say("common.more-rows", ["count": excess])
    }
    parts.append(TerminalRenderer.paragraph(note, width: width))
    return parts.joined(separator: "\n\n")
  }

  private func say(_ key: String, _ values: TextValues = [:]) -> String { words.say(key, values) }

  private func heading(_ summary: OwnerSummary) -> String {
    say(
      "owners.title", ["year": summary.year, "day": summary.day?.text(in: words.language) ?? ""])
  }

  /// The name of an owner; of a role code what the plan says of it as well.
  private func heading(_ owner: Owner) -> String {
    let isCode = !owner.name.contains { $0.isLowercase || $0.isWhitespace }
    let duty = duties[owner.name]?[words.language].prefix { $0 != ":" } ?? ""
    return isCode && !duty.isEmpty ? "\(owner.name): \(duty)" : owner.name
  }

  private var note: String {
    say(
      "owners.order-of-work"
    )
  }

  private func nothing(_ page: OwnerPage) -> String {
    page.owner.claims.isEmpty
      ? say(
        "owners.no-item-assigned")
      : say("common.none")
  }

  private func section(
    _ title: String, _ table: ReportTable, nothing: String, to document: inout ReportDocument
  ) {
    document.heading(2, title)
    if !table.rows.isEmpty {
      document.table(table)
    } else if !nothing.isEmpty {
      document.paragraph(nothing)
    }
  }

  // MARK: Tables

  private func list(_ owners: [OwnerPage], hasPages: Bool) -> ReportTable {
    ReportTable(
      [
        .init(say("owners.kind")), .init(say("owners.owner-heading")),
        .init(say("owners.communes"), isNumeric: true),
        .init(say("owners.lacking"), isNumeric: true),
        .init(say("owners.unmet"), isNumeric: true),
        .init(say("owners.next-due")), .init(say("owners.at-risk"), isNumeric: true),
        .init(say("owners.page")),
      ],
      rows: owners.map { page in
        [
          kind(page.owner.kind), page.owner.name, words.numbers.text(page.owner.units.count),
          words.numbers.text(Set(page.unmet.map(\.item.unit)).count),
          words.numbers.text(page.unmet.count),
          page.due.first { $0.dates.status == .due }?.dates.next?.text(in: words.language) ?? "",
          page.risks.isEmpty && page.untold > 0 ? "?" : words.numbers.text(page.risks.count),
          hasPages ? page.file : "",
        ]
      })
  }

  private func kind(_ kind: Owner.Kind) -> String {
    switch kind {
    case .agency: say("owners.agency")
    case .role: say("owners.role")
    case .sponsor: say("owners.sponsor")
    case .place(let level):
      level == "district"
        ? say("common.district") : level == "province" ? say("common.province") : level
    case .commune: say("owners.commune")
    }
  }

  private func role(_ role: String) -> String {
    switch role {
    case "lead": say("owners.lead")
    case "with": say("owners.with")
    case "monitors": say("owners.monitors")
    case "informs": say("owners.informs")
    case "sponsor": say("owners.sponsor")
    case "in-charge": say("owners.in-charge")
    default: role
    }
  }

  /// A commune's criteria: met, unmet, open, and the chance of all next year.
  private func counts(_ page: OwnerPage) -> [String] {
    page.counts.map { count in
      let total = count.met.count + count.unmet.count + count.open.count
      let ids = { (ids: [String]) in ids.isEmpty ? "–" : ids.joined(separator: ", ") }
      return say(
        "owners.standing",
        [
          "set": set(count.set), "met": count.met.count, "total": total, "items": ids(count.met),
          "unmet": ids(count.unmet),
        ]
      )
        + (count.open.isEmpty
          ? "" : say("owners.not-assessable-follows") + ids(count.open)) + "."
    }
      + (page.next.isNaN || page.counts.isEmpty
        ? []
        : [
          say("owners.chance-of-all-follows")
            + ChanceBand.percent(page.next, words)
        ])
  }

  /// The even pace at which a commune would have all criteria of its first set by the end of the plan's years.
  private func pace(_ page: OwnerPage, _ summary: OwnerSummary) -> [String] {
    let years = summary.lastYear - summary.year
    guard let missing = page.counts.first?.unmet.count, missing > 0, years > 0 else { return [] }
    let each = words.numbers.short(Double(missing) / Double(years))
    return [
      say(
        "owners.even-pace",
        ["last": summary.lastYear, "missing": missing, "years": years, "each": each]
      )
    ]
  }

  private func set(_ id: String) -> String {
    sets.first { $0.id == id }.map { words.set($0) } ?? id
  }

  /// One commune: a row an item, in the order of work. Several: a row an item with the communes that lack it.
  private func unmet(_ page: OwnerPage) -> ReportTable {
    page.owner.units.count == 1 ? oneUnit(page) : manyUnits(page)
  }

  private func oneUnit(_ page: OwnerPage) -> ReportTable {
    ReportTable(
      [
        .init(words(.set)), .init(say("owners.item")), .init(say("owners.name")),
        .init(say("owners.indicators-met")),
        .init(say("common.value-heading"), isNumeric: true),
        .init(words(.demand)), .init(say("owners.leads")),
      ],
      rows: page.unmet.map { row in
        [
          set(row.item.set), row.item.item, row.item.name[words.language], partly(row.item),
          row.value.isNaN || row.item.rule?.kind == .yesno ? "" : words.numbers.short(row.value),
          row.requirement.map { words.numbers.text($0) } ?? "", row.leads.joined(separator: ", "),
        ]
      })
  }

  private func partly(_ item: UnmetItem) -> String {
    if item.verdict == .notAssessable { return say("owners.no-value") }
    guard item.kind == .criterion, item.applicable > 0 else { return "" }
    return "\(item.met)/\(item.applicable)" + (item.isPartlyMet ? say("owners.partly") : "")
  }

  private func manyUnits(_ page: OwnerPage) -> ReportTable {
    var keys: [String] = []
    var own: [String: [OwnerPage.Unmet]] = [:]
    for row in page.unmet {
      let key = "\(row.item.set) \(row.item.kind.rawValue) \(row.item.item)"
      if own[key] == nil { keys.append(key) }
      own[key, default: []].append(row)
    }
    let order = Dictionary(
      sets.flatMap { set in
        (set.criteria.flatMap { [$0.id] + $0.indicators.map(\.id) } + set.conditions.map(\.id))
          .enumerated().map { ("\(set.id) \($1)", $0) }
      }, uniquingKeysWith: { first, _ in first })
    let place = { (rows: [OwnerPage.Unmet]) -> (Int, Int) in
      let item = rows[0].item
      return (
        sets.firstIndex { $0.id == item.set } ?? 0, order["\(item.set) \(item.item)"] ?? .max
      )
    }
    let groups = keys.compactMap { own[$0] }.enumerated().sorted {
      let (left, right) = (place($0.element), place($1.element))
      return (left.0, left.1, $0.offset) < (right.0, right.1, $1.offset)
    }.map(\.element)
    return ReportTable(
      [
        .init(words(.set)), .init(say("owners.item")), .init(say("owners.name")),
        .init(say("common.communes-heading"), isNumeric: true),
        .init(say("owners.lacking-nearest-first")),
        .init(say("owners.leads")),
      ],
      rows: groups.map { rows in
        let units = Set(rows.map(\.item.unit)).count
        var seen: Set<Int> = []
        let nearest = rows.filter { seen.insert($0.item.unit).inserted }.enumerated().sorted {
          (missing($0.element.item), $0.offset) < (missing($1.element.item), $1.offset)
        }.map(\.element)
        return [
          set(rows[0].item.set), rows[0].item.item, rows[0].item.name[words.language],
          words.numbers.text(units),
          nearest.map { row in
            names[row.item.unit]
              + (row.item.isPartlyMet ? " (\(row.item.met)/\(row.item.applicable))" : "")
          }.joined(separator: ", "), rows[0].leads.joined(separator: ", "),
        ]
      })
  }

  /// What is missing of a criterion; those of which nothing is met come after.
  private func missing(_ item: UnmetItem) -> Int {
    item.isPartlyMet ? item.applicable - item.met : Int.max / 2
  }

  private func due(_ page: OwnerPage) -> ReportTable {
    ReportTable(
      [
        .init(say("owners.next")), .init(say("owners.then")),
        .init(say("owners.left"), isNumeric: true), .init(say("owners.cadence")),
        .init(say("owners.what")), .init(say("owners.status")),
      ],
      rows: page.due.map { item in
        [
          item.dates.next?.text(in: words.language) ?? "",
          item.dates.following?.text(in: words.language) ?? "",
          item.dates.remaining.map { words.numbers.text($0) } ?? "", cadence(item.cadence),
          what(item), status(item.dates.status),
        ]
      })
  }

  private func what(_ item: DueItem) -> String {
    let name = item.unit.map { names[$0] } ?? ""
    guard let level = item.level else {
      return item.what[words.language]
    }
    return "\(name): \(words.level(level).lowercased())"
  }

  private func cadence(_ cadence: Cadence) -> String {
    switch cadence {
    case .once: say("owners.once")
    case .monthly: say("owners.monthly")
    case .quarterly: say("owners.quarterly")
    case .halfYearly: say("owners.half-yearly")
    case .yearly: say("owners.yearly")
    case .adHoc: say("owners.ad-hoc")
    case .monthlyOn(let days):
      say("owners.monthly-on-follows")
        + days.map(String.init).joined(separator: ", ")
    }
  }

  private func status(_ status: DueDates.Status) -> String {
    switch status {
    case .due: say("owners.due-soon")
    case .passed: say("owners.passed")
    case .onDemand: say("owners.no-date")
    }
  }

  private func risks(_ page: OwnerPage) -> ReportTable {
    ReportTable(
      [
        .init(words(.commune)), .init(words(.set)), .init(say("owners.item")),
        .init(say("owners.name")), .init(say("owners.chance-of-loss"), isNumeric: true),
      ],
      rows: page.risks.map { risk in
        [
          names[risk.unit], set(risk.set), risk.kind == .level ? say("owners.level") : risk.item,
          risk.kind == .level
            ? words.level(id: risk.item)
            : risk.name[words.language],
          ChanceBand.percent(risk.chance, words),
        ]
      })
  }
}
