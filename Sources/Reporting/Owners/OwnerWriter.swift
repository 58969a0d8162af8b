import Panels
import Planning

/// Writes the pages of owners and the list of them.
public struct OwnerWriter {
  private let words: Words
  private let units: UnitTable
  private let names: [String]
  private let sets: [CriteriaSet]
  private let simulated: (count: Int, total: Int)
  private let title: LocalizedText
  private static let rowLimit = 25

  /// Prepares a writer.
  public init(
    language: Language, units: UnitTable, sets: [CriteriaSet], simulated: (count: Int, total: Int),
    title: LocalizedText
  ) {
    words = Words(language)
    self.units = units
    names = units.distinctNames
    self.sets = sets
    self.simulated = simulated
    self.title = title
  }

  // MARK: Documents

  /// The page of an owner.
  public func document(_ page: OwnerPage, _ summary: OwnerSummary) -> ReportDocument {
    var document = ReportDocument()
    document.heading(1, page.owner.name)
    if simulated.count > 0 {
      document.banner(words(.simulatedBanner(simulated.count, simulated.total)))
    }
    document.paragraph(
      title[words.language] + ". "
        + say(
          "Hiện trạng năm \(summary.year); việc cần làm tính từ ngày \(summary.day).",
          "State of \(summary.year); what is due is told from \(summary.day).")
        + (page.owner.roles.isEmpty
          ? ""
          : say(" Vai trò: ", " Roles: ") + page.owner.roles.map(role).joined(separator: ", ") + ".")
    )
    document.list(counts(page) + pace(page, summary))
    section(say("Chưa đạt", "Unmet"), unmet(page), nothing: nothing(page), to: &document)
    section(
      say("Việc đến hạn", "Due"), due(page),
      nothing: say("Kế hoạch không nêu việc nào.", "The plan names nothing."), to: &document)
    section(
      say("Nguy cơ mất trong năm tới", "At risk next year"), risks(page),
      nothing: page.untold > 0
        ? ""
        : say(
          "Không có gì đang đạt mà khả năng mất trên 20 %.",
          "Nothing met now has a chance above 20 % of being lost."), to: &document)
    if page.untold > 0 {
      document.paragraph(
        say(
          "Chưa tính được khả năng mất của \(words.numbers.text(page.untold)) tiêu chí đang đạt: thiếu số liệu nhiều năm, hoặc bộ tiêu chí hết hiệu lực.",
          "No chance of loss can be told of \(words.numbers.text(page.untold)) criteria met now: the data lack earlier years, or the set is no longer in force."
        ))
    }
    return document
  }

  /// The list of owners.
  public func index(_ summary: OwnerSummary) -> ReportDocument {
    var document = ReportDocument()
    document.heading(1, heading(summary))
    if simulated.count > 0 {
      document.banner(words(.simulatedBanner(simulated.count, simulated.total)))
    }
    document.table(list(summary.owners, hasPages: true))
    document.paragraph(note)
    return document
  }

  /// The list of owners for a terminal.
  public func screen(_ summary: OwnerSummary) -> String {
    var parts = [heading(summary)]
    if simulated.count > 0 {
      parts.append(
        TerminalRenderer.paragraph(words(.simulatedBanner(simulated.count, simulated.total))))
    }
    let table = list(Array(summary.owners.prefix(Self.rowLimit)), hasPages: false)
    if !table.rows.isEmpty { parts.append(TerminalRenderer.render(table)) }
    let excess = summary.owners.count - Self.rowLimit
    if excess > 0 { parts[parts.count - 1] += "\n" + words(.moreRows(excess)) }
    parts.append(TerminalRenderer.paragraph(note))
    return parts.joined(separator: "\n\n")
  }

  private func say(_ vi: String, _ en: String) -> String { words.language == .vi ? vi : en }

  private func heading(_ summary: OwnerSummary) -> String {
    say(
      "Theo người phụ trách: hiện trạng năm \(summary.year), tính từ ngày \(summary.day)",
      "By owner: state of \(summary.year), seen from \(summary.day)")
  }

  private var note: String {
    say(
      "Thứ tự làm: thiếu ít chỉ tiêu trước (còn non), rồi ít nguồn lực trước. Nguy cơ: đang đạt mà khả năng mất trong năm tới trên 20 %.",
      "Order of work: fewest missing indicators first (còn non), then least effort. At risk: met now, with a chance above 20 % of being lost next year."
    )
  }

