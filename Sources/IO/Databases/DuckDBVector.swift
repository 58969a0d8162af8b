import Foundation
import Panels

/// Values of a column in memory of DuckDB, read where they stand.
struct DuckDBVector {
  /// The type of the values.
  let type: DuckDBType
  private let data: UnsafeRawPointer?
  private let validity: UnsafePointer<UInt64>?

  init(type: DuckDBType, data: UnsafeMutableRawPointer?, validity: UnsafeMutablePointer<UInt64>?) {
    self.type = type
    self.data = data.map { UnsafeRawPointer($0) }
    self.validity = validity.map { UnsafePointer($0) }
  }

  /// Whether a row has no value.
  @inline(__always)
  func isNull(_ row: Int) -> Bool {
    if case .null = type { return true }
    guard let validity else { return false }
    return (validity[row >> 6] >> UInt64(row & 63)) & 1 == 0
  }

  @inline(__always)
  private func load<Value: BitwiseCopyable>(_ row: Int, as type: Value.Type) -> Value {
    data.unsafelyUnwrapped.load(fromByteOffset: row &* MemoryLayout<Value>.stride, as: type)
  }

  // MARK: Texts

  /// The bytes of a text where they stand; `nil` for null and for values that are no texts.
  @inline(__always)
  func text(_ row: Int) -> UnsafeBufferPointer<UInt8>? {
    guard case .text = type, !isNull(row), let data else { return nil }
    // DuckDB's texts of at most 12 bytes follow their length; longer ones stand behind a pointer.
    let start = data + row &* 16
    let count = Int(start.load(as: UInt32.self))
    let bytes =
      count <= 12
      ? start + 4 : start.load(fromByteOffset: 8, as: UnsafeRawPointer.self)
    return UnsafeBufferPointer(start: bytes.assumingMemoryBound(to: UInt8.self), count: count)
  }

  /// A value as a table of text would show it; empty for null.
  func written(_ row: Int) -> [UInt8] {
    if isNull(row) { return [] }
    switch type {
    case .text: return text(row).map(Array.init) ?? []
    case .words(let storage, let words):
      let position = Int(whole(row, storage))
      return words.indices.contains(position) ? words[position] : []
    case .boolean: return Array((load(row, as: UInt8.self) != 0 ? "true" : "false").utf8)
    case .whole(let storage): return Array("\(whole(row, storage))".utf8)
    case .decimal(let storage, let scale):
      return Array(Self.fixed(whole(row, storage), scale: scale).utf8)
    case .float: return Array(Self.plain("\(load(row, as: Float.self))").utf8)
    case .double: return Array(Self.plain("\(load(row, as: Double.self))").utf8)
    case .date: return Array(date(row).utf8)
    case .null, .other: return []
    }
  }

