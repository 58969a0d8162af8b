import Panels
import Planning

extension RoadmapWriter {
  /// What the tables do not say.
  var sentences: [String] {
    [
      givenSentence, doneSentence, paceSentence, slippageSentence, proposedSentence, gapSentence,
      leftOutSentence, remedySentence, failingSentence, yearsSentence, openSentence,
    ]
    .compactMap(\.self)
  }

  private var givenSentence: String? {
    let given = report.given
    guard !given.lines.isEmpty else {
      return say(
        "Kế hoạch không có lộ trình cho các năm này: chỉ có lộ trình đề xuất.",
        "The plan has no roadmap for these years: there is a proposed one only.")
    }
    let tooFast = given.years.reduce(0) { $0 + $1.tooFast }
    var text = say(
      "Lộ trình đã cho có \(given.lines.count) xã; làm việc theo nhịp độ đã nêu, kỳ vọng \(number(given.expected)) xã được công nhận.",
      "The given roadmap has \(given.lines.count) communes; at the pace assumed \(number(given.expected)) of them are expected to be recognised."
    )
    if tooFast > 0 {
      text += say(
        " \(tooFast) xã không thể xong việc kịp với nhịp độ ấy: chỉ tính xác suất khi không làm thêm.",
        " Of them \(tooFast) cannot finish by then: counted with the chance without work.")
    }
    return text
  }

  private var doneSentence: String? {
    let done = report.done
    guard !done.isEmpty else { return nil }
    let names = done.prefix(10).joined(separator: ", ") + (done.count > 10 ? ", …" : "")
    return say(
      "\(done.count) đơn vị khác trong lộ trình đã được công nhận từ trước, nên không tính ở đây: \(names).",
      "\(done.count) more on that roadmap are recognised already and not counted here: \(names).")
  }

  private var paceSentence: String {
    let source =
      switch report.pace.source {
      case .call: "--pace"
      case .target(let name):
        say("mục tiêu của kế hoạch: ", "the plan's target: ") + name[words.language]
      case .usual:
        say(
          "mặc định, cận trên của 1–2 tiêu chí mỗi năm trong kế hoạch Tuần Giáo 2024; đổi bằng --pace",
          "default, the upper end of 1–2 criteria a year in the plan of Tuần Giáo for 2024; change it with --pace"
        )
      }
    let count = report.pace.criteria
    return say(
      "Nhịp độ: mỗi xã xong nhiều nhất \(count) tiêu chí một năm (\(source)).",
      "Pace: a commune finishes at most \(count) \(count == 1 ? "criterion" : "criteria") a year (\(source))."
    )
  }

  /// The plan's own past; without one an example from elsewhere, of which nothing is made for this plan.
  private var slippageSentence: String? {
    let count = report.given.lines.count
    guard count > 0 else { return nil }
    guard let past = report.past else {
      let example = PastShare.namTruc
      return say(
        "Kế hoạch chưa có lộ trình cũ đã biết kết quả, nên chưa biết thường chậm bao nhiêu. Ví dụ ở nơi khác, không suy ra cho kế hoạch này: Nam Trực (Nam Định) năm 2019, \(example.inTime) trên \(example.planned) đơn vị được công nhận đúng hạn.",
        "The plan has no past roadmap of which the outcome is known, so how far it usually slips is not known. An example from elsewhere, from which nothing follows for this plan: Nam Trực (Nam Định), 2019, \(example.inTime) of \(example.planned) units recognised in time."
      )
    }
    let (low, high) = (past.quantile(0.05), past.quantile(0.95))
    return say(
      "Theo lộ trình trước của chính kế hoạch này, \(past.inTime) trên \(past.planned) đơn vị được công nhận đúng hạn; theo tỷ lệ ấy sẽ là \(number(past.mean * Double(count), 1)) xã (90%: \(number(low * Double(count), 1)) đến \(number(high * Double(count), 1))).",
      "By this plan's own past roadmap \(past.inTime) of \(past.planned) units were recognised in time; at that share it would be \(number(past.mean * Double(count), 1)) (90%: \(number(low * Double(count), 1)) to \(number(high * Double(count), 1)))."
    )
  }

