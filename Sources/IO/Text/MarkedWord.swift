/// A word of a Unicode text with at least one letter that is not ASCII.
struct MarkedWord {
  var scalars: [UInt32]

  /// Whether every such letter is one of Latin-1.
  var isLatin1: Bool { scalars.allSatisfy { $0 <= 0xFF } }

  /// How many letters are not ASCII.
  var markedCount: Int { scalars.count { $0 >= 0x80 } }

  /// Whether the word is worth judging: a sign that stands alone (×, ½, §) says nothing.
  var isTelling: Bool {
    scalars.contains { $0 >= 0x80 }
      && scalars.contains { scalar in
        scalar < 0x80 || (UnicodeScalar(scalar)?.properties.isAlphabetic ?? false)
      }
  }

  /// Whether a scalar continues a word: letters, marks, and the signs that Latin-1 has where TCVN3
  /// has letters.
  static func isPart(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0xA1...0x36F, 0x1E00...0x1EFF: true
    default: false
    }
  }
}

/// The marked words of a UTF-8 text.
enum UTF8Words {
  static func words(of bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> [MarkedWord] {
    var words: [MarkedWord] = []
    var index = ASCIIRun.end(in: bytes, from: 0)
    while index < bytes.count, words.count < limit {
      var start = index
      while start > 0, isASCIILetter(bytes[start - 1]) { start -= 1 }
      var scalars = bytes[start..<index].map { UInt32($0) }
      while index < bytes.count {
        guard let (scalar, length) = UTF8Scalar.decode(bytes, at: index),
          MarkedWord.isPart(scalar)
        else { break }
        scalars.append(scalar)
        index += length
      }
      let word = MarkedWord(scalars: scalars)
      if word.isTelling { words.append(word) }
      index = ASCIIRun.end(in: bytes, from: min(index + 1, bytes.count))
      // A byte that follows may be the middle of a character that is no letter.
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    }
    return words
  }
}

/// The marked words of a UTF-16 text.
enum UTF16Words {
  static func words(
    of bytes: UnsafeBufferPointer<UInt8>, isBigEndian: Bool, limit: Int
  ) -> [MarkedWord] {
    var words: [MarkedWord] = []
    var word = MarkedWord(scalars: [])
    let high = isBigEndian ? 0 : 1
    for index in 0...(bytes.count / 2) {
      var unit: UInt32 = 0x20
      if 2 * index + 1 < bytes.count {
        unit = UInt32(bytes[2 * index + high]) << 8 | UInt32(bytes[2 * index + 1 - high])
      }
      if MarkedWord.isPart(unit) {
        word.scalars.append(unit)
        continue
      }
      if word.isTelling { words.append(word) }
      if words.count == limit { break }
      word.scalars.removeAll(keepingCapacity: true)
    }
    return words
  }
}

/// The words with bytes above ASCII of a single-byte text.
enum SingleByteWords {
  static func words(of bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    var index = ASCIIRun.end(in: bytes, from: 0)
    while index < bytes.count, words.count < limit {
      var start = index
      while start > 0, isASCIILetter(bytes[start - 1]) { start -= 1 }
      let first = index
      while index < bytes.count, bytes[index] > 0xA0 || isASCIILetter(bytes[index]) { index += 1 }
      // A byte that stands alone says nothing.
      if index > first, index - start > 1 { words.append(Array(bytes[start..<index])[...]) }
      index = ASCIIRun.end(in: bytes, from: min(max(index, first + 1), bytes.count))
    }
    return words
  }
}

/// Whether a byte is a letter of ASCII.
@inline(__always)
func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
