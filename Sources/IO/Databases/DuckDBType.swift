import CDuckDB

/// The type of a column, as far as its values are read.
enum DuckDBType {
  /// How whole numbers are stored.
  enum Whole {
    case int8, int16, int32, int64, int128, uint8, uint16, uint32, uint64, uint128
  }

  /// What a date counts, from 1970 on.
  enum Clock {
    case days, seconds, milliseconds, microseconds, nanoseconds
  }

  case boolean
  case whole(Whole)
  case decimal(Whole, scale: Int)
  case float
  case double
  case text
  /// Positions in a list of words.
  case words(Whole, [[UInt8]])
  case date(Clock)
  /// Null and nothing else.
  case null
  /// A type that is not read, by its name.
  case other(String)

  init(_ type: duck_type?, library: DuckDBLibrary) {
    let id = library.typeID(type)
    switch id {
    case 1: self = .boolean
    case 10: self = .float
    case 11: self = .double
    case 17: self = .text
    case 12, 31: self = .date(.microseconds)
    case 13: self = .date(.days)
    case 20: self = .date(.seconds)
    case 21: self = .date(.milliseconds)
    case 22: self = .date(.nanoseconds)
    case 19:
      let storage = Self.whole(library.decimalInternalType(type)) ?? .int64
      self = .decimal(storage, scale: Int(library.decimalScale(type)))
    case 23:
      let words = (0..<library.enumDictionarySize(type)).map { index -> [UInt8] in
        guard let word = library.enumDictionaryValue(type, UInt64(index)) else { return [] }
        defer { library.free(word) }
        return Array(String(cString: word).utf8)
      }
      self = .words(Self.whole(library.enumInternalType(type)) ?? .uint8, words)
    case 36: self = .null
    default:
      if let whole = Self.whole(id) {
        self = .whole(whole)
      } else {
        self = .other(Self.names[id] ?? "\(id)")
      }
    }
  }

  private static func whole(_ id: Int32) -> Whole? {
    switch id {
    case 2: .int8
    case 3: .int16
    case 4: .int32
    case 5: .int64
    case 6: .uint8
    case 7: .uint16
    case 8: .uint32
    case 9: .uint64
    case 16: .int128
    case 32: .uint128
    default: nil
    }
  }

  private static let names: [Int32: String] = [
    14: "TIME", 15: "INTERVAL", 18: "BLOB", 24: "LIST", 25: "STRUCT", 26: "MAP", 27: "UUID",
    28: "UNION", 29: "BIT", 30: "TIME WITH TIME ZONE", 33: "ARRAY", 35: "BIGNUM",
  ]

  /// The name of a type that holds neither a number nor a text; `nil` for one that can be read.
  var unreadableName: String? {
    if case .other(let name) = self { name } else { nil }
  }

  /// Whether values are numbers.
  var isNumeric: Bool {
    switch self {
    case .whole, .decimal, .float, .double: true
    default: false
    }
  }
}
