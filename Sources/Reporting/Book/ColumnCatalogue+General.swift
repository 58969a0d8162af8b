extension ColumnCatalogue {
  /// Columns that many tables share.
  static let general = """
    unit | code | Mã đơn vị | Unit code
    name | text | Tên | Name
    commune | code | Mã xã | Commune code
    village | code | Mã thôn, bản | Village code
    level | word | Cấp | Level
    group | word | Nơi | Place
    year | year | Năm | Year
    horizon | whole | Số năm tới | Years ahead | Số năm kể từ năm số liệu cuối. | Years after the last one with data.
    set | set | Bộ tiêu chí | Criteria set
    criterion | code | Tiêu chí | Criterion
    item | code | Mục | Item
    item_kind | word | Loại mục | Kind of item
    item_vi | text | Tên mục | Item
    item_en | text | Tên mục (tiếng Anh) | Item (English)
    name_vi | text | Tên | Name (Vietnamese)
    name_en | text | Tên (tiếng Anh) | Name
    indicator | indicator | Chỉ tiêu | Indicator
    measure | indicator | Chỉ tiêu đo | Measured by
    kind | word | Loại | Kind
    standard | word | Chuẩn | Standard
    statistic | word | Đại lượng | Statistic
    weight | indicator | Quyền số | Weight | Chỉ tiêu dùng làm quyền số khi tính bình quân. | The indicator that weights the mean.
    units | whole | Số đơn vị | Units
    units_unknown | whole | Đơn vị chưa rõ | Units unknown | Đơn vị không đủ số liệu để tính vào. | Units without the data to be counted.
    value | number | Giá trị | Value
    verdict | word | Kết quả | Verdict
    requirement | requirement | Yêu cầu | Requirement | Giá trị phải đạt, kể cả bằng hay không bằng mức. | What the value has to be, with its strictness.
    threshold | number | Mức | Bar | Mức của tiêu chí hay mục tiêu trong năm đó. | The height of the bar in that year.
    target | target | Mục tiêu | Target
    target_source | text | Nguồn mục tiêu | Source of target
    target_year | year | Năm mục tiêu | Target year
    source | bar | Nguồn | Source
    status | word | Tình trạng | Status
    reason | word | Lý do | Reason
    method | word | Phương pháp | Method
    scale | word | Thang tính | Scale | Thang mà mô hình được khớp: nguyên, log, logit. | The scale on which the model is fitted.
    data_years | number | Số năm số liệu | Years of data | Xác suất dựa trên chừng này năm số liệu của các chỉ tiêu. | From how many years of data the chance is known.
    effective_years | number | Số năm độc lập | Effective years | Độ bất định dựa trên chừng này năm độc lập; càng ít càng kém chắc. | How many independent years the spread rests on; the fewer, the less sure.
    provenance | word | Nguồn gốc số liệu | Provenance | Nguồn gốc kém tin cậy nhất trong các số liệu mà dòng này dựa vào. | The least trustworthy origin of the values the row rests on.
    row | code | Dòng kế hoạch | Row of the plan | Mã dòng trong bảng nghiệm thu của kế hoạch. | The row of the plan's acceptance table that is answered.
    mean | number | Trung bình | Mean
    last_year | year | Năm số liệu cuối | Last year of data
    last_value | number | Giá trị cuối | Last value
    observed_change | number | Thay đổi mỗi năm đến nay | Change a year so far
    required_change | number | Thay đổi cần mỗi năm | Change needed a year
    probability | chance | Xác suất | Probability
    communes | whole | Số xã | Communes
    communes_unknown | whole | Xã chưa rõ | Communes unknown
    communes_not_assessable | whole | Xã chưa đánh giá được | Communes not assessable
    not_assessable | text | Chưa đánh giá được | Not assessable
    missing | text | Còn thiếu | Missing
    partly_met | text | Còn non | Partly met | Tiêu chí chưa đạt nhưng đã có chỉ tiêu đạt, gần đạt nhất đứng trước. | Criteria that fail with some indicators met, nearest first.
    conditions | word | Điều kiện công nhận | Conditions of recognition
    met_year | year | Năm được công nhận | Year recognised
    decision_date | day | Ngày quyết định | Date of decision
    recognised_year | year | Năm được công nhận | Year recognised
    effort | number | Công sức (điểm) | Effort (points) | Thấp 1, vừa 2, cao 4 cho mỗi tiêu chí còn phải làm. | Low 1, medium 2, high 4 for each criterion to finish.
    share | share | Tỷ lệ (%) | Share (%)
    total | whole | Tổng số | Total
    change | number | Tăng giảm | Change
    """
}
