extension ColumnCatalogue {
  /// Problems and the account of cells.
  static let accounts = """
    severity | word
    problem | code
    file | text
    sheet | text
    cell | code
    problems.line | whole
    column | whole
    column_name | text
    message_vi | message
    fix_vi | long
    message_en | message
    fix_en | long
    problems.value | automatic
    problems.expected | text
    rows | whole
    read | whole
    account.used | whole
    account.missing | whole
    not_applicable | whole
    superseded | whole
    part_year | whole
    account.planned | whole
    set_aside | whole
    refused | whole
    balanced | word
    breaks.level | text
    applied | word
    breaks.kind | word
    breaks.status | word
    overlap_year | year
    before | number
    after | number
    shift | number
    shift_se | precise
    years | whole
    factor | precise
    """
}
