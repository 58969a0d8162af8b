import Panels
import Planning

extension RoadmapWriter {
  /// What the tables do not say.
  var sentences: [String] {
    [givenSentence, slippageSentence, proposedSentence, gapSentence, leftOutSentence, openSentence]
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

  private var slippageSentence: String? {
    let count = report.given.lines.count
    guard count > 0 else { return nil }
    let past = report.past
    let (low, high) = (past.quantile(0.05), past.quantile(0.95))
    let source =
      past.isOwn
      ? say("của chính kế hoạch này", "this plan's own")
      : say("đã công bố: Nam Trực năm 2019", "published: Nam Trực, 2019")
    return say(
      "Theo lộ trình trước (\(source)), \(past.inTime) trên \(past.planned) đơn vị được công nhận đúng hạn; theo tỷ lệ ấy sẽ là \(number(past.mean * Double(count), 1)) xã (90%: \(number(low * Double(count), 1)) đến \(number(high * Double(count), 1))).",
      "By past roadmaps (\(source)) \(past.inTime) of \(past.planned) units were recognised in time; at that share it would be \(number(past.mean * Double(count), 1)) (90%: \(number(low * Double(count), 1)) to \(number(high * Double(count), 1)))."
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

  private var gapSentence: String {
    let proposed = report.proposed
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

  private var openSentence: String? {
    let open = report.model.communes.count { !$0.open.isEmpty }
    guard open > 0 else { return nil }
    return say(
      "Ở \(open) xã có tiêu chí chưa đánh giá được; xác suất chưa tính đến chúng.",
      "In \(open) communes there are criteria that cannot be assessed; the chances leave them out.")
  }
}
