import Foundation
import Panels
import Testing

@testable import IO

@Suite("Encodings of text")
struct TextEncodingTests {
  /// The 134 letters with marks, taken from Unicode and not from the product's table.
  private static let letters: [Character] = {
    var letters: [Character] = ["đ", "Đ"]
    let vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"]
    for vowel in vowels + vowels.map({ $0.uppercased() }) {
      for tone in ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"] {
        let letter = (vowel + tone).precomposedStringWithCanonicalMapping
        if !letter.allSatisfy(\.isASCII) { letters.append(Character(letter)) }
      }
    }
    return letters
  }()

  private static let report = """
    STT;Tên xã;Thu nhập bình quân đầu người;Tỷ lệ hộ nghèo
    1;Xã Nam Cường;46,5;2,31
    2;Xã Hồng Quang;51,2;1,08
    3;Thị trấn Nam Giang;60,4;0,95
    4;Xã Nghĩa An;48,7;1,77
    5;Xã Tỏa Tình;21,3;33,5

    """

  private static func text(
    _ bytes: [UInt8], encoding: TextEncoding? = nil
  ) throws -> (text: String, codes: [String]) {
    let file = try TextFile(bytes: bytes, path: "t.csv", encoding: encoding)
    let text = file.withBytes { String(decoding: $0, as: UTF8.self) }
    return (text, file.notices.map(\.kind.code))
  }

  @Test("the alphabet has 134 letters with marks")
  func alphabet() {
    #expect(Set(Self.letters).count == 134)
    let known = VietnameseAlphabet.letters.filter { $0.scalar >= 0x80 }
    #expect(
      Set(known.map(\.scalar)) == Set(Self.letters.map { $0.unicodeScalars.first?.value ?? 0 }))
  }

  @Test("every letter of the alphabet comes out of every encoding as it went in")
  func everyLetter() throws {
    for letter in Self.letters {
      let text = "a \(letter),\(letter)x\n"
      let unicode: [[UInt8]] = [
        Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8),
        Array(text.decomposedStringWithCanonicalMapping.utf8),
      ]
      for bytes in unicode {
        let found = try Self.text(bytes, encoding: .utf8).text
        #expect(Array(found.utf8).suffix(text.utf8.count) == Array(text.utf8)[...])
      }
      for isBigEndian in [false, true] {
        for hasMark in [false, true] where hasMark || !isBigEndian {
          let bytes = OldEncodings.utf16(text, isBigEndian: isBigEndian, hasMark: hasMark)
          #expect(Array(try Self.text(bytes, encoding: .utf16).text.utf8) == Array(text.utf8))
        }
      }
      for isTyped in [false, true] {
        let bytes = OldEncodings.windows1258(text, isTyped: isTyped)
        #expect(Array(try Self.text(bytes, encoding: .windows1258).text.utf8) == Array(text.utf8))
      }
      let lower = "a \(letter.lowercased()),\(letter.lowercased())x\n"
      for bytes in [OldEncodings.tcvn3(lower), Array(OldEncodings.mojibake(lower).utf8)] {
        #expect(Array(try Self.text(bytes, encoding: .tcvn3).text.utf8) == Array(lower.utf8))
      }
    }
  }

  @Test("capitals that only the font showed are raised with the capitals around them")
  func capitalFonts() throws {
    for (text, expected) in [
      ("ĐỒNG SƠN,NỘI THÀNH\n", "ĐỒNG SƠN,NỘI THÀNH\n"), ("Xã Đồng Sơn\n", "Xã Đồng Sơn\n"),
      ("QĐ-UBND\n", "QĐ-UBND\n"), ("ỦY BAN\n", "ỦY BAN\n"),
      // One capital of ASCII says as much about "Xã" as about "XÃ".
      ("XÃ HÀ\n", "Xã Hà\n"),
    ] {
      #expect(try Self.text(OldEncodings.tcvn3(text), encoding: .tcvn3).text == expected)
      let bytes = Array(OldEncodings.mojibake(text).utf8)
      #expect(try Self.text(bytes, encoding: .tcvn3).text == expected)
    }
  }

  private static let written: [(name: String, bytes: [UInt8], code: String?)] = [
    ("utf-8", Array(report.utf8), nil),
    ("utf-8 with a mark", [0xEF, 0xBB, 0xBF] + Array(report.utf8), nil),
    (
      "utf-8 decomposed", Array(report.decomposedStringWithCanonicalMapping.utf8),
      "composed-letters"
    ),
    (
      "utf-16 little", OldEncodings.utf16(report, isBigEndian: false, hasMark: true),
      "converted-encoding"
    ),
    (
      "utf-16 big", OldEncodings.utf16(report, isBigEndian: true, hasMark: true),
      "converted-encoding"
    ),
    (
      "utf-16 little without a mark",
      OldEncodings.utf16(report, isBigEndian: false, hasMark: false), "converted-encoding"
    ),
    (
      "utf-16 big without a mark", OldEncodings.utf16(report, isBigEndian: true, hasMark: false),
      "converted-encoding"
    ),
    ("windows-1258", OldEncodings.windows1258(report), "converted-encoding"),
    ("windows-1258 typed", OldEncodings.windows1258(report, isTyped: true), "converted-encoding"),
    ("tcvn3", OldEncodings.tcvn3(report), "converted-encoding"),
    ("tcvn3 in utf-8", Array(OldEncodings.mojibake(report).utf8), "converted-encoding"),
    (
      "tcvn3 in utf-16",
      OldEncodings.utf16(OldEncodings.mojibake(report), isBigEndian: false, hasMark: true),
      "converted-encoding"
    ),
  ]

  @Test(
    "a table says the same in every encoding, with one notice a file", arguments: written.indices)
  func detection(index: Int) throws {
    let form = Self.written[index]
    let found = try Self.text(form.bytes)
    let text = found.text.hasPrefix("\u{FEFF}") ? String(found.text.dropFirst()) : found.text
    #expect(Array(text.utf8) == Array(Self.report.utf8), "\(form.name)")
    #expect(found.codes == [form.code].compactMap { $0 }, "\(form.name)")
  }

  @Test(
    "a text may be cut anywhere while it is converted", arguments: written.indices,
    [1, 2, 3, 7, 64]
  )
  func pieces(index: Int, length: Int) throws {
    let bytes = Self.written[index].bytes
    let form = bytes.withUnsafeBufferPointer { EncodingDetector.detect($0) }
    guard case .form(let form) = form else {
      Issue.record("\(Self.written[index].name) is not found out")
      return
    }
    var converter = TextConverter(form, path: "t.csv")
    var output: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: length) {
      let end = min(start + length, bytes.count)
      bytes[start..<end].withUnsafeBufferPointer {
        converter.convert($0, isLast: end == bytes.count, into: &output)
      }
    }
    #expect(output == Array(Self.report.utf8))
    #expect(converter.log.problems == [])
  }

  @Test("text that is UTF-8 already and composed is not copied, however long its lines are")
  func untouched() {
    for text in [
      "", "a", "abc,1.5\n", Self.report, String(repeating: "Hồng Quang,", count: 10_000),
    ] {
      let bytes = Array(text.utf8)
      #expect(bytes.withUnsafeBufferPointer { Composition.firstSpan(in: $0) } == nil)
      #expect(bytes.withUnsafeBufferPointer { EncodingDetector.detect($0) } == .form(.utf8))
    }
  }

  @Test("what is composed is what Unicode composes, for any letters and marks")
  func composition() {
    var generator = SplitMix64(seed: 5)
    let bases = Array("aăâeêiIoôơuưyAĐdnzñåΩ가각ộ,1 €–…K".unicodeScalars) + ["\u{212B}", "\u{1100}"]
    let marks: [UnicodeScalar] = [
      "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{306}", "\u{309}", "\u{31B}", "\u{323}",
      "\u{308}", "\u{327}", "\u{1161}", "\u{345}", "\u{340}",
    ]
    var wrong: [String] = []
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        if let base = bases.randomElement(using: &generator) { text.unicodeScalars.append(base) }
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
          if let mark = marks.randomElement(using: &generator) { text.unicodeScalars.append(mark) }
        }
      }
      let bytes = Array(text.utf8)
      var output: [UInt8] = []
      _ = bytes.withUnsafeBufferPointer { Composition.compose($0, into: &output) }
      if output != Array(text.precomposedStringWithCanonicalMapping.utf8) {
        wrong.append(text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " "))
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(10))")
  }

  @Test("texts of other languages and bare signs are left as they are")
  func otherLanguages() throws {
    for text in [
      "unit,year\nMünchen,2020\nKöln,2020\nDüsseldorf,2020\n",
      "municipio\nAlcalá de Henares\nÁvila\nCáceres\nLeón\nPeñíscola\nLogroño\nCórdoba\n",
      "cidade\nSão Paulo\nBelém\nGoiânia\nMaceió\nBrasília\n", "area (m²),°C,±,×,½,§ 5,«a»,µg\n",
      "naïve café,Zürich\n", "名前,値\n東京,1\n", "Хутор,1\n", "déjà vu,100 €\n",
    ] {
      let found = try Self.text(Array(text.utf8))
      #expect(found.text == text && found.codes == [])
    }
  }

  @Test("bytes that fit two encodings about as well are refused, with what to pass")
  func unclear() throws {
    // "Tân" in Windows-1258 is "Tõn" in TCVN3: both can be Vietnamese.
    let bytes = Array("x,".utf8) + [0x54, 0xE2, 0x6E, 10]
    let error = #expect(throws: InputError.self) { try Self.text(bytes) }
    guard case .text(.unclearEncoding(let candidates)) = error?.kinds.first else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(Set(candidates) == ["windows-1258", "tcvn3"])
    #expect(error?.description.contains("--encoding") == true)
    #expect(try Self.text(bytes, encoding: .windows1258).text == "x,Tân\n")
    #expect(try Self.text(bytes, encoding: .tcvn3).text == "x,Tõn\n")
  }

  @Test("bytes that stand for nothing are refused with their lines")
  func faults() throws {
    let cases: [([UInt8], TextEncoding, Int)] = [
      (Array("a\nb".utf8) + [0x81], .windows1258, 2), (Array("a\n\nb".utf8) + [0x8A], .tcvn3, 3),
      (OldEncodings.utf16("a\nb", isBigEndian: false, hasMark: true) + [0x00, 0xD8], .utf16, 2),
      (OldEncodings.utf16("a", isBigEndian: true, hasMark: true) + [0x00], .utf16, 1),
    ]
    for (bytes, encoding, line) in cases {
      let error = #expect(throws: InputError.self) { try Self.text(bytes, encoding: encoding) }
      #expect(error?.codes == ["no-such-character"])
      #expect(error?.problems.first?.location?.line == line)
    }
  }

  @Test("archives and documents are refused by name")
  func foreign() throws {
    for (bytes, name) in [
      (Array("BZh91AY".utf8), "bzip2"), ([0x50, 0x4B, 3, 4, 0, 0], "ZIP/XLSX"),
      (Array("%PDF-1.7".utf8), "PDF"),
    ] as [([UInt8], String)] {
      let error = #expect(throws: InputError.self) { try Self.text(bytes) }
      #expect(error?.kinds == [.text(.notText(format: name))])
    }
  }

  @Test("no bytes at all make a converter trap or grow")
  func hostile() {
    var generator = SplitMix64(seed: 11)
    let forms: [TextForm] = [
      .utf8, .utf16(isBigEndian: false), .utf16(isBigEndian: true), .windows1258, .tcvn3,
      .tcvn3InUTF8, .tcvn3InUTF16(isBigEndian: false),
    ]
    for round in 0..<2_000 {
      let count = Int.random(in: 0...60, using: &generator)
      let bytes = (0..<count).map { _ -> UInt8 in
        switch generator.next() % 4 {
        case 0: [0xCC, 0x80, 0xFF, 0xFE, 0xD8, 0x00, 0xE2, 0xEF][Int(generator.next() % 8)]
        case 1: UInt8(truncatingIfNeeded: generator.next())
        default: UInt8(0x20 + generator.next() % 0x5F)
        }
      }
      _ = bytes.withUnsafeBufferPointer { EncodingDetector.detect($0, isWhole: round % 2 == 0) }
      for form in forms {
        var converter = TextConverter(form, path: "t")
        var output: [UInt8] = []
        for piece in stride(from: 0, to: count, by: 5) {
          bytes[piece..<min(piece + 5, count)].withUnsafeBufferPointer {
            converter.convert($0, isLast: false, into: &output)
          }
        }
        [UInt8]().withUnsafeBufferPointer { converter.convert($0, isLast: true, into: &output) }
        #expect(output.count <= 4 * count + 16)
      }
    }
  }
}
