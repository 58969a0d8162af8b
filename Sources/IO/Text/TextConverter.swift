import Panels

/// Converts a text piece by piece into composed UTF-8; the pieces may be cut anywhere.
///
/// A byte order mark is dropped. UTF-8 passes through with its invalid bytes, which readers refuse
/// with their places.
struct TextConverter {
  /// How the text is written.
  let form: TextForm
  /// How many letters and separate marks were composed into one, in a Unicode text.
  private(set) var composedCount = 0
  /// Bytes that stand for no character, with their lines; U+FFFD stands for them in the output.
  private(set) var log = ProblemLog(limit: 100)

  private let path: String
  private var decoder: TextDecoder
  private var carry: [UInt8] = []
  private var isAtStart = true
  private var line = 1

  /// The longest word that is kept together across pieces; only hostile text has longer ones.
  private static let carryLimit = 64 << 10

  init(_ form: TextForm, path: String) {
    self.form = form
    self.path = path
    decoder = TextDecoder(form)
  }

  /// How many characters beyond ASCII were converted from another encoding.
  var letterCount: Int { decoder.letterCount }

  /// What is to be said about the conversion once the text has ended.
  var notices: [Problem] {
    var kinds: [TextProblem] = []
    if form != .utf8 { kinds.append(.convertedEncoding(form.encoding.label, letters: letterCount)) }
    if form == .utf8 || form.encoding == .utf16, composedCount > 0 {
      kinds.append(.composedLetters(count: composedCount))
    }
    return kinds.map { Problem(.text($0), at: SourceLocation(file: path)) }
  }

  /// Appends the next piece to `output`; the last piece of a text is marked.
  mutating func convert(
    _ piece: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8]
  ) {
    if carry.isEmpty {
      let used = convertWhole(piece, isLast: isLast, into: &output)
      carry.append(contentsOf: piece[used...])
      return
    }
    var joined = carry
    joined.append(contentsOf: piece)
    let used = joined.withUnsafeBufferPointer { convertWhole($0, isLast: isLast, into: &output) }
    carry = Array(joined[used...])
  }

  /// Converts up to the last place where nothing is cut apart.
  ///
  /// - Returns: How many bytes were used.
  private mutating func convertWhole(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8]
  ) -> Int {
    if isAtStart, !isLast, bytes.count < 3 { return 0 }
    let end = isLast ? bytes.count : safeEnd(of: bytes)
    var start = 0
    if isAtStart, end > 0 {
      start = byteOrderMarkLength(of: bytes)
      isAtStart = false
    }
    guard end > start else { return max(start, end) }
    convertPiece(UnsafeBufferPointer(rebasing: bytes[start..<end]), into: &output)
    return end
  }

  private mutating func convertPiece(
    _ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]
  ) {
    if form == .utf8 {
      composedCount += Composition.compose(bytes, into: &output)
      return
    }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count * 2)
    decoder.decode(bytes, into: &decoded)
    for fault in decoder.faults {
      let lines = bytes[..<fault.position].count { $0 == 10 }
      log.add(
        .text(.noSuchCharacter(bytes: fault.bytes, encoding: form.encoding.label)),
        at: SourceLocation(file: path, line: line + lines))
    }
    line += decoded.count { $0 == 10 }
    composedCount += decoded.withUnsafeBufferPointer { Composition.compose($0, into: &output) }
  }

  /// The position before the last space, mark or digit, which ends a word in every encoding and may
  /// itself bear a mark that follows.
  private func safeEnd(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let floor = max(0, bytes.count - Self.carryLimit)
    switch form {
    case .utf16(let isBigEndian), .tcvn3InUTF16(let isBigEndian):
      var index = bytes.count / 2 * 2 - 2
      while index > floor {
        let high = bytes[index + (isBigEndian ? 0 : 1)]
        let low = bytes[index + (isBigEndian ? 1 : 0)]
        if high == 0, low <= 0x40 { return index }
        index -= 2
      }
      return floor / 2 * 2
    default:
      var index = bytes.count - 1
      while index > floor {
        if bytes[index] <= 0x40 { return index }
        index -= 1
      }
      // Not inside a character, at least.
      index = floor
      while index > 0, index > floor - 4, bytes[index] & 0xC0 == 0x80 { index -= 1 }
      return index
    }
  }

  private func byteOrderMarkLength(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    switch form {
    case .utf8, .tcvn3InUTF8: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    case .utf16, .tcvn3InUTF16:
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) ? 2 : 0
    case .windows1258, .tcvn3: 0
    }
  }

  /// A text of a Unicode file whose Latin letters stand for TCVN3, converted.
  static func fromTCVN3(_ text: String) -> String {
    var text = text
    var converter = TextConverter(.tcvn3InUTF8, path: "")
    var output: [UInt8] = []
    text.withUTF8 { converter.convert($0, isLast: true, into: &output) }
    return String(decoding: output, as: UTF8.self)
  }
}