  private var proposedSentence: String {
    let proposed = report.proposed
    if proposed.entries.isEmpty {
      return say(
        "Không xã nào vào được lộ trình với các giới hạn này.",
        "No commune can be put on the roadmap under these limits.")
    }
    var text = say(
      "Lộ trình đề xuất có \(proposed.entries.count) xã, kỳ vọng \(number(proposed.expectedTotal)) xã được công nhận",
      "The proposed roadmap has \(proposed.entries.count) communes, of which \(number(proposed.expectedTotal)) are expected to be recognised"
    )
    if let reach = report.reach {
      text += say(
        "; xác suất đạt từ \(reach) xã trở lên là \(percent(proposed.value))",
        "; the chance of \(reach) or more is \(percent(proposed.value))")
    }
    text += "."
    guard !report.given.lines.isEmpty else { return text }
    let count = report.comparison.count
    return text
      + say(
        " So với lộ trình đã cho: \(count(.same)) xã giữ năm, \(count(.earlier)) sớm hơn, \(count(.later)) muộn hơn, \(count(.added)) thêm vào, \(count(.dropped)) bỏ ra.",
        " Against the given one: \(count(.same)) keep their year, \(count(.earlier)) come earlier, \(count(.later)) later, \(count(.added)) are added, \(count(.dropped)) dropped."
      )
  }

  private var gapSentence: String? {
    let proposed = report.proposed
    if proposed.entries.isEmpty { return nil }
    let limits =
      report.isPlansCapacity
      ? say(
        " Số xã mỗi năm lấy từ lộ trình đã cho.",
        " The number of communes a year is that of the given roadmap.") : ""
    if proposed.gap < 1e-9 {
      return say(
        "Đó là tốt nhất có thể với các giới hạn này.",
        "It is the best there can be under these limits.")
        + limits
    }
    let gap = words.numbers.percent(100 * proposed.gap, decimals: 2)
    return say(
      "Không lộ trình nào tốt hơn quá \(gap) (chặn trên \(number(proposed.bound, 3))).",
      "No roadmap can be better by more than \(gap) (bound \(number(proposed.bound, 3))).") + limits
  }

  private var leftOutSentence: String? {
    let left = report.proposed.leftOut
    guard !left.isEmpty else { return nil }
    let parts = ProposedRoadmap.Reason.allCases.compactMap { cause -> String? in
      let count = left.count { $0.reason == cause }
      return count == 0 ? nil : "\(count) \(reason(cause))"
    }
    return say("Ngoài lộ trình: ", "Left out: ") + parts.joined(separator: ", ") + "."
  }

  /// What to do where nobody could be proposed.
  private var remedySentence: String? {
    let proposed = report.proposed
    guard proposed.entries.isEmpty, !proposed.leftOut.isEmpty else { return nil }
    let parts = ProposedRoadmap.Reason.allCases.compactMap { cause -> String? in
      let own = proposed.leftOut.filter { $0.reason == cause }.map(\.commune)
      return own.isEmpty ? nil : remedy(cause, of: Set(own))
    }
    return say("Để có lộ trình: ", "To get a roadmap: ") + parts.joined(separator: "; ") + "."
  }

  private func remedy(_ cause: ProposedRoadmap.Reason, of communes: Set<String>) -> String {
    switch cause {
    case .cannotByThen:
      say(
        "thêm năm (--years) hoặc tăng nhịp độ (--pace), và kiểm tra năm đăng ký",
        "add years (--years) or a greater pace (--pace), and look at the years of registration")
    case .lowChance:
      say(
        "thêm năm (--years): xác suất còn dưới 1%",
        "add years (--years): the chances are still below 1%")
    case .noCapacity:
      say(
        "tăng sức chứa (--capacity, --effort-capacity)",
        "allow more (--capacity, --effort-capacity)")
    case .unknownChance: unknownRemedy(communes)
    }
  }