  private func nothing(_ page: OwnerPage) -> String {
    page.owner.claims.isEmpty
      ? say(
        "Kế hoạch không giao chỉ tiêu nào cho bên này.", "The plan assigns no item here.")
      : say("Không có.", "None.")
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
        .init(say("Loại", "Kind")), .init(say("Tên", "Owner")),
        .init(say("Xã", "Communes"), isNumeric: true),
        .init(say("Xã còn thiếu", "Lacking"), isNumeric: true),
        .init(say("Chưa đạt", "Unmet"), isNumeric: true),
        .init(say("Việc tới", "Next due")), .init(say("Nguy cơ", "At risk"), isNumeric: true),
        .init(say("Trang", "Page")),
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
    case .agency: say("cơ quan", "agency")
    case .role: say("vai trò", "role")
    case .sponsor: say("đỡ đầu", "sponsor")
    case .place(let level):
      level == "district"
        ? say("huyện", "district") : level == "province" ? say("tỉnh", "province") : level
    case .commune: say("xã", "commune")
    }
  }

  private func role(_ role: String) -> String {
    switch role {
    case "lead": say("chủ trì", "lead")
    case "with": say("phối hợp", "with")
    case "monitors": say("theo dõi", "monitors")
    case "informs": say("tuyên truyền", "informs")
    case "sponsor": say("đỡ đầu", "sponsor")
    case "in-charge": say("phụ trách", "in charge")
    default: role
    }
  }

  /// A commune's criteria: met, unmet, open, and the chance of all next year.
  private func counts(_ page: OwnerPage) -> [String] {
    page.counts.map { count in
      let total = count.met.count + count.unmet.count + count.open.count
      let ids = { (ids: [String]) in ids.isEmpty ? "–" : ids.joined(separator: ", ") }
      return say(
        "\(set(count.set)): đạt \(count.met.count)/\(total) (\(ids(count.met))); chưa đạt: \(ids(count.unmet))",
        "\(set(count.set)): \(count.met.count) of \(total) met (\(ids(count.met))); unmet: \(ids(count.unmet))"
      )
        + (count.open.isEmpty
          ? "" : say("; chưa đánh giá được: ", "; not assessable: ") + ids(count.open)) + "."
    }
      + (page.next.isNaN || page.counts.isEmpty
        ? []
        : [
          say("Khả năng đủ tiêu chí năm tới: ", "Chance of all criteria next year: ")
            + words.numbers.percent(100 * page.next, decimals: 0)
        ])
  }

  /// The even pace at which a commune would have all criteria of its first set by the end of the plan's years.
  private func pace(_ page: OwnerPage, _ summary: OwnerSummary) -> [String] {
    let years = summary.lastYear - summary.year
    guard let missing = page.counts.first?.unmet.count, missing > 0, years > 0 else { return [] }
    let each = words.numbers.short(Double(missing) / Double(years))
    return [
      say(
        "Chia đều đến năm \(summary.lastYear): \(missing) tiêu chí trong \(years) năm, mỗi năm \(each).",
        "An even pace to \(summary.lastYear): \(missing) criteria in \(years) years, \(each) a year."
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
        .init(words(.set)), .init(say("Mục", "Item")), .init(say("Tên", "Name")),
        .init(say("Chỉ tiêu đã đạt", "Indicators met")),
        .init(say("Giá trị", "Value"), isNumeric: true),
        .init(words(.demand)), .init(say("Chủ trì", "Leads")),
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
    if item.verdict == .notAssessable { return say("chưa có số liệu", "no value") }
    guard item.kind == .criterion, item.applicable > 0 else { return "" }
    return "\(item.met)/\(item.applicable)" + (item.isPartlyMet ? say(" còn non", " partly") : "")
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
        .init(words(.set)), .init(say("Mục", "Item")), .init(say("Tên", "Name")),
        .init(say("Số xã", "Communes"), isNumeric: true),
        .init(say("Xã còn thiếu, còn non trước", "Lacking, nearest first")),
        .init(say("Chủ trì", "Leads")),
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
        .init(say("Ngày tới", "Next")), .init(say("Sau đó", "Then")),
        .init(say("Còn", "Left"), isNumeric: true), .init(say("Nhịp", "Cadence")),
        .init(say("Việc", "What")), .init(say("Tình trạng", "Status")),
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
    case .once: say("một lần", "once")
    case .monthly: say("hằng tháng", "monthly")
    case .quarterly: say("hằng quý", "quarterly")
    case .halfYearly: say("6 tháng", "half-yearly")
    case .yearly: say("hằng năm", "yearly")
    case .adHoc: say("khi cần", "ad hoc")
    case .monthlyOn(let days):
      say("hằng tháng, ngày ", "monthly, on the ")
        + days.map(String.init).joined(separator: ", ")
    }
  }

  private func status(_ status: DueDates.Status) -> String {
    switch status {
    case .due: say("sắp tới", "due")
    case .passed: say("đã qua", "passed")
    case .onDemand: say("không có ngày", "no date")
    }
  }

  private func risks(_ page: OwnerPage) -> ReportTable {
    ReportTable(
      [
        .init(words(.commune)), .init(words(.set)), .init(say("Mục", "Item")),
        .init(say("Tên", "Name")), .init(say("Khả năng mất", "Chance of loss"), isNumeric: true),
      ],
      rows: page.risks.map { risk in
        [
          names[risk.unit], set(risk.set), risk.kind == .level ? say("mức", "level") : risk.item,
          risk.kind == .level
            ? (Level(rawValue: risk.item).map { words.level($0) } ?? risk.item)
            : risk.name[words.language],
          words.numbers.percent(100 * risk.chance, decimals: 0),
        ]
      })
  }
}
