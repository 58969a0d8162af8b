extension ColumnCatalogue {
  /// Criteria, levels, means, villages.
  static let criteria = """
    levels.level | word | Mức đạt | Level granted | Mức cao nhất mà số liệu cho phép khẳng định. | The highest level that the data grant for sure.
    levels.in_force | word | Bộ đang dùng | Set in force
    levels.level_status | text | Từng mức | Every level
    criteria | whole | Số tiêu chí | Criteria
    criteria_met | whole | Tiêu chí đạt | Criteria met
    criteria_not_met | whole | Tiêu chí chưa đạt | Criteria not met
    criteria_not_assessable | whole | Tiêu chí chưa đánh giá được | Criteria not assessable
    recognised_level | word | Mức đã công nhận | Recognised level
    levels.missing | text | Tiêu chí còn thiếu | Missing criteria
    villages.missing | text | Tiêu chí còn thiếu | Missing criteria
    villages.level | word | Mức đạt | Level granted
    villages | whole | Số thôn, bản | Villages
    villages.set | set | Bộ tiêu chí | Criteria set
    village_counts.met | whole | Đạt | Meeting
    village_counts.not_assessable | whole | Chưa đánh giá được | Not assessable
    criteria_total | whole | Tổng tiêu chí đạt | Criteria met in all
    average | number | Bình quân (tiêu chí/xã) | Average (criteria/commune)
    averages.change | number | Tăng giảm so với năm trước (tiêu chí/xã) | Change on the year before (criteria/commune)
    change_communes | whole | Số xã so sánh được | Communes known in both years
    band | span | Mức tiêu chí | Band of criteria
    low | whole | Từ | From
    high | whole | Đến | To
    bands.share | share | Tỷ lệ xã (%) | Share of communes (%)
    share_rounded | share | Tỷ lệ làm tròn (%) | Share rounded (%) | Làm tròn sao cho các mức cộng lại đủ 100. | Rounded such that the bands add to 100.
    basis | word | Căn cứ | Basis | Kết quả đánh giá theo số liệu, hay quyết định công nhận. | Assessment of the data, or published decisions.
    denominator | whole | Mẫu số (xã) | Out of (communes)
    criteria.met | whole | Xã đạt | Communes meeting
    criteria.not_met | whole | Xã chưa đạt | Communes failing
    criteria.not_assessable | whole | Xã chưa đánh giá được | Communes not assessable
    means.missing | whole | Đơn vị thiếu số | Units without a value
    means.value | number | Bình quân hoặc tổng | Mean or total
    means.change | number | Tăng giảm so với năm trước | Change on the year before | Chỉ tính trên các xã có số liệu cả hai năm. | Over the communes that have a value in both years.
    change_units | whole | Số đơn vị so sánh được | Units known in both years
    missing_weight | number | Quyền số thiếu | Weight missing
    weight_total | number | Tổng quyền số | Total weight
    chance_first | chance | Xác suất đạt chuẩn năm tới | Chance of the standard next year
    chance_last | chance | Xác suất đạt chuẩn năm cuối dự báo | Chance of the standard in the last year forecast
    chance_last_advanced | chance | Xác suất nâng cao năm cuối dự báo | Chance of advanced in the last year forecast
    chance_last_model | chance | Xác suất kiểu mẫu năm cuối dự báo | Chance of model in the last year forecast
    chance_last_modern | chance | Xác suất hiện đại năm cuối dự báo | Chance of modern in the last year forecast
    expected_first | number | Số tiêu chí kỳ vọng năm tới | Criteria expected next year
    """
}
