extension ColumnCatalogue {
  /// Criteria, levels, means, villages.
  static let criteria = """
    levels.level | word
    levels.in_force | word
    levels.level_status | text
    criteria | whole
    criteria_met | whole
    criteria_not_met | whole
    criteria_not_assessable | whole
    recognised_level | word
    levels.missing | text
    villages.missing | text
    villages.level | word
    villages | whole
    villages.set | set
    village_counts.met | whole
    village_counts.not_assessable | whole
    criteria_total | whole
    average | number
    averages.change | number
    change_communes | whole
    band | span
    low | whole
    high | whole
    bands.share | share
    share_rounded | share
    basis | word
    denominator | whole
    criteria.met | whole
    criteria.not_met | whole
    criteria.not_assessable | whole
    means.missing | whole
    means.value | number
    means.change | number
    change_units | whole
    missing_weight | number
    weight_total | number
    chance_first | chance
    chance_last | chance
    chance_last_advanced | chance
    chance_last_model | chance
    chance_last_modern | chance
    expected_first | number
    """
}