  /// A number without the `.0` of a whole one.
  private static func plain(_ text: String) -> String {
    text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func fixed(_ mantissa: Int128, scale: Int) -> String {
    if scale == 0 { return "\(mantissa)" }
    var digits = "\(mantissa.magnitude)"
    if digits.count <= scale {
      digits = String(repeating: "0", count: scale + 1 - digits.count) + digits
    }
    return (mantissa < 0 ? "-" : "") + digits.dropLast(scale) + "." + digits.suffix(scale)
  }

  // MARK: Numbers

  /// The number of a row that is not null and of a type of numbers.
  @inline(__always)
  func number(_ row: Int) -> Double {
    switch type {
    case .double: return load(row, as: Double.self)
    case .float: return Self.double(load(row, as: Float.self))
    case .whole(let storage): return wholeNumber(row, storage)
    case .decimal(let storage, let scale): return decimal(row, storage, scale)
    default: return .nan
    }
  }

  /// Whether a row of truth values that is not null says yes.
  func isTrue(_ row: Int) -> Bool { load(row, as: UInt8.self) != 0 }

  private func wholeNumber(_ row: Int, _ storage: DuckDBType.Whole) -> Double {
    switch storage {
    case .int8: Double(load(row, as: Int8.self))
    case .int16: Double(load(row, as: Int16.self))
    case .int32: Double(load(row, as: Int32.self))
    case .int64: Double(load(row, as: Int64.self))
    case .uint8: Double(load(row, as: UInt8.self))
    case .uint16: Double(load(row, as: UInt16.self))
    case .uint32: Double(load(row, as: UInt32.self))
    case .uint64: Double(load(row, as: UInt64.self))
    case .int128, .uint128: Double(whole(row, storage))
    }
  }

  /// A whole number of any width; what does not fit is the greatest that does.
  func whole(_ row: Int, _ storage: DuckDBType.Whole) -> Int128 {
    switch storage {
    case .int8: Int128(load(row, as: Int8.self))
    case .int16: Int128(load(row, as: Int16.self))
    case .int32: Int128(load(row, as: Int32.self))
    case .int64: Int128(load(row, as: Int64.self))
    case .uint8: Int128(load(row, as: UInt8.self))
    case .uint16: Int128(load(row, as: UInt16.self))
    case .uint32: Int128(load(row, as: UInt32.self))
    case .uint64: Int128(load(row, as: UInt64.self))
    case .int128:
      Int128(load(row * 2 + 1, as: Int64.self)) << 64 | Int128(load(row * 2, as: UInt64.self))
    case .uint128:
      Int128(
        clamping: UInt128(load(row * 2 + 1, as: UInt64.self)) << 64
          | UInt128(load(row * 2, as: UInt64.self)))
    }
  }

  /// The number nearest to a decimal one, as its digits would be read.
  private func decimal(_ row: Int, _ storage: DuckDBType.Whole, _ scale: Int) -> Double {
    let mantissa: Int128
    switch storage {
    case .int64:
      // Exact numbers over an exact power: one rounding.
      let narrow = load(row, as: Int64.self)
      if narrow.magnitude <= 1 << 53 { return Double(narrow) / DecimalText.powersOfTen[scale] }
      mantissa = Int128(narrow)
    case .int32: return Double(load(row, as: Int32.self)) / DecimalText.powersOfTen[scale]
    case .int16: return Double(load(row, as: Int16.self)) / DecimalText.powersOfTen[scale]
    default: mantissa = whole(row, storage)
    }
    return Double(Self.fixed(mantissa, scale: scale)) ?? .nan
  }

  /// The number that the shortest digits of a single-precision one stand for, which is what a table of
  /// text would show of it.
  static func double(_ value: Float) -> Double {
    guard value.isFinite else { return Double(value) }
    let wide = Double(value)
    if abs(value) >= 1e-3, abs(value) < 1e7 {
      for decimals in 0...6 {
        let candidate = (wide * DecimalText.powersOfTen[decimals]).rounded()
        guard abs(candidate) < 1e9 else { break }
        let number = candidate / DecimalText.powersOfTen[decimals]
        if Float(number) == value { return number }
      }
    }
    return Double("\(value)") ?? wide
  }

  // MARK: Years

  /// The year that a value is or lies in; `nil` for null and for what is no year.
  func year(_ row: Int) -> Int? {
    if isNull(row) { return nil }
    switch type {
    case .whole, .decimal, .float, .double:
      let number = number(row)
      guard number == number.rounded(.towardZero), (1900...2200).contains(number) else {
        return nil
      }
      return Int(number)
    case .date:
      guard let days = days(row) else { return nil }
      let year = CalendarDate(dayNumber: days).year
      return (1900...2200).contains(year) ? year : nil
    default: return nil
    }
  }

  /// Days since 1970 of a date; `nil` for the infinite ones.
  private func days(_ row: Int) -> Int? {
    guard case .date(let clock) = type else { return nil }
    if clock == .days {
      let days = load(row, as: Int32.self)
      return days == .max || days == -.max ? nil : Int(days)
    }
    let count = load(row, as: Int64.self)
    if count == .max || count == -.max { return nil }
    let second: Int64 =
      switch clock {
      case .days, .seconds: 1
      case .milliseconds: 1_000
      case .microseconds: 1_000_000
      case .nanoseconds: 1_000_000_000
      }
    return Int((Double(count) / Double(second * 86_400)).rounded(.down))
  }

  private func date(_ row: Int) -> String {
    guard let days = days(row) else { return "infinity" }
    let date = CalendarDate(dayNumber: days)
    return String(format: "%04d-%02d-%02d", date.year, date.month ?? 1, date.day ?? 1)
  }
}
