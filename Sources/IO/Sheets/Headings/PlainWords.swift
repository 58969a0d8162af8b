/// Texts as they are compared: without case and superfluous spaces, or without diacritics as well.
///
/// Sheets have a name in every row, so this is written for speed; ``Spelling`` serves messages.
enum PlainWords {
  /// Lower case, spaces and line breaks as one space, none around.
  static func key(_ text: some StringProtocol) -> String {
    var result = ""
    var isPending = false
    for character in text {
      if character.isWhitespace || character == "\u{200B}" || character == "\u{FEFF}" {
        isPending = !result.isEmpty
      } else {
        if isPending { result.append(" ") }
        isPending = false
        result.append(contentsOf: character.lowercased())
      }
    }
    return result
  }

  /// Lower case, without marks, đ as d, every run of other characters as one space.
  static func fold(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var isPending = false
    var others = ""
    for scalar in text.unicodeScalars {
      let value = Int(scalar.value)
      if (0x300...0x36F).contains(value) { continue }
      let letter = value < table.count ? table[value] : 0
      if letter == 0, !(value >= table.count && scalar.properties.isAlphabetic) {
        isPending = !bytes.isEmpty
        continue
      }
      if isPending { bytes.append(32) }
      isPending = false
      if letter != 0 {
        bytes.append(letter)
      } else {
        others = scalar.properties.lowercaseMapping
        bytes.append(contentsOf: others.utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let families: [(Character, String)] = [
    ("a", "àáảãạăằắẳẵặâầấẩẫậäåā"), ("e", "èéẻẽẹêềếểễệëē"), ("i", "ìíỉĩịïī"),
    ("o", "òóỏõọôồốổỗộơờớởỡợöø"), ("u", "ùúủũụưừứửữựüū"), ("y", "ỳýỷỹỵÿ"), ("d", "đð"),
    ("n", "ñ"), ("c", "ç"),
  ]

  /// The plain letter of each code point below 0x1F00, 0 where there is none.
  private static let table: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0x1F00)
    for byte in 48...57 { table[byte] = UInt8(byte) }
    for byte in 97...122 {
      table[byte] = UInt8(byte)
      table[byte - 32] = UInt8(byte)
    }
    for (plain, letters) in families {
      guard let code = plain.asciiValue else { continue }
      for letter in letters + letters.uppercased() {
        for scalar in letter.unicodeScalars where Int(scalar.value) < table.count {
          table[Int(scalar.value)] = code
        }
      }
    }
    return table
  }()
}
