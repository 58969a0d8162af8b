extension TableSheet {
  /// The sheets of result tables in their order; a table that a result does not have is left out.
  public static let all: [TableSheet] = state + outlook + plan + roadmap + owners + data

  private static let state: [TableSheet] = [
    TableSheet(
      "bands", .state, ("Nhóm xã theo tiêu chí", "Bands"),
      (
        "Mỗi năm có bao nhiêu xã ở từng mức tiêu chí đạt?",
        "How many communes are in each band of criteria met, year by year?"
      )),
    TableSheet(
      "averages", .state, ("Bình quân tiêu chí", "Averages"),
      ("Bình quân mỗi xã đạt bao nhiêu tiêu chí?", "How many criteria does a commune meet?")),
    TableSheet(
      "shares", .state, ("Số xã theo mức đạt", "Levels"),
      (
        "Bao nhiêu xã đạt từng mức, trên tổng số nào?",
        "How many communes stand at each level, out of how many?"
      )),
    TableSheet(
      "levels", .state, ("Xã theo năm", "Communes by year"),
      (
        "Từng xã từng năm đạt mức nào, còn thiếu tiêu chí nào?",
        "At which level does each commune stand in each year, and what does it lack?"
      ),
      columns:
        "unit name year set in_force criteria criteria_met criteria_not_met criteria_not_assessable level recognised_level met_year decision_date conditions missing partly_met not_assessable provenance"
    ),
    TableSheet(
      "criteria", .state, ("Tiêu chí", "Criteria"),
      ("Từng tiêu chí có bao nhiêu xã đạt, chưa đạt?", "How many communes meet each criterion?")),
    TableSheet(
      "means", .state, ("Bình quân chỉ tiêu", "Means"),
      (
        "Bình quân hoặc tổng của từng chỉ tiêu theo năm và nơi.",
        "Means and totals of the indicators by year and place."
      )),
    TableSheet(
      "villages", .state, ("Thôn, bản", "Villages"),
      ("Từng thôn, bản từng năm đạt mức nào?", "Where does each village stand?")),
    TableSheet(
      "village_counts", .state, ("Số thôn, bản đạt", "Village counts"),
      ("Bao nhiêu thôn, bản đạt chuẩn ở từng nơi?", "How many villages meet, by place?")),
  ]

  private static let outlook: [TableSheet] = [
    TableSheet(
      "trend", .outlook, ("Xu thế", "Trends"),
      (
        "Mỗi chuỗi tăng giảm bao nhiêu một năm, có chắc không?",
        "How much does each series change a year, and how sure is that?"
      ),
      columns:
        "unit name indicator segment_from segment_to status n slope slope_se slope_low95 slope_high95 t df p r_squared theil_sen theil_sen_low95 theil_sen_high95 kendall_tau mann_kendall_p last_year last_value target target_year required_slope treatment provenance"
    ),
    TableSheet(
      "group_forecast", .outlook, ("Dự báo của vùng", "Forecasts of places"),
      (
        "Bình quân, tổng của từng nơi sẽ ra sao, với khoảng tin cậy?",
        "How will means and totals of places come out, with intervals?"
      )),
    TableSheet(
      "forecast", .outlook, ("Dự báo theo xã", "Forecasts"),
      (
        "Từng chỉ tiêu của từng xã sẽ ra sao, với khoảng tin cậy?",
        "How will each indicator of each commune come out, with intervals?"
      ),
      columns:
        "unit name indicator year horizon mean q05 q10 q25 q50 q75 q90 q95 method n effective_years status reason provenance"
    ),
    TableSheet(
      "criteria_outlook", .outlook, ("Triển vọng tiêu chí", "Outlook of criteria"),
      (
        "Từng xã sẽ đạt bao nhiêu tiêu chí, xác suất lên từng mức?",
        "How many criteria will each commune meet, and with which chance each level?"
      )),
    TableSheet(
      "level_outlook", .outlook, ("Triển vọng số xã", "Outlook of levels"),
      (
        "Những năm tới có bao nhiêu xã ở từng mức?",
        "How many communes will stand at each level?"
      )),
    TableSheet(
      "probability", .outlook, ("Xác suất", "Probabilities"),
      (
        "Xác suất để từng xã đạt từng mức trong từng năm.",
        "The chance of each commune to pass each bar in each year."
      )),
    TableSheet(
      "attainment", .outlook, ("Khi nào đạt", "When attained"),
      (
        "Giữ tốc độ này thì năm nào đạt; cần nhanh thêm bao nhiêu?",
        "When is a bar met at this pace, and which pace is needed?"
      )),
    TableSheet(
      "tracking", .outlook, ("Chỉ số tiến độ", "Tracking"),
      (
        "Các chỉ số tiến độ đã công bố nói gì về từng chuỗi?",
        "What do the published indices of progress say of each series?"
      )),
    TableSheet(
      "scenario", .outlook, ("Kịch bản", "Scenarios"),
      ("Kịch bản làm thay đổi những con số nào?", "Which figures does a scenario change?")),
    TableSheet(
      "scenarios", .outlook, ("Nội dung kịch bản", "Changes of scenarios"),
      ("Mỗi kịch bản thay đổi những gì?", "What does each scenario change?")),
  ]

  private static let plan: [TableSheet] = [
    TableSheet(
      "targets", .plan, ("Mục tiêu", "Targets"),
      (
        "Từng mục tiêu của kế hoạch: nay ở đâu, khả năng đạt bao nhiêu?",
        "Each target of the plan: where does it stand, and with which chance is it met?"
      ),
      columns:
        "target row name_vi name_en unit year basis requirement measured_in value verdict margin probability probability_least probability_most q05 q95 other_reading other_verdict units units_unknown provenance"
    ),
    TableSheet(
      "promises", .plan, ("Có thể hứa gì", "Promises"),
      (
        "Có thể hứa con số nào mà giữ được với độ chắc đã chọn?",
        "Which figures can be promised with the confidence asked for?"
      )),
    TableSheet(
      "target_milestones", .plan, ("Mốc từng năm", "Milestones of targets"),
      ("Mỗi năm phải đến đâu để kịp mục tiêu?", "Where must each year arrive?")),
    TableSheet(
      "target_shares", .plan, ("Phần của từng đơn vị", "Shares of targets"),
      (
        "Mỗi đơn vị phải góp bao nhiêu vào mục tiêu chung?",
        "What must each unit give to the common target?"
      )),
    TableSheet(
      "plan_checks", .plan, ("Kiểm tra kế hoạch", "Checks of the plan"),
      (
        "Các con số của kế hoạch có chống nhau không?",
        "Do the numbers of the plan fit together?"
      )),
    TableSheet(
      "plausibility", .plan, ("Mức phấn đấu", "Plausibility"),
      (
        "Mục tiêu đòi hỏi nhanh hơn lâu nay bao nhiêu?",
        "How much faster than so far does a target ask to go?"
      )),
    TableSheet(
      "consistency", .plan, ("Khớp tổng tiêu chí", "Consistency"),
      (
        "Bình quân tiêu chí và số xã đã hứa có khớp nhau không?",
        "Do the promised average and the promised communes fit?"
      )),
    TableSheet(
      "works", .plan, ("Công trình", "Works"),
      ("Khối lượng phải làm có đủ để đạt không?", "Does the planned work suffice?")),
    TableSheet(
      "reported", .plan, ("Số đã công bố", "Published figures"),
      ("Số đã công bố có tính lại được không?", "Can published figures be recomputed?")),
  ]

  private static let roadmap: [TableSheet] = [
    TableSheet(
      "roadmap", .roadmap, ("Lộ trình", "Roadmap"),
      (
        "Xã nào phải đạt năm nào, nay còn thiếu gì?",
        "Which commune is due when, and what does it lack?"
      )),
    TableSheet(
      "roadmap-years", .roadmap, ("Lộ trình theo năm", "Roadmap by year"),
      (
        "Mỗi năm kế hoạch bao nhiêu xã, đã công nhận bao nhiêu?",
        "How many communes are planned and recognised each year?"
      )),
    TableSheet(
      "slippage", .roadmap, ("Chậm lộ trình", "Slippage"),
      ("Xã nào chậm, chậm mấy năm?", "Which communes are late, by how much?")),
    TableSheet(
      "roadmap_score", .roadmap, ("Khả năng của lộ trình", "Scores of the roadmap"),
      (
        "Từng dòng lộ trình có kịp không, xác suất bao nhiêu?",
        "Can each line of the roadmap be kept, and with which chance?"
      )),
    TableSheet(
      "roadmap_proposed", .roadmap, ("Lộ trình đề xuất", "Proposed roadmap"),
      ("Nên xếp xã nào vào năm nào?", "Which commune should be due when?")),
    TableSheet(
      "roadmap_comparison", .roadmap, ("So sánh lộ trình", "Roadmaps compared"),
      ("Đề xuất khác kế hoạch ở đâu?", "Where does the proposal differ from the plan?")),
    TableSheet(
      "roadmap_work", .roadmap, ("Việc theo lộ trình", "Work of the roadmap"),
      ("Năm nào xã nào làm xong tiêu chí nào?", "Who finishes which criterion when?")),
    TableSheet(
      "roadmap_capacity", .roadmap, ("Sức làm", "Capacity"),
      (
        "Sức làm mỗi năm dùng đến đâu; thêm một thì được gì?",
        "How much capacity is used, and what would one more give?"
      )),
  ]

  private static let owners: [TableSheet] = [
    TableSheet(
      "owners", .owners, ("Đơn vị phụ trách", "Owners"),
      (
        "Mỗi nơi phụ trách bao nhiêu, còn gì chưa đạt?",
        "How much does each owner answer for, and what is unmet?"
      )),
    TableSheet(
      "owner_unmet", .owners, ("Chưa đạt theo phụ trách", "Unmet by owner"),
      (
        "Mỗi nơi phụ trách còn những mục nào chưa đạt?",
        "What is unmet for each owner?"
      )),
    TableSheet(
      "owner_due", .owners, ("Đến hạn theo phụ trách", "Due by owner"),
      ("Việc nào đến hạn, bao giờ?", "What is due, and when?")),
    TableSheet(
      "owner_risk", .owners, ("Nguy cơ theo phụ trách", "At risk by owner"),
      ("Mục nào đang đạt mà năm tới dễ mất?", "What is met now and may be lost?")),
    TableSheet(
      "owner_priority", .owners, ("Thứ tự ưu tiên", "Priorities"),
      ("Nên lo xã nào trước?", "Which commune comes first?")),
    TableSheet(
      "assignments", .owners, ("Phân công", "Assignments"),
      ("Ai chủ trì, ai phối hợp mục nào?", "Who leads and who helps?")),
    TableSheet(
      "milestones", .owners, ("Mốc công việc", "Milestones"),
      ("Việc gì, hạn nào, ai làm?", "What is due when, and from whom?")),
  ]

  private static let data: [TableSheet] = [
    TableSheet(
      "methods", .data, ("Phương pháp dự báo", "Methods"),
      (
        "Mỗi chỉ tiêu được dự báo thế nào, thử lùi tốt đến đâu?",
        "How is each indicator forecast, and how well on the past?"
      )),
    TableSheet(
      "breaks", .data, ("Điểm gãy", "Breaks"),
      ("Chuỗi số liệu gãy ở đâu, xử lý thế nào?", "Where do series break, and what is done?")),
    TableSheet(
      "problems", .data, ("Vấn đề số liệu", "Data problems"),
      ("Số liệu có vấn đề gì, ở đâu, sửa thế nào?", "What is wrong with the data, and where?"),
      columns:
        "severity message_vi fix_vi message_en fix_en file sheet cell line column column_name unit year indicator value expected problem"
    ),
    TableSheet(
      "account", .data, ("Đối chiếu số ô", "Account of cells"),
      (
        "Mỗi tệp đọc bao nhiêu ô, dùng bao nhiêu, bỏ bao nhiêu?",
        "How many cells of each file were read, used and left out?"
      )),
  ]
}
