import Foundation
import Panels
import Testing

@testable import IO

/// How often the encoding of a short table is found out, on real names of communes.
@Suite("Encodings of short tables")
struct EncodingRateTests {
  /// The names of the communes in the shipped plans.
  private static let names: [String] = {
    var names: [String] = []
    for folder in PackageFiles.planFolders {
      let path = PackageFiles.root + "/" + folder + "/units.csv"
      guard let table = try? CSVTable(path: path, required: ["name"]) else { continue }
      names += table.rows.map { table.text($0, "name") }
    }
    return Array(Set(names.filter { !$0.contains("mô phỏng") })).sorted()
  }()

  private static let headings = [
    "Tên xã;Thu nhập;Hộ nghèo\n", "STT,Xã,Tỷ lệ hộ nghèo,BHYT\n", "unit;year;income\n", "xã;năm\n",
    "Đơn vị,Kết quả thực hiện năm 2021\n",
  ]

  private static func table(using generator: inout SplitMix64) -> String {
    let heading = headings.randomElement(using: &generator) ?? ""
    let rows = (0..<5).map { _ in names.randomElement(using: &generator) ?? "" }
    return heading
      + rows.map { "\($0);2021;\(Int.random(in: 10...90, using: &generator))\n" }.joined()
  }

  private static let writers: [(form: TextForm, write: @Sendable (String) -> [UInt8])] = [
    (.utf8, { Array($0.utf8) }),
    (.windows1258, { OldEncodings.windows1258($0) }),
    (.windows1258, { OldEncodings.windows1258($0, isTyped: true) }),
    (.tcvn3, { OldEncodings.tcvn3($0) }),
    (.tcvn3InUTF8, { Array(OldEncodings.mojibake($0).utf8) }),
    (.utf16(isBigEndian: false), { OldEncodings.utf16($0, isBigEndian: false, hasMark: false) }),
    (.utf16(isBigEndian: true), { OldEncodings.utf16($0, isBigEndian: true, hasMark: false) }),
  ]

  @Test(
    "a heading and five names are never taken for another encoding, and at most 2 % are refused",
    arguments: writers.indices)
  func rates(index: Int) {
    #expect(Self.names.count > 40)
    let (form, write) = Self.writers[index]
    var generator = SplitMix64(seed: UInt64(100 + index))
    var unclear = 0
    var wrong: [String] = []
    let count = 400
    for _ in 0..<count {
      let text = Self.table(using: &generator)
      let bytes = write(text)
      if bytes.allSatisfy({ $0 < 0x80 && $0 > 0 }) { continue }
      switch bytes.withUnsafeBufferPointer({ EncodingDetector.detect($0) }) {
      case .unclear(let candidates):
        unclear += 1
        #expect(candidates.contains(form.encoding))
      case .form(let found): if found != form { wrong.append("\(found): \(text)") }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) of \(count): \(wrong.prefix(3))")
    #expect(unclear * 50 <= count, "\(unclear) of \(count)")
  }

  @Test("a single name is found out, or refused, or left as text that is not UTF-8, never mistaken")
  func singleNames() {
    var wrong: [String] = []
    for (form, write) in Self.writers.dropFirst().dropLast(2) {
      for name in Self.names {
        let bytes = write("name\n\(name)\n")
        guard bytes.contains(where: { $0 >= 0x80 }) else { continue }
        let verdict = bytes.withUnsafeBufferPointer { EncodingDetector.detect($0) }
        if case .form(let found) = verdict, found != form, found != .utf8 {
          wrong.append("\(name): \(found) for \(form)")
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(10))")
  }
}
