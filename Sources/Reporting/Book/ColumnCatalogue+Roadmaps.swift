extension ColumnCatalogue {
  /// The roadmap and those who answer for it.
  static let roadmaps = """
    roadmap.level | word | Chuẩn phải đạt | Level planned
    roadmap.year | year | Năm kế hoạch | Year planned
    roadmap.missing | text | Tiêu chí còn thiếu | Missing criteria
    status_year | year | Năm đánh giá | Status year
    decision | text | Quyết định | Decision
    slippage_years | whole | Chậm (năm) | Slippage (years)
    roadmap-years.level | word | Chuẩn | Level
    roadmap-years.planned | whole | Kế hoạch (xã) | Planned (communes)
    planned_cumulative | whole | Kế hoạch cộng dồn | Planned, cumulative
    recognised | whole | Đã công nhận | Recognised
    recognised_cumulative | whole | Công nhận cộng dồn | Recognised, cumulative
    slippage.level | word | Chuẩn | Level
    planned_year | year | Năm kế hoạch | Year planned
    slippage.met_year | year | Năm đạt theo số liệu | Year met by the data
    slip_years | whole | Chậm (năm) | Slip (years)
    roadmap_score.level | word | Chuẩn | Level
    roadmap_proposed.level | word | Chuẩn | Level
    roadmap_comparison.level | word | Chuẩn | Level
    chance | chance | Xác suất | Chance | Xác suất ở mức đó trong năm, nếu việc xong đúng hạn. | To stand at the level that year if the work is done in time.
    chance_without_work | chance | Xác suất nếu không làm gì | Chance without work
    chance_at_pace | chance | Xác suất theo sức làm | Chance at the pace
    earliest_year | year | Năm sớm nhất theo sức làm | Earliest year at the pace
    slack_years | whole | Dư (năm) | Slack (years) | Âm là lộ trình nhanh hơn sức làm. | Negative: the roadmap is too fast.
    criteria_lacking | whole | Tiêu chí còn thiếu | Criteria lacking
    lacks | text | Phải làm, theo thứ tự | To do, in order
    will_fail | text | Đạt nay, sẽ trượt vào năm | Met today, will fail by | Tiêu chí nhiều khả năng không còn đạt vào năm đó nếu không làm gì: mức tăng hoặc dự báo giảm. | Likelier failed than met that year if nothing is done: the bar rises or the forecast falls.
    left_out | word | Lý do không đưa vào | Why left out
    given_year | year | Năm trong kế hoạch | Year given
    proposed_year | year | Năm đề xuất | Year proposed
    roadmap_comparison.change | word | Thay đổi | Change
    given_chance | chance | Xác suất theo kế hoạch | Chance, given
    proposed_chance | chance | Xác suất theo đề xuất | Chance, proposed
    missing_indicators | whole | Chỉ tiêu còn thiếu | Indicators missing
    of | word | Sức làm tính bằng | Capacity of
    where | text | Ở | Where
    used | number | Đã dùng | Used
    capacity | number | Sức làm | Capacity
    marginal_value | precise | Giá trị của thêm một | Value of one more
    gain_of_one_more | precise | Được thêm khi giải lại | Gain of one more
    owner | text | Phụ trách | Owner
    role | word | Vai trò | Role
    roles | word | Vai trò | Roles
    agency | text | Cơ quan | Agency
    unmet | whole | Mục chưa đạt | Unmet
    units_unmet | whole | Đơn vị có mục chưa đạt | Units with unmet items
    due | whole | Việc đến hạn | Due
    next | day | Hạn gần nhất | Next
    following | day | Hạn tiếp theo | Following
    remaining | whole | Còn mấy lần | Remaining
    at_risk | whole | Có nguy cơ mất | At risk
    risk_untold | whole | Chưa rõ nguy cơ | Risk unknown
    page | text | Trang riêng | Page
    indicators_met | whole | Chỉ tiêu đạt | Indicators met
    indicators_applicable | whole | Chỉ tiêu áp dụng | Indicators applicable
    indicators_missing | whole | Chỉ tiêu còn thiếu | Indicators missing
    criteria_missing | whole | Tiêu chí còn thiếu | Criteria missing
    owner_unmet.partly_met | word | Còn non | Partly met
    owner_priority.partly_met | whole | Tiêu chí còn non | Partly met
    order | whole | Thứ tự làm | Order of work
    leads | text | Cơ quan chủ trì | Leads
    what_vi | long | Việc | What (Vietnamese)
    what_en | long | Việc (tiếng Anh) | What
    duty_vi | long | Nhiệm vụ | Duty (Vietnamese)
    duty_en | long | Nhiệm vụ (tiếng Anh) | Duty
    cadence | word | Định kỳ | Cadence
    owner_due.start | day | Bắt đầu | Start
    milestones.start | day | Bắt đầu | Start
    end | day | Kết thúc | End
    from | day | Từ ngày | From
    to | day | Đến ngày | To
    who | text | Ai làm | Who
    milestones.bound | word | Thời hạn | Bound
    owner_due.source | word | Nguồn | Source
    owner_risk.item | word | Mục | Item
    p_lost | chance | Xác suất mất | Chance to lose
    rank | whole | Thứ tự | Rank
    registered | word | Đã đăng ký | Registered
    roadmap_year | year | Năm theo lộ trình | Year on the roadmap
    """
}
