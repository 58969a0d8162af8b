import Panels

/// What the columns of a crosswalk file are called.
///
/// The format's own headings are in ``names``. Other headings of the open lists of units are known as
/// aliases; an office's own are named by a mapping.
public struct CrosswalkColumns: Sendable {
  /// The headings of the format. A heading `new_` and the name of a level, such as `new_province`,
  /// gives the place of the new unit; every other heading that holds weights is one of ``bases``.
  public static let names = [
    "old_code", "old_name", "old_kind", "new_code", "new_name", "new_kind", "date",
    "old_vintage", "new_vintage", "share", "source", "note",
  ]

  /// The bases whose weights have a heading of their own.
  public static let bases = ["population", "households", "area", "road_km", "workers"]

  /// Headings of other lists that mean the same.
  private static let aliases: [String: [String]] = [
    "old_code": ["old_commune_code", "old_ward_code", "ma_cu", "ma_xa_cu"],
    "old_name": ["old_commune_name", "old_ward_name", "ten_cu", "ten_xa_cu"],
    "old_kind": ["old_type", "old_commune_type", "loai_cu"],
    "new_code": ["new_commune_code", "new_ward_code", "ma_moi", "ma_xa_moi"],
    "new_name": ["new_commune_name", "new_ward_name", "ten_moi", "ten_xa_moi"],
    "new_kind": ["new_type", "new_commune_type", "loai_moi"],
    "new_province": ["new_province_name"], "new_district": ["new_district_name"],
    "date": ["effective_date", "ngay_hieu_luc"],
  ]

  /// The headings that were named for headings of the format.
  private var mapped: [String: String] = [:]

  /// The usual headings.
  public init() {}

  /// The usual headings but for those of a mapping.
  ///
  /// - Parameter mapping: `NAME=COLUMN`, several separated by commas; a name is one of ``names``, of
  ///   ``bases``, `new_` and a level, or any other base.
  /// - Throws: ``InputError`` for text that is no mapping.
  public init(mapping: [String]) throws(InputError) {
    for text in mapping.flatMap({ $0.split(separator: ",").map(String.init) }) {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty,
        mapped[String(parts[0])] == nil
      else {
        throw InputError(.unitChange(.columnMapping(text, known: Self.names + Self.bases)))
      }
      mapped[String(parts[0])] = String(parts[1])
    }
  }

  /// The heading of a file that stands for a heading of the format.
  func heading(for name: String, in columns: [String]) -> String? {
    if let own = mapped[name] { return own }
    return ([name] + (Self.aliases[name] ?? [])).first(where: columns.contains)
  }

  /// The bases for which a file has weights.
  func bases(in columns: [String]) -> [String] {
    let named = mapped.keys.filter {
      !Self.names.contains($0) && !$0.hasPrefix("new_") && !$0.hasPrefix("old_")
    }
    return Set(named + Self.bases.filter(columns.contains)).sorted()
  }

  /// The levels for which a file gives the place of the new unit.
  func levels(in columns: [String]) -> [String] {
    let own = Set(Self.names)
    let direct = columns.filter { $0.hasPrefix("new_") && !own.contains($0) }
    let known = ["new_province", "new_district"].filter { heading(for: $0, in: columns) != nil }
    let named = mapped.keys.filter { $0.hasPrefix("new_") && !own.contains($0) }
    return Set((direct + known + named).map { String($0.dropFirst("new_".count)) }).sorted()
  }

  /// The headings that a mapping names.
  var mappedHeadings: [String] { mapped.values.sorted() }
}
