/// Decodes whole pieces of text into UTF-8, before its marks are composed.
struct TextDecoder {
  let form: TextForm
  /// How many characters beyond ASCII were converted.
  private(set) var letterCount = 0
  /// Where bytes stand for nothing: positions in the last piece, with the bytes as digits.
  private(set) var faults: [Fault] = []

  /// Bytes that stand for nothing.
  struct Fault {
    var position: Int
    var bytes: String
  }

  init(_ form: TextForm) { self.form = form }

  private static let faultLimit = 100

  /// The bytes of the encoding for which U+FFFD stands in the output until the fault is refused.
  private static let replacement: UInt32 = 0xFFFD

  /// Appends a piece, which must not end inside a character or a word.
  mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    faults.removeAll()
    switch form {
    case .utf8: output.append(contentsOf: bytes)
    case .windows1258: decodeBytes(bytes, CodePage.windows1258, into: &output)
    case .tcvn3:
      decodeBytes(bytes, CodePage.tcvn3, into: &output)
    case .tcvn3InUTF8: decodeUTF8(bytes, into: &output)
    case .utf16(let isBigEndian):
      decodeUTF16(bytes, isBigEndian: isBigEndian, isTCVN3: false, into: &output)
    case .tcvn3InUTF16(let isBigEndian):
      decodeUTF16(bytes, isBigEndian: isBigEndian, isTCVN3: true, into: &output)
    }
  }

  private mutating func decodeBytes(
    _ bytes: UnsafeBufferPointer<UInt8>, _ table: [UInt32], into output: inout [UInt8]
  ) {
    var word = CapitalWord()
    for (index, byte) in bytes.enumerated() {
      if byte < 0x80 {
        word.noteASCII(byte, in: &output, isRaising: form == .tcvn3)
        output.append(byte)
        continue
      }
      var scalar = table[Int(byte)]
      if scalar == 0 {
        note(Fault(position: index, bytes: hexadecimal(UInt32(byte), digits: 2)))
        scalar = Self.replacement
      } else {
        letterCount += 1
      }
      word.noteMarked(at: output.count)
      UTF8Scalar.append(scalar, to: &output)
    }
    word.end(in: &output, isRaising: form == .tcvn3)
  }

  private mutating func decodeUTF8(
    _ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]
  ) {
    var word = CapitalWord()
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte >= 0x80, let (scalar, length) = UTF8Scalar.decode(bytes, at: index) else {
        word.noteASCII(byte, in: &output, isRaising: true)
        output.append(byte)
        index += 1
        continue
      }
      word.noteMarked(at: output.count)
      append(scalar, isTCVN3: true, to: &output)
      index += length
    }
    word.end(in: &output, isRaising: true)
  }

  private mutating func decodeUTF16(
    _ bytes: UnsafeBufferPointer<UInt8>, isBigEndian: Bool, isTCVN3: Bool,
    into output: inout [UInt8]
  ) {
    var word = CapitalWord()
    let high = isBigEndian ? 0 : 1
    let unit = { (index: Int) in
      UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + 1 - high])
    }
    var index = 0
    while index + 1 < bytes.count {
      var scalar = unit(index)
      let start = index
      index += 2
      if scalar < 0x80 {
        word.noteASCII(UInt8(scalar), in: &output, isRaising: isTCVN3)
        output.append(UInt8(scalar))
        continue
      }
      if scalar & 0xFC00 == 0xD800, index + 1 < bytes.count, unit(index) & 0xFC00 == 0xDC00 {
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + (unit(index) & 0x3FF)
        index += 2
      } else if scalar & 0xF800 == 0xD800 {
        note(Fault(position: start, bytes: hexadecimal(scalar, digits: 4)))
        scalar = Self.replacement
      }
      word.noteMarked(at: output.count)
      append(scalar, isTCVN3: isTCVN3, to: &output)
    }
    if index < bytes.count {
      note(Fault(position: index, bytes: hexadecimal(UInt32(bytes[index]), digits: 2)))
    }
    word.end(in: &output, isRaising: isTCVN3)
  }

  private mutating func append(_ scalar: UInt32, isTCVN3: Bool, to output: inout [UInt8]) {
    let isOldLetter = isTCVN3 && (0xA1...0xFF).contains(scalar)
    if !isTCVN3 || isOldLetter { letterCount += 1 }
    UTF8Scalar.append(isOldLetter ? CodePage.tcvn3[Int(scalar)] : scalar, to: &output)
  }

  private mutating func note(_ fault: Fault) {
    if faults.count < Self.faultLimit { faults.append(fault) }
  }

  private func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

/// Raises the marked letters of words in capitals: the ABC fonts had capital marked vowels only in
/// fonts of their own, so that ĐỒNG is stored as ĐồNG.
private struct CapitalWord {
  private var markedPositions: [Int] = []
  private var capitals = 0
  private var smallLetters = 0
  private var hasLateCapital = false
  private var isEmpty = true

  mutating func noteASCII(_ byte: UInt8, in output: inout [UInt8], isRaising: Bool) {
    guard isASCIILetter(byte) else {
      if !isEmpty { end(in: &output, isRaising: isRaising) }
      return
    }
    if byte & 0x20 == 0 {
      capitals += 1
      if !isEmpty { hasLateCapital = true }
    } else {
      smallLetters += 1
    }
    isEmpty = false
  }

  mutating func noteMarked(at position: Int) {
    markedPositions.append(position)
    isEmpty = false
  }

  /// Ends the word: all its letters of ASCII are capitals and one is not the first letter.
  mutating func end(in output: inout [UInt8], isRaising: Bool) {
    if isRaising, smallLetters == 0, capitals > 0, hasLateCapital {
      for position in markedPositions { raise(at: position, in: &output) }
    }
    markedPositions.removeAll(keepingCapacity: true)
    capitals = 0
    smallLetters = 0
    hasLateCapital = false
    isEmpty = true
  }

  private func raise(at position: Int, in output: inout [UInt8]) {
    let found = output.withUnsafeBufferPointer { UTF8Scalar.decode($0, at: position) }
    guard let (scalar, length) = found, var letter = VietnameseAlphabet.letter(of: scalar),
      !letter.isCapital
    else { return }
    letter.isCapital = true
    guard let capital = VietnameseAlphabet.scalar(of: letter) else { return }
    var bytes: [UInt8] = []
    UTF8Scalar.append(capital, to: &bytes)
    // Capital and small letters of the alphabet have the same length in UTF-8.
    if bytes.count == length {
      output.replaceSubrange(position..<position + length, with: bytes)
    }
  }
}
