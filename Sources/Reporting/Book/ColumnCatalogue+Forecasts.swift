extension ColumnCatalogue {
  /// Trends, forecasts, probabilities and the indices of tracking.
  static let forecasts = """
    segment_from | year | Từ năm | From year
    segment_to | year | Đến năm | To year
    n | whole | Số giá trị | Values | Số giá trị của chuỗi được dùng. | How many values of the series are used.
    slope | number | Độ dốc mỗi năm | Slope a year | Hệ số của đường thẳng bình phương nhỏ nhất, theo đơn vị của chỉ tiêu. | Of the least-squares line, in the unit of the indicator.
    slope_se | precise | Sai số chuẩn của độ dốc | Standard error of slope
    df | number | Bậc tự do | Degrees of freedom
    t | precise | t | t
    p | significance | p | p | Xác suất gặp độ dốc lớn như vậy khi thật ra không có xu thế. | The probability of such a slope were there no trend.
    slope_low95 | number | Độ dốc, cận dưới 95% | Slope, lower 95%
    slope_high95 | number | Độ dốc, cận trên 95% | Slope, upper 95%
    r_squared | precise | R² | R²
    theil_sen | number | Độ dốc Theil–Sen | Theil–Sen slope | Trung vị của độ dốc giữa mọi cặp năm; không lệch vì vài năm bất thường. | The median of the slopes of all pairs of years; odd years do not bend it.
    theil_sen_low95 | number | Theil–Sen, cận dưới 95% | Theil–Sen, lower 95%
    theil_sen_high95 | number | Theil–Sen, cận trên 95% | Theil–Sen, upper 95%
    kendall_tau | precise | Kendall tau-b | Kendall tau-b
    mann_kendall_p | significance | p (Mann–Kendall) | p (Mann–Kendall)
    required_slope | number | Độ dốc cần để đạt | Slope needed
    trend.target | number | Mức mục tiêu | Target value
    treatment | word | Xử lý điểm gãy | Treatment of breaks
    event | word | Sự kiện | Event
    kept_years | whole | Số năm giữ | Years kept
    year_at_observed_change | automatic | Năm đạt nếu giữ tốc độ | Year at the observed change
    p_met_in_year | chance | Xác suất đạt trong năm | Chance to meet in the year
    p_met_by_year | chance | Xác suất đạt đến năm | Chance to meet by the year
    year_q10 | year | Năm sớm (10%) | Early year (10%)
    year_q50 | year | Năm giữa (50%) | Middle year (50%)
    year_q90 | year | Năm chắc (90%) | Safe year (90%)
    p_not_within_horizon | chance | Xác suất không đạt trong kỳ dự báo | Chance not to meet in the forecast
    items_from_moves | whole | Mục dự báo theo lần được, mất | Items from moves | Mục có xác suất lấy từ những lần được và mất trước đây, không từ dự báo của số. | Items whose chance comes from how such items were gained and lost so far.
    expected | number | Số tiêu chí kỳ vọng | Expected criteria
    sd | precise | Độ lệch chuẩn | Standard deviation
    p_all | chance | Xác suất đạt đủ tiêu chí | Chance of all criteria
    p_basic | chance | Xác suất cơ bản đạt trở lên | Chance of basically meeting
    p_met | chance | Xác suất đạt chuẩn trở lên | Chance of the standard
    p_advanced | chance | Xác suất nâng cao trở lên | Chance of advanced
    p_model | chance | Xác suất kiểu mẫu trở lên | Chance of model
    p_modern | chance | Xác suất hiện đại | Chance of modern
    criteria_outlook.not_assessable | whole | Tiêu chí chưa đánh giá được | Criteria not assessable
    independent_years | whole | Số năm độc lập | Independent years
    centre | word | Tâm dự báo | Centre | Đường chung của các đơn vị hay đường riêng của từng chuỗi, chọn theo phép thử lùi. | The pooled line or that of each series, chosen on shorter histories.
    loss_pooled | precise | Sai số đường chung | Loss, pooled
    loss_series | precise | Sai số đường riêng | Loss, series
    shared_movement | precise | Phần biến động chung | Shared movement | Phần của thay đổi hằng năm mà các đơn vị cùng có. | The share of yearly changes that communes have in common.
    backtest_forecasts | whole | Số dự báo thử lùi | Forecasts tried
    mean_absolute_error | number | Sai số tuyệt đối trung bình | Mean absolute error
    skill_last_value | precise | Hơn giá trị cuối | Skill against last value | 1 trừ tỷ số sai số; trên 0 là tốt hơn. | 1 less the ratio of errors; above 0 is better.
    skill_ols | precise | Hơn đường thẳng | Skill against line
    sample_series | whole | Số chuỗi thử | Series tried
    effective_years_first | number | Số năm độc lập, năm đầu | Effective years, first
    effective_years_last | number | Số năm độc lập, năm cuối | Effective years, last
    direction | word | Hướng tốt | Good direction
    concept | text | Khái niệm | Concept
    tracking.target | requirement | Mục tiêu | Target
    base_year | year | Năm gốc | Base year
    base_value | number | Giá trị gốc | Base value
    latest_year | year | Năm mới nhất | Latest year
    latest_value | number | Giá trị mới nhất | Latest value
    window | text | Khoảng năm dùng | Window
    parameters | text | Tham số | Parameters
    observed | precise | Tốc độ quan sát | Observed rate
    required | precise | Tốc độ cần | Required rate
    projected | number | Giá trị dự kiến năm mục tiêu | Value projected for the target year
    score | precise | Điểm | Score
    class | word | Xếp loại | Class
    tracking.method | word | Phương pháp | Method
    own_class | text | Xếp loại của phương pháp | Class of the method
    standing | text | Căn cứ của phương pháp | Standing of the method
    """
}
