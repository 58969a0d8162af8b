import Panels

/// How a sheet writes numbers as text.
public enum SheetNumberStyle: String, Hashable, Sendable {
  /// 1.234,5
  case decimalComma = "decimal-comma"
  /// 1,234.5
  case decimalPoint = "decimal-point"
  /// No text decides.
  case undecided

  /// Counts the evidence of texts, one by one.
  struct Evidence {
    private var comma = 0
    private var point = 0

    /// Takes a text into account when it can be read one way only.
    mutating func note(_ text: String) {
      guard let marks = Marks(figure: text) else { return }
      switch marks.style {
      case .decimalComma: comma += 1
      case .decimalPoint: point += 1
      case .undecided: break
      }
    }

    /// The style, when all texts that decide agree.
    var style: SheetNumberStyle {
      if comma > 0, point == 0 { return .decimalComma }
      if point > 0, comma == 0 { return .decimalPoint }
      return .undecided
    }

    /// Whether some texts can only have a comma and others only a point.
    var isContradictory: Bool { comma > 0 && point > 0 }
  }

  /// The points and commas of a text that consists of digits and them.
  struct Marks {
    private(set) var commas: [Int] = []
    private(set) var points: [Int] = []
    private(set) var digitsAfterLast = 0
    private(set) var digitsBeforeFirst = 0
    private var groupsAreThree = true

    init?(_ text: String) {
      var group = 0
      var hasDigit = false
      var groups = 0
      for (offset, byte) in text.utf8.enumerated() {
        switch byte {
        case 48...57:
          group += 1
          hasDigit = true
        case 44, 46:
          if groups == 0 { digitsBeforeFirst = group } else if group != 3 { groupsAreThree = false }
          groups += 1
          group = 0
          if byte == 44 { commas.append(offset) } else { points.append(offset) }
        case 45, 43: if offset > 0 { return nil }
        case 32, 37: continue
        default: return nil
        }
      }
      guard hasDigit else { return nil }
      digitsAfterLast = group
    }

    /// The marks of a number that may have its unit behind it: 46,5 triệu.
    init?(figure text: String) {
      if let marks = Marks(text) {
        self = marks
      } else if let written = UnitWord.split(text), let marks = Marks(written.number) {
        self = marks
      } else {
        return nil
      }
    }

    /// What the text alone tells.
    var style: SheetNumberStyle {
      switch (commas.count, points.count) {
      case (0, 0): return .undecided
      case (1, 0): return isThousand ? .undecided : .decimalComma
      case (0, 1): return isThousand ? .undecided : .decimalPoint
      case (_, 0): return .decimalPoint
      case (0, _): return .decimalComma
      default:
        return (commas.last ?? 0) > (points.last ?? 0) ? .decimalComma : .decimalPoint
      }
    }

    /// Whether the one mark may part thousands: 1.234.
    var isThousand: Bool {
      digitsAfterLast == 3 && (1...3).contains(digitsBeforeFirst)
    }
  }
}
