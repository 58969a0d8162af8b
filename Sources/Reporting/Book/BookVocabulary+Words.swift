extension BookVocabulary {
  static let texts = """
    [method]
    auto | tự chọn (auto) | chosen (auto)
    pooled | gộp phần chung và phần riêng (pooled) | shared and own parts together (pooled)
    last-value | giữ giá trị cuối (last-value) | the last value (last-value)
    drift | thêm bước bình quân mỗi năm (drift) | the mean step a year (drift)
    ols | đường thẳng (ols) | the straight line (ols)
    weighted-ols | đường thẳng, năm gần nặng hơn (weighted-ols) | the line, late years weigh more (weighted-ols)
    theil-sen | đường thẳng Theil–Sen (theil-sen) | the line of Theil and Sen (theil-sen)
    ses | san bằng mũ (ses) | exponential smoothing (ses)
    theta | Theta (theta) | Theta (theta)
    damped-holt | xu thế Holt giảm dần (damped-holt) | Holt's damped trend (damped-holt)
    eurostat-cagr | Eurostat | Eurostat pace
    unsd-2023 | UNSD 2023 (Liên hợp quốc) | UNSD 2023
    escap-csi | ESCAP hiện trạng | ESCAP status
    escap-api | ESCAP dự kiến | ESCAP anticipated
    sdsn-arrow | mũi tên SDSN | SDSN arrow
    oecd-distance | khoảng cách OECD | OECD distance
    aarr | tốc độ bình quân AARR | average rate AARR
    accel | hệ số tăng tốc | acceleration
    dns-weather | biểu tượng thời tiết (Đức) | weather symbol (Germany)
    probability | xác suất dự báo | forecast probability
    [verdict conditions other_verdict]
    met | ● Đạt | ● Met
    not_met | ○ Chưa đạt | ○ Not met
    not_assessable | ? Chưa đánh giá được | ? Not assessable
    not_applicable | ∅ Không áp dụng | ∅ Not applicable
    [plan_checks.verdict]
    met | ✓ Có thể cùng đạt | ✓ Possible together
    not_met | ✗ Mâu thuẫn | ✗ Contradiction
    not_assessable | ? Chưa đánh giá được | ? Not assessable
    [consistency.possible]
    yes | ✓ Có thể cùng đạt | ✓ Possible together
    if_more | △ Chỉ khi nhiều xã đạt hơn đã hứa | △ Only if more communes meet than promised
    no | ✗ Mâu thuẫn | ✗ Contradiction
    [level recognised_level standard owner_risk.item]
    none | Chưa đạt | None yet
    basic | Cơ bản đạt chuẩn | Basically meets
    met | Đạt chuẩn | Meets the standard
    advanced | Nâng cao | Advanced
    model | Kiểu mẫu | Model
    modern | Hiện đại | Modern
    all | Tất cả | All
    province | Tỉnh | Province
    district | Huyện | District
    commune | Xã | Commune
    unit | Đơn vị | Unit
    region | Vùng | Region
    place | Nơi | Place
    [set]
    reported | theo số báo cáo | as reported
    [group]
    all | Tất cả | All
    [*]
    yes | Có | Yes
    no | Không | No
    unknown | Chưa rõ | Unknown
    [provenance]
    observed | Quan sát | Observed
    derived | Suy ra | Derived
    estimated | Ước tính | Estimated
    reconstructed | Dựng lại | Reconstructed
    simulated | MÔ PHỎNG | SIMULATED
    [status]
    ok | Tính được | Computed
    constant | Không đổi | Constant
    no_spread | Chưa dự báo được | No forecast
    missing | Thiếu số liệu | Missing
    overflow | Số quá lớn | Overflow
    bar_missing | Chưa biết mức | Bar unknown
    beyond_horizon | Vượt kỳ dự báo | Beyond the forecast
    one_point | Chỉ một giá trị | One value only
    two_points | Chỉ hai giá trị | Two values only
    exact_fit | Khớp tuyệt đối | Exact fit
    met | Đã đạt | Met already
    class_only | Chỉ có xếp loại | Class only
    undefined | Không xác định | Undefined
    in_time | Đúng hạn | In time
    late | Muộn | Late
    not_in_time | Không đúng hạn | Not in time
    not_due | Chưa đến hạn | Not due
    due | Sắp đến hạn | Due
    passed | Đã qua hạn | Passed
    on_demand | Khi có yêu cầu | On demand
    [event]
    met_in_year | Đạt trong năm | Met in the year
    met_by_year | Đạt đến năm | Met by the year
    met_and_kept | Đạt và giữ được | Met and kept
    [basis]
    observed | Quan sát | Observed
    projected | Dự phóng | Projected
    expected | Kỳ vọng | Expected
    carried | Giữ nguyên | Carried
    assessment | Đánh giá theo số liệu | Assessment
    decision | Quyết định công nhận | Decision
    [kind item_kind]
    agency | Cơ quan | Agency
    role | Vai trò | Role
    sponsor | Đơn vị giúp đỡ | Sponsor
    province | Tỉnh | Province
    district | Huyện | District
    commune | Xã | Commune
    criterion | Tiêu chí | Criterion
    indicator | Chỉ tiêu | Indicator
    condition | Điều kiện | Condition
    level | Mức | Level
    [role roles]
    lead | Chủ trì | Lead
    with | Phối hợp | With
    monitors | Theo dõi | Monitors
    informs | Cung cấp thông tin | Informs
    sponsor | Giúp đỡ | Sponsor
    in-charge | Phụ trách | In charge
    [cadence]
    once | Một lần | Once
    monthly | Hằng tháng | Monthly
    quarterly | Hằng quý | Quarterly
    half-yearly | 6 tháng | Half-yearly
    yearly | Hằng năm | Yearly
    ad-hoc | Đột xuất | Ad hoc
    [bound]
    on | Đúng ngày | On the day
    by | Chậm nhất | By the day
    before | Trước | Before the day
    [statistic]
    mean | Bình quân | Mean
    sum | Tổng | Total
    total | Tổng | Total
    average_criteria | Tiêu chí bình quân/xã | Average criteria
    communes_at | Số xã ở đúng mức | Communes at the level
    communes_at_or_above | Số xã ở mức đó trở lên | Communes at the level or above
    [left_out]
    cannot_by_then | Không kịp | Cannot by then
    unknown_chance | Chưa rõ xác suất | Chance unknown
    chance_too_low | Xác suất quá thấp | Chance too low
    no_capacity | Hết sức làm | No capacity
    [change]
    same | Giữ nguyên | Same
    earlier | Sớm hơn | Earlier
    later | Muộn hơn | Later
    added | Thêm vào | Added
    dropped | Đưa ra | Dropped
    [of]
    communes | Xã | Communes
    effort | Công sức | Effort
    [centre]
    pooled | Phần chung và phần riêng | Shared and own parts
    series | Đường riêng | Series
    [scale]
    identity | Nguyên | Identity
    log | Log | Log
    log-plus-3 | Log của giá trị cộng 3 | Log of the value plus 3
    logit | Logit | Logit
    [class]
    achieved | ● Đã đạt | ● Achieved
    on_track | ▲ Đúng tiến độ | ▲ On track
    progress | ▲ Có tiến bộ | ▲ Progress
    limited | △ Tiến bộ ít | △ Limited progress
    short | △ Chưa kịp | △ Short of the pace
    deterioration | ▼ Đi lùi | ▼ Deterioration
    [direction]
    up | Càng cao càng tốt | Up
    down | Càng thấp càng tốt | Down
    [ambition]
    already_met | Hiện nay đã đạt | Met today already
    routine | Bình thường | Routine
    ambitious | Phấn đấu | Ambitious
    stretch | Rất cao | Stretch
    not_seen_before | Chưa từng thấy | Not seen before
    [reading]
    separate | Đếm riêng | Counted apart
    included | Gồm cả xã đạt chuẩn | Met ones included
    [check]
    contradiction | Mâu thuẫn nhau | Contradiction
    available | Số hiện có | What there is
    roadmap | Lộ trình | Roadmap
    mean_and_bar | Bình quân và mức từng xã | Mean and bar
    [change_in]
    difference | Hiệu số | Difference
    percent | Phần trăm | Per cent
    [start]
    status | Năm đánh giá | Status year
    target | Mục tiêu trước | Earlier target
    reference | Mức tham chiếu | Reference
    [outcome]
    agrees | Khớp | Agrees
    truncated | Cắt bớt, không làm tròn | Truncated
    consistent | Nằm trong khoảng | Consistent
    differs | Không khớp | Differs
    given | Số gốc | Given
    not_recomputable | Không tính lại được | Not recomputable
    [source]
    milestone | Mốc công việc | Milestone
    roadmap | Lộ trình | Roadmap
    sponsor | Đơn vị giúp đỡ | Sponsor
    [reason]
    what cannot be assessed could change the probability by more than 0.001 | có tiêu chí chưa đánh giá được | criteria cannot be assessed
    the base may be empty, and a share of nobody is neither met nor failed | có thể không xã nào ở mẫu số, mà tỷ lệ trên không xã nào thì không đạt cũng không trượt | the base may be empty, and a share of nobody is neither met nor failed
    a yes/no value is not forecast as a number | giá trị có/không không dự báo như một số | a yes/no value is not forecast as a number
    not every unit has a forecast with a distribution and a weight | có xã thiếu dự báo hoặc quyền số | some communes have no forecast or no weight
    no unit has a forecast with a distribution | chưa chuỗi nào có hai năm để biết sai số | no series has two years from which an error could be learned
    no recognition at the level is on record | chưa ghi quyết định công nhận nào | no recognition is on record
    nothing can be assessed from which communes or criteria could be counted | chưa đánh giá được tiêu chí nào để đếm | nothing can be assessed to count from
    nothing ever differed from its forecast: no error can be estimated | số liệu chưa từng lệch dự báo | nothing ever differed from its forecast
    no two values of a series lie within the horizon: no error can be estimated | chưa chuỗi nào có hai năm để biết sai số | no series has two years from which an error could be learned
    no value after the last break | không có số liệu sau điểm gãy cuối | there is no value after the last break
    values too large to be squared | số quá lớn để tính | values are too large
    [breaks.kind]
    criteria | đổi bộ tiêu chí | new criteria
    poverty-standard | đổi chuẩn nghèo | new poverty standard
    units | đổi địa giới | other units
    insurance | đổi đối tượng bảo hiểm | new entitlement to insurance
    method | đổi cách đo | new way of measuring
    [treatment applied]
    splice | nối chuỗi | spliced
    level-shift | bước nhảy | step
    new-segment | bắt đầu đoạn mới | new segment
    [formula reported.item]
    poor | hộ nghèo | poor households
    near_poor | hộ cận nghèo | near-poor households
    poor_and_near_poor | hộ nghèo và cận nghèo | poor and near-poor households
    households | hộ | households
    sum of the bands | tổng các mức | sum of the bands
    band | xã ở mức đó | communes in the band
    met_or_basic | xã đạt và cơ bản đạt | communes meeting or basically meeting
    bounds from the bands | khoảng suy từ các mức | bounds from the bands
    criteria_average − that of the year before | bình quân trừ bình quân năm trước | average less that of the year before
    [year_at_observed_change]
    never | không bao giờ | never
    [unit_change]
    unchanged | giữ nguyên | unchanged
    renamed | đổi tên, mã hoặc loại | renamed, or another code or kind
    merged | sáp nhập | merged
    split | chia tách | split
    split-and-merged | chia tách rồi sáp nhập | split and merged
    lost | không có đơn vị kế thừa | no successor
    gained | không có đơn vị tiền thân | no predecessor
    unlisted | không có trong bảng chuyển đổi, giữ nguyên | not in the crosswalk, left as it is
    [severity]
    error | Lỗi | Error
    warning | Cảnh báo | Warning
    notice | Lưu ý | Notice
    """
}
