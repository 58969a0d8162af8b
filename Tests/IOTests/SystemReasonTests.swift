import Foundation
import Testing

@testable import IO

@Suite("What the system says")
struct SystemReasonTests {
  @Test(
    "is said in Vietnamese for every usual error, and in English as the system words it",
    arguments: [
      EACCES, EPERM, ENOENT, ENOTDIR, EISDIR, EEXIST, ENOSPC, EDQUOT, EFBIG, EROFS, EIO, EMFILE,
      ELOOP, ENAMETOOLONG, EPIPE,
    ])
  func usual(code: Int32) {
    let reason = systemReason(code)
    #expect(reason.en == String(cString: strerror(code)))
    #expect(!reason.vi.contains(reason.en) && !reason.vi.contains("\(code)"))
  }

  @Test("is given with its number where it is rare")
  func rare() {
    let reason = systemReason(ENOTTY)
    #expect(reason.vi == "lỗi hệ thống số \(ENOTTY), \"\(reason.en)\"")
  }

  @Test("about broken XML is said in both languages")
  func markup() throws {
    let folder = TemporaryFolder()
    for (xml, vi, en) in [
      ("<a>", "không có phần tử nào", "no element found"),
      ("<a></b>", "thẻ đóng không khớp thẻ mở", "mismatched tag"),
    ] {
      let handler = Silent()
      let parser = MarkupParser(
        part: "part.xml", place: .init(file: folder.path), limits: .standard, handler: handler)
      let error = #expect(throws: InputError.self) {
        try Array(xml.utf8).withUnsafeBufferPointer { try parser.feed($0, isFinal: true) }
      }
      let kind = try #require(error?.problems.first?.kind)
      #expect(kind.vietnamese.what.contains("(\(vi))") && kind.english.what.contains("(\(en))"))
    }
  }

  private final class Silent: MarkupHandler {
    func start(_ name: MarkupName, _ attributes: MarkupAttributes) {}
    func end() {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  }
}
