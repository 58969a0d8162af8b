extension ColumnCatalogue {
  /// Problems and the account of cells.
  static let accounts = """
    severity | word | Mức độ | Severity
    problem | code | Mã vấn đề | Problem
    file | text | Tệp | File
    sheet | text | Trang tính | Sheet
    cell | code | Ô | Cell
    problems.line | whole | Dòng | Line
    column | whole | Cột | Column
    column_name | text | Tên cột | Column name
    message_vi | message | Nội dung | Message (Vietnamese)
    fix_vi | long | Cách xử lý | Cure (Vietnamese)
    message_en | message | Nội dung (tiếng Anh) | Message
    fix_en | long | Cách xử lý (tiếng Anh) | Cure
    problems.value | automatic | Giá trị thấy | Value seen
    problems.expected | text | Giá trị đúng | Expected
    rows | whole | Số dòng | Rows
    read | whole | Ô đọc được | Cells read
    account.used | whole | Được dùng | Used
    account.missing | whole | Trống | Missing
    not_applicable | whole | Không áp dụng | Not applicable
    superseded | whole | Nhường nguồn khác | Superseded
    part_year | whole | Số giữa năm | Part of a year
    account.planned | whole | Số kế hoạch | Planned
    set_aside | whole | Để riêng | Set aside
    refused | whole | Bị từ chối | Refused
    balanced | word | Cân | Balanced
    breaks.level | text | Cấp | Level
    applied | word | Đã áp dụng | Applied
    breaks.kind | word | Loại | Kind
    breaks.status | word | Tình trạng | Status
    overlap_year | year | Năm đo hai cách | Overlap year
    before | number | Trước | Before
    after | number | Sau | After
    shift | number | Bước nhảy | Step
    shift_se | precise | Sai số của bước nhảy | Error of the step
    years | whole | Số năm | Years
    factor | precise | Hệ số | Factor
    """
}
