import Foundation

@testable import IO

/// Writes texts in the encodings that are read, from tables of its own: a test's other half.
enum OldEncodings {
  /// TCVN3 as the table of TCVN 5712:1993 lists it: letters and their bytes.
  private static let tcvn3: [Character: UInt8] = {
    let rows: [(UInt8, String)] = [
      (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"), (0xB5, "àảãáạ"), (0xBB, "ằẳẵắ"), (0xC6, "ặầẩẫấậè"),
      (0xCE, "ẻẽéẹềểễếệìỉ"),
      (0xDC, "ĩíịò"), (0xE1, "ỏõóọồổỗốộờởỡớợù"), (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
    ]
    var table: [Character: UInt8] = [:]
    for (start, letters) in rows {
      for (offset, letter) in letters.enumerated() { table[letter] = start + UInt8(offset) }
    }
    return table
  }()

  /// The bytes of TCVN3. Capital toned vowels, which it lacks, become small ones, as in the fonts
  /// whose small letters look like capitals.
  static func tcvn3(_ text: String) -> [UInt8] {
    text.precomposedStringWithCanonicalMapping.flatMap { character -> [UInt8] in
      if let byte = character.asciiValue, character != "\r\n" { return [byte] }
      if character == "\r\n" { return [13, 10] }
      if let byte = tcvn3[character] { return [byte] }
      if let byte = tcvn3[Character(character.lowercased())] { return [byte] }
      switch character {
      case "–": return [0x96]
      case "\u{A0}": return [0xA0]
      default: preconditionFailure("\(character) is not in TCVN3")
      }
    }
  }

  /// TCVN3 whose bytes became Latin letters in a Unicode text.
  static func mojibake(_ text: String) -> String {
    var result = ""
    for byte in tcvn3(text) { result.unicodeScalars.append(UnicodeScalar(byte)) }
    return result
  }

  private static let windowsLetters: [UInt32: UInt8] = [
    0x102: 0xC3, 0x103: 0xE3, 0x110: 0xD0, 0x111: 0xF0, 0x1A0: 0xD5, 0x1A1: 0xF5, 0x1AF: 0xDD,
    0x1B0: 0xFD, 0x300: 0xCC, 0x309: 0xD2, 0x303: 0xDE, 0x301: 0xEC, 0x323: 0xF2, 0x2013: 0x96,
  ]

  private static let windowsKept = Set(
    "ÀÁÂÈÉÊËÍÓÔÙÚàáâèéêëíóôùú²³°×\u{A0}".unicodeScalars.map(\.value))

  /// The bytes of Windows-1258.
  ///
  /// - Parameter isTyped: Whether every tone is a mark of its own, as the Vietnamese keyboard types
  ///   it; else letters that have a byte take it, as programs convert.
  static func windows1258(_ text: String, isTyped: Bool = false) -> [UInt8] {
    text.precomposedStringWithCanonicalMapping.unicodeScalars.flatMap { scalar -> [UInt8] in
      if scalar.isASCII { return [UInt8(scalar.value)] }
      if let byte = windowsLetters[scalar.value] { return [byte] }
      let parts = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.map(\.value)
      let tones: Set<UInt32> = [0x300, 0x301, 0x303, 0x309, 0x323]
      let tone = parts.first(where: tones.contains)
      if windowsKept.contains(scalar.value), !isTyped || tone == nil {
        return [UInt8(scalar.value)]
      }
      guard let tone, let mark = windowsLetters[tone] else {
        preconditionFailure("\(scalar) is not in Windows-1258")
      }
      var base = ""
      for part in parts where part != tone {
        UnicodeScalar(part).map { base.unicodeScalars.append($0) }
      }
      return windows1258(base, isTyped: true) + [mark]
    }
  }

  /// The bytes of UTF-16.
  static func utf16(_ text: String, isBigEndian: Bool, hasMark: Bool) -> [UInt8] {
    let units = (hasMark ? [0xFEFF] : []) + Array(text.utf16)
    return units.flatMap { unit in
      let high = UInt8(unit >> 8)
      let low = UInt8(unit & 0xFF)
      return isBigEndian ? [high, low] : [low, high]
    }
  }
}
