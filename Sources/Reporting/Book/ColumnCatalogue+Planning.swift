extension ColumnCatalogue {
  /// Targets, their checks, promises, scenarios and reported figures.
  static let planning = """
    targets.target | code | Mã mục tiêu | Target id
    targets.value | mixed | Giá trị | Value
    asked_year | year | Năm kế hoạch nêu | Year asked | Trống: kế hoạch không nêu năm. | Empty: the plan names no year.
    measured_in | word | Đơn vị tính | Unit of measurement
    targets.basis | word | Căn cứ | Basis | Quan sát: số liệu hiện có; dự phóng: kéo theo đường; kỳ vọng: trung vị của dự báo; giữ nguyên: không có dự báo. | Observed: the data; projected: a line; expected: the median of the forecast; carried: no forecast.
    margin | mixed | Chênh so với mức | Margin | Dương là vượt mức, âm là còn thiếu. | Positive beyond the bar, negative short of it.
    other_reading | mixed | Giá trị theo cách hiểu khác | Value on the other reading
    other_verdict | word | Kết quả theo cách hiểu khác | Verdict on the other reading
    probability_least | chance | Xác suất thấp nhất | Least probability | Khi những xã, tiêu chí chưa đánh giá được đều không đạt. | Were all that cannot be assessed to fail.
    probability_most | chance | Xác suất cao nhất | Greatest probability
    probability_enough | chance | Xác suất đạt mức dưới của khoảng | Probability of the range's lower end | Khi mục tiêu là một khoảng: đạt ít nhất mức dưới, kể cả vượt mức trên. | Of a target that is a range: at least its lower end, the upper one passed or not.
    probability_enough_least | chance | Xác suất đạt mức dưới, thấp nhất | Least probability of the lower end
    probability_enough_most | chance | Xác suất đạt mức dưới, cao nhất | Greatest probability of the lower end
    check | word | Phép kiểm | Check
    other | set | Đối chiếu với | Against
    plan_checks.units | list | Các đơn vị | Units
    promised | mixed | Đã hứa | Promised
    bound | mixed | Giới hạn | Bound
    slack | mixed | Phần dư | Slack
    start | word | Điểm xuất phát | Start
    start_name | target | Tên điểm xuất phát | Name of start
    start_year | year | Năm xuất phát | Start year
    start_value | mixed | Giá trị xuất phát | Start value
    bar | mixed | Mức | Bar
    change_in | word | Thay đổi tính bằng | Change in
    observed_years | number | Số năm đã quan sát | Years observed
    comparisons | whole | Số mức so sánh | Comparisons
    percentile | share | Bách phân vị | Percentile | Phần trăm các mức thay đổi so sánh được thấp hơn mức cần. | Per cent of the comparable changes that fell short of it.
    ambition | word | Mức phấn đấu | Ambition
    plausibility.required_change | mixed | Thay đổi cần mỗi năm | Change needed a year
    plausibility.observed_change | mixed | Thay đổi mỗi năm đến nay | Change a year so far
    reached | mixed | Đạt được nếu giữ tốc độ | Reached at the observed pace
    reading | word | Cách hiểu | Reading
    met_communes | whole | Xã đạt chuẩn | Communes meeting
    basic_communes | whole | Xã cơ bản đạt | Communes basically meeting
    other_communes | whole | Xã khác | Other communes
    needed_total | number | Tổng tiêu chí cần | Criteria needed
    greatest_total | number | Tổng tiêu chí tối đa | Greatest total
    needed_of_rest | number | Cần ở các xã còn lại | Needed of the rest
    needed_of_basic | number | Cần ở xã cơ bản đạt | Needed of basic ones
    possible | word | Có thể | Possible
    figure | text | Con số | Figure
    sign | code | Dấu | Sign
    confidence | chance | Độ chắc | Confidence
    median | number | Trung vị | Median
    promise | number | Có thể hứa | Can be promised | Giá trị đạt được với xác suất bằng độ chắc. | The value reached with the probability of the confidence.
    promise_rounded | number | Có thể hứa, làm tròn | Can be promised, rounded
    probability_rounded | chance | Xác suất của số làm tròn | Probability of the rounded one
    peer_percentile | share | Bách phân vị so với xã tương tự | Percentile among peers
    milestone | number | Mốc | Milestone
    p_met_in_target_year | chance | Xác suất đạt trong năm mục tiêu | Chance in the target year
    target_shares.share | number | Phần của đơn vị | Share of the unit
    target_shares.weight | number | Quyền số | Weight
    together | number | Cộng lại | Together
    scenario | scenario | Kịch bản | Scenario
    table | text | Bảng | Table
    scenario.level | text | Cấp | Level
    scenario.set | set | Bộ tiêu chí | Criteria set
    scenario.baseline | automatic | Cơ sở | Baseline
    scenario.value | automatic | Theo kịch bản | In the scenario
    difference | number | Chênh lệch | Difference
    scenarios.change | long | Thay đổi | Change
    line | whole | Dòng | Line
    work | text | Công trình | Work
    length_unit | text | Đơn vị dài | Unit of length
    built | number | Đã làm | Built
    implied_total | number | Tổng suy ra | Implied total
    planned | number | Sẽ làm | Planned
    share_after | share | Tỷ lệ sau khi làm (%) | Share after (%)
    minimum | number | Tối thiểu phải làm | Minimum
    spare | number | Phần dôi | Spare
    works.share | share | Tỷ lệ hiện nay (%) | Share now (%)
    place | text | Nơi | Place
    month | whole | Tháng | Month
    reported.item | figure | Con số | Figure
    printed | mixed | Số in | Printed
    recomputed | mixed | Số tính lại | Recomputed
    recomputed_exact | mixed | Tính lại, chưa làm tròn | Recomputed, not rounded
    formula | figure | Công thức | Formula
    outcome | word | Đối chiếu | Outcome
    """
}
