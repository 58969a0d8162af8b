/// A letter of the Vietnamese alphabet that bears a mark, and the plain vowels that may bear one.
struct VietnameseLetter: Hashable {
  /// What makes a letter another one: â, ă, ơ, đ.
  enum Quality: UInt8 {
    case none, circumflex, breve, horn, stroke
  }

  /// The tone; the level tone has no mark.
  enum Tone: UInt8, CaseIterable {
    case level, grave, hook, tilde, acute, dotBelow
  }

  /// The letter without any mark, lower case, in ASCII.
  var base: UInt8
  var quality: Quality
  var tone: Tone
  var isCapital: Bool

  /// The lower case letter with its quality and without its tone, for spelling: ê of ệ.
  var untoned: UInt32 {
    VietnameseAlphabet.scalar(
      of: VietnameseLetter(base: base, quality: quality, tone: .level, isCapital: false))
      ?? UInt32(base)
  }
}

/// The alphabet: the 134 letters with marks and the twelve plain vowels, both ways.
enum VietnameseAlphabet {
  /// A row for each vowel, in the order of ``VietnameseLetter/Tone``.
  private static let rows: [(base: UInt8, quality: VietnameseLetter.Quality, lower: String)] = [
    (UInt8(ascii: "a"), .none, "aàảãáạ"), (UInt8(ascii: "a"), .breve, "ăằẳẵắặ"),
    (UInt8(ascii: "a"), .circumflex, "âầẩẫấậ"), (UInt8(ascii: "e"), .none, "eèẻẽéẹ"),
    (UInt8(ascii: "e"), .circumflex, "êềểễếệ"), (UInt8(ascii: "i"), .none, "iìỉĩíị"),
    (UInt8(ascii: "o"), .none, "oòỏõóọ"), (UInt8(ascii: "o"), .circumflex, "ôồổỗốộ"),
    (UInt8(ascii: "o"), .horn, "ơờởỡớợ"), (UInt8(ascii: "u"), .none, "uùủũúụ"),
    (UInt8(ascii: "u"), .horn, "ưừửữứự"), (UInt8(ascii: "y"), .none, "yỳỷỹýỵ"),
  ]

  /// Every letter with its scalar.
  static let letters: [(letter: VietnameseLetter, scalar: UInt32)] = {
    var letters: [(VietnameseLetter, UInt32)] = []
    for row in rows {
      for (isCapital, text) in [(false, row.lower), (true, row.lower.uppercased())] {
        for (tone, scalar) in zip(VietnameseLetter.Tone.allCases, text.unicodeScalars) {
          let letter = VietnameseLetter(
            base: row.base, quality: row.quality, tone: tone, isCapital: isCapital)
          letters.append((letter, scalar.value))
        }
      }
    }
    for (isCapital, scalar) in [(false, 0x111), (true, 0x110)] as [(Bool, UInt32)] {
      let letter = VietnameseLetter(
        base: UInt8(ascii: "d"), quality: .stroke, tone: .level, isCapital: isCapital)
      letters.append((letter, scalar))
    }
    return letters
  }()

  /// For each scalar below U+1F00 the position of its letter plus one, else 0.
  private static let positions: [UInt8] = {
    var positions = [UInt8](repeating: 0, count: 0x1F00)
    for (position, entry) in letters.enumerated() {
      positions[Int(entry.scalar)] = UInt8(position + 1)
    }
    return positions
  }()

  /// The scalar of each letter by its place; 0 where there is none.
  private static let scalars: [UInt16] = {
    var scalars = [UInt16](repeating: 0, count: 32 << 7)
    for entry in letters { scalars[place(of: entry.letter)] = UInt16(entry.scalar) }
    return scalars
  }()

  private static func place(of letter: VietnameseLetter) -> Int {
    Int(letter.base & 31) << 7 | Int(letter.quality.rawValue) << 4
      | Int(letter.tone.rawValue) << 1 | (letter.isCapital ? 1 : 0)
  }

  /// The letter of a scalar; `nil` for consonants without marks and everything foreign.
  static func letter(of scalar: UInt32) -> VietnameseLetter? {
    guard scalar < 0x1F00 else { return nil }
    let position = positions[Int(scalar)]
    return position == 0 ? nil : letters[Int(position) - 1].letter
  }

  /// The scalar of a letter; `nil` for marks that no Vietnamese letter bears together.
  static func scalar(of letter: VietnameseLetter) -> UInt32? {
    let scalar = scalars[place(of: letter)]
    return scalar == 0 ? nil : UInt32(scalar)
  }

  /// The letter that results from a combining mark behind another, as canonical composition has it;
  /// `nil` when no Vietnamese letter does.
  static func composing(_ letter: VietnameseLetter, mark: UInt32) -> VietnameseLetter? {
    var result = letter
    switch mark {
    case 0x300: result.tone = .grave
    case 0x309: result.tone = .hook
    case 0x303: result.tone = .tilde
    case 0x301: result.tone = .acute
    case 0x323: result.tone = .dotBelow
    case 0x302: result.quality = .circumflex
    case 0x306: result.quality = .breve
    case 0x31B: result.quality = .horn
    default: return nil
    }
    if result.tone != letter.tone, letter.tone != .level { return nil }
    if result.quality != letter.quality {
      // Marks above stand in the order written: á with a circumflex over it is no ấ.
      let isAbove = result.quality != .horn
      if letter.quality != .none || (isAbove && letter.tone != .level && letter.tone != .dotBelow) {
        return nil
      }
    }
    return result == letter || scalar(of: result) == nil ? nil : result
  }

  /// Whether a scalar is one of the combining marks of Vietnamese.
  static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x300...0x303, 0x306, 0x309, 0x31B, 0x323: true
    default: false
    }
  }
}
