import Panels

/// What a cell of a data table says.
enum CellValue {
  case missing
  case value(Double)
  case notApplicable
  case wrong(ProblemKind)
}

/// Reads the cells of data tables: numbers, yes and no, missing, not applicable.
struct CellParser {
  /// The decimal mark: a point, or a comma when asked for.
  let decimalMark: UInt8

  init(decimalComma: Bool) {
    decimalMark = decimalComma ? UInt8(ascii: ",") : UInt8(ascii: ".")
  }

  @inline(__always)
  func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ indicator: Indicator) -> CellValue {
    if bytes.isEmpty { return .missing }
    if let number = DecimalText.number(bytes, decimalMark: decimalMark) {
      if indicator.kind.allows(number), number <= indicator.limit ?? .infinity {
        return .value(number)
      }
      return refusal(of: number, bytes, indicator)
    }
    return parseWords(bytes, indicator)
  }

  @inline(never)
  private func refusal(
    of number: Double, _ bytes: UnsafeBufferPointer<UInt8>, _ indicator: Indicator
  ) -> CellValue {
    let text = String(decoding: bytes, as: UTF8.self)
    if !number.isFinite { return .wrong(.notFinite(text)) }
    if let limit = indicator.limit, indicator.kind.allows(number) {
      return .wrong(.aboveLimit(text, indicator: indicator.id, limit: Int(limit)))
    }
    return .wrong(.outOfRange(text, indicator: indicator.id, kind: indicator.kind))
  }

  @inline(never)
  private func parseWords(
    _ bytes: UnsafeBufferPointer<UInt8>, _ indicator: Indicator
  ) -> CellValue {
    let text = String(decoding: bytes, as: UTF8.self)
    let word = text.lowercased()
    switch word {
    case "na", "nan", "null", "-", "…", "...": return .missing
    case "n/a", "không áp dụng": return .notApplicable
    default: break
    }
    if indicator.kind == .yesno {
      switch word {
      case "yes", "đạt", "có", "x", "true": return .value(1)
      case "no", "không đạt", "chưa đạt", "không", "false": return .value(0)
      default: return .wrong(.notYesNo(text))
      }
    }
    if word == "inf" || word == "-inf" || word == "infinity" || word == "-infinity" {
      return .wrong(.notFinite(text))
    }
    let otherMark = decimalMark == UInt8(ascii: ".") ? UInt8(ascii: ",") : UInt8(ascii: ".")
    let looksOther =
      otherMark == UInt8(ascii: ",")
      && DecimalText.number(bytes, decimalMark: otherMark) != nil
    return .wrong(.notANumber(text, looksLikeDecimalComma: looksOther))
  }

  /// The year in `bytes`, or `nil`.
  @inline(__always)
  static func year(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count == 4 else { return nil }
    var year = 0
    for byte in bytes {
      let digit = byte &- 48
      guard digit < 10 else { return nil }
      year = year * 10 + Int(digit)
    }
    return (1900...2200).contains(year) ? year : nil
  }
}
