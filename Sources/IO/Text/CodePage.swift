/// The single-byte encodings, as a scalar for each byte; 0 where a byte stands for nothing.
enum CodePage {
  /// Windows-1258: Windows-1252 but for twenty places, five of them combining marks.
  static let windows1258: [UInt32] = {
    var table = (0..<256).map { UInt32($0) }
    for (byte, scalar) in windowsPunctuation { table[byte] = scalar }
    table[0x83] = 0x192
    table[0x86] = 0x2020
    table[0x87] = 0x2021
    table[0x88] = 0x2C6
    table[0x89] = 0x2030
    table[0x8B] = 0x2039
    table[0x8C] = 0x152
    table[0x98] = 0x2DC
    table[0x99] = 0x2122
    table[0x9B] = 0x203A
    table[0x9C] = 0x153
    table[0x9F] = 0x178
    for byte in [0x81, 0x8A, 0x8D, 0x8E, 0x8F, 0x90, 0x9A, 0x9D, 0x9E] { table[byte] = 0 }
    let vietnamese: [Int: UInt32] = [
      0xC3: 0x102, 0xCC: 0x300, 0xD0: 0x110, 0xD2: 0x309, 0xD5: 0x1A0, 0xDD: 0x1AF, 0xDE: 0x303,
      0xE3: 0x103, 0xEC: 0x301, 0xF0: 0x111, 0xF2: 0x323, 0xF5: 0x1A1, 0xFD: 0x1B0, 0xFE: 0x20AB,
    ]
    for (byte, scalar) in vietnamese { table[byte] = scalar }
    return table
  }()

  /// TCVN 5712:1993 (VN2), the letters of the ABC fonts, with the punctuation that Windows has
  /// between 0x80 and 0x9F. The fonts ending in H show the small letters as capitals.
  static let tcvn3: [UInt32] = {
    var table = (0..<128).map { UInt32($0) } + [UInt32](repeating: 0, count: 128)
    for (byte, scalar) in windowsPunctuation { table[byte] = scalar }
    table[0xA0] = 0xA0
    let letters = """
      ĂÂÊÔƠƯĐăâêôơưđẰ\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạẲằẳẵắẴ\
      ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò\
      ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ
      """
    for (offset, scalar) in letters.unicodeScalars.enumerated() {
      table[0xA1 + offset] = scalar.value
    }
    return table
  }()

  private static let windowsPunctuation: [Int: UInt32] = [
    0x80: 0x20AC, 0x82: 0x201A, 0x84: 0x201E, 0x85: 0x2026, 0x91: 0x2018, 0x92: 0x2019,
    0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014,
  ]
}
