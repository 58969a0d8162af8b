import Foundation
import Panels
import Testing

@testable import IO

@Suite("Parts of office packages written anew")
struct PackagePartTests {
  private let folder = TemporaryFolder()

  private func package() throws -> String {
    let entries = [
      ZipWriter.Entry("word/document.xml", "<w:tr>Tỷ lệ</w:tr>"),
      ZipWriter.Entry("word/styles.xml", "<styles/>"),
    ]
    return try folder.write(ZipWriter(entries: entries).bytes(), to: "text.docx")
  }

  private func text(_ name: String, of path: String) throws -> String {
    let bytes = try Data(contentsOf: URL(filePath: path))
    return try bytes.withUnsafeBytes { raw in
      let archive = try ZipArchive(
        bytes: raw.bindMemory(to: UInt8.self), path: path, limits: WorkbookLimits())
      let entry = try #require(archive.entry(name))
      var text = [UInt8](repeating: 0, count: entry.size)
      let part = try archive.open(entry)
      let count = try text.withUnsafeMutableBytes { buffer in try part.read(into: buffer) }
      #expect(count == entry.size)
      return String(decoding: text, as: UTF8.self)
    }
  }

  @Test("hold what was made of them, the other parts as before, and the same bytes each time")
  func rewritten() throws {
    var made: [Data] = []
    for _ in 0..<2 {
      let path = try package()
      try PackagePart.rewrite("word/document.xml", of: path) { $0 + "<w:tr>ằ</w:tr>" }
      #expect(try text("word/document.xml", of: path) == "<w:tr>Tỷ lệ</w:tr><w:tr>ằ</w:tr>")
      #expect(try text("word/styles.xml", of: path) == "<styles/>")
      made.append(try Data(contentsOf: URL(filePath: path)))
    }
    #expect(made[0] == made[1])
  }

  @Test("are refused where the package or the part is not there")
  func missing() throws {
    let path = try package()
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: InputError.self) { try PackagePart.rewrite("word/none.xml", of: path) { $0 } }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    #expect(throws: InputError.self) {
      try PackagePart.rewrite("word/document.xml", of: path + "x") { $0 }
    }
    let other = try folder.write("no package", to: "other.docx")
    #expect(throws: InputError.self) {
      try PackagePart.rewrite("word/document.xml", of: other) { $0 }
    }
  }
}
