extension PlanProblem {
  /// The message in Vietnamese.
  var vietnamese: ProblemMessage {
    switch self {
    case .targetWithoutYear(let id):
      ProblemMessage(
        "Mục tiêu \"\(id)\" không có năm.",
        fix: "Hãy ghi year: 2025; ghi year: null nếu văn bản kế hoạch không nêu năm.")
    case .reversedRange(let from, let to):
      ProblemMessage(
        "Khoảng từ \(vietnameseNumber(from)) đến \(vietnameseNumber(to)) bị ngược: không giá trị nào nằm trong đó.",
        fix: "Hãy ghi from: \(to) và to: \(from).")
    case .percentBeyond(let value):
      ProblemMessage(
        "Không thể có \(vietnameseNumber(value)) phần trăm: tỷ lệ nằm trong khoảng 0 đến 100.",
        fix: "Hãy sửa mức; 0.5 là nửa phần trăm, 50 là một nửa.")
    case .yearAndTable(let id):
      ProblemMessage(
        "Mục tiêu \"\(id)\" vừa cho mức theo từng năm vừa có khóa year.",
        fix: "Hãy bỏ khóa year: bảng mức đã nêu năm.")
    case .dependencyCycle(let set, let path):
      ProblemMessage(
        "Các tiêu chí của \(set) chờ lẫn nhau: \(path.joined(separator: " → ")).",
        fix: "Hãy bỏ một tiêu chí trong số đó khỏi danh sách after.")
    case .roadmapBeforeStatus(let year, let status):
      ProblemMessage(
        "Lộ trình nêu năm \(year), trước năm hiện trạng \(status) của kế hoạch.",
        fix: "Hãy sửa năm; nếu muốn nhìn lại thì ghi kết quả của năm ấy ở outcomes.")
    case .setNotInForce(let set, let years, let year):
      ProblemMessage(
        "Bộ \(set) áp dụng trong \(years), không áp dụng năm \(year): mức và tiêu chí của năm ấy không có dự báo theo bộ này.",
        fix: "Hãy dùng bộ áp dụng năm \(year), hoặc kéo dài thời gian áp dụng của bộ nếu vẫn dùng.")
    case .setLapsed(let set, let years, let judged, let last):
      ProblemMessage(
        "Bộ \(set) áp dụng trong \(years), còn số liệu có đến năm \(last): các xã được xét theo năm \(judged).",
        fix: "Hãy dùng bộ áp dụng năm \(last), hoặc kéo dài thời gian áp dụng của bộ nếu vẫn dùng.")
    case .roadmapAfterHorizon(let year, let horizon):
      ProblemMessage(
        "Lộ trình nêu năm \(year), sau năm cuối \(horizon) của kế hoạch.",
        fix: "Hãy sửa năm, hoặc ghi years: horizon: \(year).")
    case .yearsReversed(let status, let horizon):
      ProblemMessage(
        "Năm cuối \(horizon) của kế hoạch ở trước năm hiện trạng \(status).",
        fix: "Ghi năm của số liệu ở status, năm cuối của kế hoạch ở horizon.")
    case .milestoneReversed(let start, let end):
      ProblemMessage(
        "Việc bắt đầu ngày \(vietnameseDates(start)) không thể kết thúc ngày \(vietnameseDates(end)).",
        fix: "Hãy đổi chỗ hai ngày, hoặc để trống ngày cuối nếu chỉ có một ngày.")
    case .registeredTwice(let unit, let level, let line):
      ProblemMessage(
        "\(unit) đăng ký mức \(level) hai lần; lần đầu ở dòng \(line).",
        fix: "Chỉ giữ một lần đăng ký, với năm của nó.")
    case .inRoadmapTwice(let unit, let level, let year, let line):
      ProblemMessage(
        "\(unit) có trong lộ trình mức \(level) hai lần; lần đầu là năm \(year), ở dòng \(line).",
        fix: "Chỉ giữ năm mà xã phải đạt mức ấy.")
    case .targetUnitDiffers(let target, let unit, let indicator, let own):
      ProblemMessage(
        "Mục tiêu \"\(target)\" tính bằng \(unit), còn chỉ tiêu \(indicator) tính bằng \(own).",
        fix: "Hãy đổi mức sang đúng đơn vị tính và ghi unit: \(own).")
    case .communeCount(let declared, let listed):
      ProblemMessage(
        "Kế hoạch nêu \(vietnameseNumber(declared)) xã, danh mục đơn vị có \(vietnameseNumber(listed)) xã: các số bình quân tính trên danh mục.",
        fix: "Hãy bổ sung danh mục, hoặc sửa area: communes.")
    case .unweightedMean(let target, let indicator, let weight, let units):
      ProblemMessage(
        "\(target): chưa xét được mục tiêu về bình quân \(indicator), vì thiếu \(weight[.vi]) của \(some(units)).",
        fix: "Hãy bổ sung \(weight[.vi]) của từng xã, ít nhất một năm, vào số liệu.")
    case .setOfOtherUnits(let set, let kind):
      ProblemMessage(
        "Bộ \(set) đánh giá \(kind == .village ? "thôn, bản" : kind.rawValue), còn kế hoạch bắt đầu từ các xã.",
        fix: "Hãy nêu bộ của xã; bộ này ghi ở mục villages: sets của kế hoạch.")
    case .noCriteriaFolder:
      ProblemMessage(
        "Không tìm thấy thư mục bộ tiêu chí nào: không có cạnh kế hoạch, ở LOTRINH_DATASETS hay cùng chương trình.",
        fix:
          "Hãy cho biến môi trường LOTRINH_DATASETS trỏ đến thư mục \"datasets\" của Lotrinh, hoặc đặt tệp của bộ trong thư mục \"criteria\" cạnh kế hoạch."
      )
    case .noSetInForce(let year, let known):
      ProblemMessage(
        "Không bộ tiêu chí cơ sở nào áp dụng năm \(year)\(known.isEmpty ? "" : "; hiện có \(known.joined(separator: ", "))").",
        fix: "Hãy nêu bộ bằng --set, hoặc năm khác bằng --year.")
    case .unknownCondition(let word, let set, let known):
      ProblemMessage(
        "Bộ tiêu chí \(set) không có điều kiện \"\(word)\".",
        fix: known.isEmpty
          ? "Bộ này không có điều kiện nào: hãy bỏ mục này."
          : "Hãy ghi một trong: \(known.joined(separator: ", ")).")
    case .assignmentReversed(let from, let to):
      ProblemMessage(
        "Phân công bắt đầu ngày \(vietnameseDates(from)) mà kết thúc ngày \(vietnameseDates(to)).",
        fix: "Hãy đổi chỗ hai ngày.")
    case .leadsOverlap(let set, let items, let agencies, let days):
      ProblemMessage(
        "\(agencies.joined(separator: ", ")) cùng chủ trì \(set) \(items.joined(separator: ", ")) cùng lúc, \(daysInWords(days, .vi)).",
        fix:
          "Chỉ một đơn vị chủ trì, còn lại phối hợp (ghi with ở cột role), hoặc cho đơn vị trước kết thúc từ hôm trước."
      )
    case .leadLapse(let set, let items, let days):
      ProblemMessage(
        "Không ai chủ trì \(set) \(items.joined(separator: ", ")), \(daysInWords(days, .vi)).",
        fix: "Hãy kéo dài một phân công, hoặc thêm phân công cho những ngày này.")
    case .afterCutOff(let count, let date):
      ProblemMessage(
        "Số giá trị sau ngày chốt số liệu \(vietnameseDates(date)): \(vietnameseNumber(count)).",
        fix: "Hãy bỏ các giá trị ấy, hoặc sửa cut-off; hiện chúng vẫn được dùng để đánh giá.")
    case .villageCountConflict(let commune, let year, let reported, let counted):
      ProblemMessage(
        "\(commune), \(year): báo cáo \(reported) thôn, bản đạt chuẩn, số liệu của từng thôn, bản cho \(counted).",
        fix: "Hãy sửa một trong hai; số báo cáo được dùng.")
    case .contradictoryTargets(let first, let second):
      ProblemMessage(
        "Không giá trị nào đạt cả \(first) và \(second).", fix: "Hãy sửa một trong hai mục tiêu.")
    case .moreThanThereAre(let target, let promised, let available):
      ProblemMessage(
        "\(target): hứa \(vietnameseNumber(promised)), trong khi chỉ có \(vietnameseNumber(available)).",
        fix: "Hãy sửa con số, hoặc area: communes.")
    case .roadmapShort(let target, let promised, let listed):
      ProblemMessage(
        "\(target): hứa \(vietnameseNumber(promised)), trong khi lộ trình đến năm ấy nêu \(listed).",
        fix: "Hãy bổ sung lộ trình, hoặc sửa con số.")
    case .meanBelowBar(let target, let mean, let bar, let units):
      ProblemMessage(
        "\(target): bình quân \(vietnameseNumber(mean)) thấp hơn mức \(vietnameseNumber(bar)) mà \(units.joined(separator: ", ")) phải đạt cùng năm: mục tiêu có thể đạt trong khi các xã này không đạt.",
        fix: "Hãy nâng mức bình quân, hoặc theo dõi riêng các xã này.")
    case .meanBarUnknown(let target, let mean, let item, let units):
      ProblemMessage(
        "\(target): bình quân \(vietnameseNumber(mean)) có thể thấp hơn mức của \(item) mà \(units.joined(separator: ", ")) phải đạt cùng năm; chưa biết mức ấy là bao nhiêu.",
        fix: "Hãy nêu mức trong thresholds.csv.")
    case .notSeenBefore(let target, let required, let observed, let comparisons):
      ProblemMessage(
        "\(target): cần \(vietnameseNumber(required)) một năm\(observed.map { ", đến nay là \(vietnameseNumber($0)) một năm" } ?? ""); trong \(vietnameseNumber(comparisons)) mức thay đổi so sánh được, chưa đến một phần hai mươi đạt như vậy.",
        fix: "Hãy xem lại mức, năm và đơn vị tính, hoặc nói rõ điều gì sẽ khác trước.")
    case .pathTooShort(let target, let next, let required, let observed):
      ProblemMessage(
        "Sau \(target) còn phải \(vietnameseNumber(required)) một năm mới đến \(next), đến nay là \(vietnameseNumber(observed)) một năm.",
        fix: "Hãy nâng mục tiêu gần, hoặc hạ mục tiêu sau.")
    case .farFromReference(let target, let place, let figure, let required):
      ProblemMessage(
        "\(target): từ \(vietnameseNumber(figure)) của \(place) phải \(vietnameseNumber(required)) một năm, chưa đến một phần hai mươi các mức thay đổi so sánh được đạt như vậy.",
        fix: "Hãy xem lại số xuất phát và mức mục tiêu.")
    case .idleChange(let scenario, let change, let reason, let units):
      ProblemMessage(
        "Kịch bản \(scenario): \"\(change.vi)\" không làm thay đổi gì\(units.isEmpty ? "" : " ở \(units.joined(separator: ", "))"): \(reason.vi).",
        fix: "Hãy xem lại năm, đơn vị hoặc số liệu của thay đổi này.")
    case .barMissing(let object, let isUpward):
      ProblemMessage(
        "\(object.vi) thiếu mức phải đạt.",
        fix: isUpward
          ? "Hãy ghi at-least (từ … trở lên) hoặc above (trên)."
          : "Hãy ghi một trong các khóa at-least (từ … trở lên), above (trên), at-most (không quá), below (dưới), hoặc from cùng to (trong khoảng)."
      )
    case .nothingBeyond(let key, let bar):
      ProblemMessage(
        key == "above"
          ? "Không giá trị nào trên \(vietnameseNumber(bar)): đó đã là mức cao nhất."
          : "Không giá trị nào dưới \(vietnameseNumber(bar)): đó đã là mức thấp nhất.",
        fix: key == "above"
          ? "Hãy ghi at-least: \(bar), hoặc mức thấp hơn."
          : "Hãy ghi at-most: \(bar), hoặc mức cao hơn.")
    case .criteriaBeyond(let value, let set, let count):
      ProblemMessage(
        "\(vietnameseNumber(value)) tiêu chí là không thể: bộ \(set) có \(count) tiêu chí.",
        fix: "Hãy sửa mức, từ 0 đến \(count).")
    case .targetBeforeStatus(let target, let year, let status):
      ProblemMessage(
        "Mục tiêu \"\(target)\" nêu năm \(year), trước năm hiện trạng \(status) của kế hoạch: không còn gì để lập kế hoạch.",
        fix: "Hãy sửa năm của mục tiêu, hoặc years: status.")
    case .targetAfterHorizon(let target, let year, let horizon):
      ProblemMessage(
        "Mục tiêu \"\(target)\" nêu năm \(year), sau năm cuối \(horizon) của kế hoạch.",
        fix: "Hãy sửa năm, hoặc ghi years: horizon: \(year).")
    case .recognitionAhead(let year, let horizon):
      ProblemMessage(
        "Công nhận cho năm \(year), sau năm cuối \(horizon) của kế hoạch: chưa thể có quyết định.",
        fix: "Hãy sửa năm; việc dự kiến thì ghi ở mục roadmap của kế hoạch.")
    case .recognisedTwice(let unit, let level, let year, let line):
      ProblemMessage(
        "\(unit) được công nhận mức \(level) cho năm \(year) hai lần; lần đầu ở dòng \(line).",
        fix: "Hãy bỏ một dòng.")
    case .setNotInPlan(let set, let sets):
      ProblemMessage(
        "Bộ \(set) có sẵn nhưng kế hoạch không dùng: mục sets chỉ nêu \(sets.joined(separator: ", ")).",
        fix: "Hãy thêm \(set) vào mục sets của kế hoạch, hoặc bỏ mục này.")
    case .heldAtBound(let scenario, let change, let bound, let units):
      ProblemMessage(
        "Kịch bản \(scenario): \"\(change.vi)\" đưa giá trị ra ngoài mức có thể ở \(some(units)): giữ ở \(vietnameseNumber(bound)).",
        fix: "Hãy xem lại con số: plus tính theo đơn vị của chỉ tiêu, với tỷ lệ là điểm phần trăm.")
    case .datasetsWithoutCriteria(let folder):
      ProblemMessage(
        "LOTRINH_DATASETS trỏ đến \"\(folder)\", nhưng ở đó không có thư mục criteria.",
        fix: "Hãy trỏ biến này đến thư mục \"datasets\" của Lotrinh, hoặc bỏ biến đi.")
    case .unitNamedTwice(let unit, let line):
      ProblemMessage(
        "\(unit) được nêu hai lần trong một danh sách; lần đầu ở dòng \(line). Chỉ tính một lần.",
        fix: "Hãy bỏ một trong hai, hoặc ghi đúng đơn vị muốn nêu.")
    case .levelNotOfSet(let level, let set, let levels):
      ProblemMessage(
        "Bộ tiêu chí \(set) không xét mức \(level).",
        fix: levels.isEmpty
          ? "Hãy nêu bộ tiêu chí có xét mức này."
          : "Hãy ghi một trong các mức: \(levels.joined(separator: ", ")).")
    case .cannotHoldTogether(let target, let year, let needed, let greatest, false):
      ProblemMessage(
        "\(target): bình quân năm \(year) cần cả thảy \(needed) tiêu chí đạt; số xã ở hai mức chỉ cho phép nhiều nhất \(greatest).",
        fix: "Hãy sửa bình quân hoặc số xã; consistency.csv có phép tính của cả hai cách hiểu.")
    case .cannotHoldTogether(let target, let year, let needed, let greatest, true):
      ProblemMessage(
        "\(target): bình quân năm \(year) cần cả thảy \(needed) tiêu chí đạt; nếu chỉ vừa đủ số xã đã hứa ở hai mức thì nhiều nhất được \(greatest).",
        fix:
          "Hãy hứa thêm xã ở các mức, hoặc hạ bình quân; consistency.csv có phép tính của cả hai cách hiểu."
      )
    case .builtWithoutShare(let work, let built):
      ProblemMessage(
        "Công trình \(work) đã có \(vietnameseNumber(built)) mà lại ghi là 0 phần trăm.",
        fix: "Hãy ghi tỷ lệ đã có, kèm phần lẻ, hoặc built: 0.")
    case .builtBeyondWhole(let work, let share):
      ProblemMessage(
        "Công trình \(work) sẽ thành \(vietnameseNumber(share)) phần trăm của toàn bộ tính từ chính số liệu của nó.",
        fix: "Hãy xem lại built, share và planned, và cùng một đơn vị đo.")
    case .bandsBeyond(let start, let count):
      ProblemMessage(
        "Nhóm xã bắt đầu từ \(start) tiêu chí, trong khi không bộ nào có quá \(count): không dùng đến.",
        fix: "Hãy ghi các cận dưới mà bộ tiêu chí đạt tới được, cận đầu là đủ tiêu chí.")
    case .workTooEarly(let scenario, let change, let criterion, let after, let units):
      ProblemMessage(
        "Kịch bản \(scenario): \"\(change.vi)\" làm xong tiêu chí \(criterion) trước tiêu chí \(after.joined(separator: ", ")) mà kế hoạch bắt phải xong trước: \(units.joined(separator: ", ")).",
        fix: "Hãy thêm việc cho các tiêu chí đó trong cùng năm, hoặc lùi việc này lại.")
    case .barBeyond(let scenario, let change, let bar):
      ProblemMessage(
        "Kịch bản \(scenario): với \"\(change.vi)\" mức phải đạt thành \(vietnameseNumber(bar)), không nơi nào đạt được.",
        fix: "Hãy nêu mức đạt được, bằng to, times hoặc plus.")
    case .wouldReplace:
      ProblemMessage(
        "Đã có tệp này, nên không ghi gì cả.",
        fix: "Hãy nêu thư mục khác, hoặc dời tệp đi.")
    }
  }
}
