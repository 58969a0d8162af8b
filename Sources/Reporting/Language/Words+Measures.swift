import Panels

extension Words {
  /// A unit of measurement that is no count, by its code: `thousand_vnd_per_person_per_month` is
  /// `nghìn đồng/người/tháng`. A code with a part that is not known stands as it is, without underscores.
  func measure(code: String) -> String {
    let parts = code.replacing("_per_", with: "/").split(separator: "/").map(String.init)
    let words = parts.compactMap(measurePart)
    guard words.count == parts.count else { return code.replacing("_", with: " ") }
    return words.joined(separator: say("measure.per"))
  }

  private func measurePart(_ code: String) -> String? {
    switch code {
    case "vnd": say("measure.dong")
    case "thousand_vnd": say("measure.thousand-dong")
    case "million_vnd": say("measure.million-dong")
    case "billion_vnd": say("measure.billion-dong")
    case "person": say("measure.person")
    case "household": say("measure.household")
    case "commune": say("measure.commune")
    case "month": say("measure.month")
    case "year": say("measure.year")
    case "m2": "m²"
    case "km2", "square_kilometres": "km²"
    default: nil
    }
  }
}
