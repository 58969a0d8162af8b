import Foundation
import Panels

/// Words that people write behind a number, and the units of indicators that they name.
enum UnitWord {
  private static let million = ["million_vnd"]
  private static let thousand = ["thousand_vnd"]
  private static let billion = ["billion_vnd"]
  private static let dong = ["vnd"]

  /// For each word the units it may stand for; a unit matches with anything that follows `_per_`.
  private static let units: [String: [String]] = {
    var units: [String: [String]] = [
      "km": ["km", "road_km"], "ki-lô-mét": ["km", "road_km"], "m": ["m"], "mét": ["m"],
      "m2": ["m2"], "m²": ["m2"], "ha": ["ha"], "héc-ta": ["ha"],
      "km2": ["square_kilometres", "km2"], "km²": ["square_kilometres", "km2"],
      "phần trăm": ["percent"], "percent": ["percent"],
    ]
    let words: [([String], [String])] = [
      (
        [
          "triệu", "triệu đồng", "triệu đ", "triệu vnđ", "tr", "tr đồng", "trđ", "tr.đ", "tr.đồng",
          "million", "million vnd", "million dong",
        ], million
      ),
      (["nghìn", "nghìn đồng", "ngàn", "ngàn đồng", "thousand", "thousand vnd"], thousand),
      (["tỷ", "tỷ đồng", "tỉ", "tỉ đồng", "billion", "billion vnd"], billion),
      (["đồng", "đ", "vnđ", "vnd", "dong"], dong),
      (["người", "khẩu", "nhân khẩu", "người dân", "people", "persons"], ["people"]),
      (["hộ", "hộ dân", "hộ gia đình", "household", "households"], ["households"]),
      (["xã", "commune", "communes"], ["communes"]),
      (
        [
          "thôn", "bản", "xóm", "ấp", "làng", "buôn", "thôn bản", "thôn, bản", "thôn/bản",
          "village", "villages",
        ], ["villages"]
      ),
      (["tiêu chí", "tc", "criteria"], ["criteria", "criteria-per-commune"]),
      (["điểm", "site", "sites"], ["sites"]),
      (["trường", "công trình", "htx", "hợp tác xã", "mô hình", "dự án", "sản phẩm", "cái"], []),
    ]
    for (names, meant) in words { for name in names { units[name] = meant } }
    return units
  }()

  /// Units of measure, which count nothing.
  private static let measures: Set<String> = [
    "million_vnd", "thousand_vnd", "billion_vnd", "vnd", "km", "road_km", "m", "m2", "ha",
    "percent", "square_kilometres", "km2",
  ]

  /// Whether a word names an indicator's unit; `nil` when the word is not known.
  ///
  /// - Parameters:
  ///   - word: The word as written, such as "triệu đồng/người/năm".
  ///   - unit: The unit of the indicator, such as `million_vnd_per_person_per_year`.
  static func names(_ word: String, unit: String) -> Bool? {
    let parts = word.lowercased().split(separator: "/").map { normal($0) }
    let whole = normal(word.lowercased()[...])
    let isRate = units[whole] == nil && parts.count > 1
    guard let meant = units[isRate ? parts[0] : whole] else { return nil }
    if isRate, !parts.dropFirst().allSatisfy({ rates[$0] != nil }) { return nil }
    let rate = isRate ? parts.dropFirst().compactMap { rates[$0] } : []
    if unit == "count" { return rate.isEmpty && !meant.contains(where: measures.contains) }
    return meant.contains { base in
      if unit == base { return rate.isEmpty }
      guard unit.hasPrefix(base + "_per_") else { return false }
      let demanded = unit.dropFirst(base.count + "_per_".count).split(separator: "_")
        .filter { $0 != "per" }.map(String.init)
      // "46,5 triệu" leaves out what the heading says; what is said has to agree.
      return Set(rate).isSubset(of: demanded)
    }
  }

  /// A number and the known word behind it; `nil` for any other text.
  static func split(_ text: String) -> (number: String, word: String)? {
    guard let first = text.utf8.first, first &- 48 < 10 || first == 43 || first == 45,
      let last = text.unicodeScalars.last,
      last.properties.isAlphabetic || !last.isASCII
        || last == "2",
      let start = text.firstIndex(where: {
        !($0.isASCII && $0.isNumber) && !"+-., \u{A0}".contains($0)
      }),
      text[start].isLetter
    else { return nil }
    let word = String(text[start...])
    guard names(word, unit: "") != nil else { return nil }
    return (String(text[..<start]).trimmingSpaces, word)
  }

  /// Whether a word fits an indicator: its unit, or where it has none its kind.
  static func suits(_ word: String, _ indicator: Indicator) -> Bool {
    if !indicator.unit.isEmpty { return names(word, unit: indicator.unit) == true }
    return switch indicator.kind {
    case .count: names(word, unit: "count") == true
    case .share: names(word, unit: "percent") == true
    case .positive, .number, .yesno: false
    }
  }

  private static let rates = [
    "người": "person", "ng": "person", "khẩu": "person", "đầu người": "person", "person": "person",
    "năm": "year", "year": "year", "tháng": "month", "month": "month", "hộ": "household",
    "household": "household",
  ]

  private static func normal(_ text: Substring) -> String {
    text.precomposedStringWithCanonicalMapping.split { $0 == " " || $0 == "\u{A0}" }
      .joined(separator: " ")
  }
}