  /// Without a chance something cannot be assessed, or was seen in too few years to say how it moves.
  private func unknownRemedy(_ communes: Set<String>) -> String {
    let open = report.model.communes.filter { communes.contains($0.code) }.flatMap(\.open)
    let counts = Dictionary(open.map { ($0, 1) }, uniquingKeysWith: +)
    let named = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8).map(\.key)
    guard !named.isEmpty else {
      return say(
        "bổ sung số liệu các năm trước: với một năm chưa biết tiêu chí đạt thêm hay mất đi thế nào",
        "add data of earlier years: one year does not tell how criteria are gained and lost")
    }
    let rest = counts.count > named.count ? ", …" : ""
    return say(
      "bổ sung số liệu hoặc mức của tiêu chí chưa đánh giá được (\(named.joined(separator: ", "))\(rest))",
      "add data or thresholds of the criteria that cannot be assessed (\(named.joined(separator: ", "))\(rest))"
    )
  }

  /// How many candidates have chances that rest on one year.
  private var yearsSentence: String? {
    let known = report.model.communes.filter { commune in
      commune.chances.contains { !$0.isNaN }
    }
    let single = known.count { $0.knownYears == 1 }
    guard single > 0 else { return nil }
    let who =
      single == known.count
      ? say("Xác suất", "The chances")
      : say(
        "Xác suất của \(single) trên \(known.count) xã",
        "The chances of \(single) of \(known.count) communes")
    return who
      + say(
        " dựa trên một năm số liệu: tiêu chí đạt thêm hay mất đi thế nào là theo các xã khác hoặc giả định chung (tiên nghiệm), không phải theo diễn biến của xã. Dùng để xếp thứ tự, chưa nên dùng để hứa.",
        " rest on one year of data: how criteria are gained and lost is taken from other communes or from the prior, not from their own course. They serve for an order, not yet for a promise."
      )
  }

  /// What is met today and will probably not be by the year proposed or given, whichever is later.
  private var failingSentence: String? {
    let years = Dictionary(
      report.comparison.lines.map {
        ($0.commune, [$0.proposed, $0.given].compactMap(\.self).max())
      },
      uniquingKeysWith: { one, _ in one })
    let communes = report.model.communes.compactMap { commune -> String? in
      let last = (years[commune.code] ?? nil) ?? .max
      let own = commune.failing.filter { $0.year <= last }
      if own.isEmpty { return nil }
      return (report.names[commune.code] ?? commune.code) + " "
        + own.map { "\($0.criterion) (\($0.year))" }.joined(separator: ", ")
    }
    guard !communes.isEmpty else { return nil }
    let list = communes.prefix(8).joined(separator: "; ") + (communes.count > 8 ? "; …" : ".")
    return say(
      "Ở \(communes.count) xã có tiêu chí nay đạt nhưng nhiều khả năng sẽ trượt vào năm nêu trong ngoặc nếu không làm gì, vì mức tăng hoặc dự báo giảm; xác suất đã tính đến, việc phải làm ở trên chưa gồm: \(list)",
      "In \(counted(communes.count, "commune")) criteria are met today that will probably be failed by the year in brackets unless something is done, as the bar rises or the forecast falls; the chances reckon with it, the work above does not hold it: \(list)"
    )
  }

  private var openSentence: String? {
    let open = report.model.communes.count { !$0.open.isEmpty }
    guard open > 0 else { return nil }
    return say(
      "Ở \(open) xã có tiêu chí chưa đánh giá được; xác suất chưa tính đến chúng.",
      "In \(open) communes there are criteria that cannot be assessed; the chances leave them out.")
  }
}
