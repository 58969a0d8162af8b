import CZip
import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A part of an office package (a DOCX or XLSX file) that is written anew where it stands.
///
/// ```swift
/// try PackagePart.rewrite("word/document.xml", of: "report.docx") { text in
///   text.replacing("Draft", with: "Final")
/// }
/// ```
public enum PackagePart {
  /// Changes the text of a part; the other parts stay as they are, and the same change makes the same bytes.
  ///
  /// - Parameters:
  ///   - name: The part, such as `word/document.xml`.
  ///   - path: The package.
  ///   - change: What becomes of the text.
  /// - Throws: ``InputError`` where there is no such package or part, or it cannot be written.
  public static func rewrite(
    _ name: String, of path: String, _ change: (String) -> String
  ) throws(InputError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError(.unreadable(reason: systemReason()), at: SourceLocation(file: path))
    }
    let archive = try ZipArchive(descriptor: descriptor, path: path, limits: WorkbookLimits())
    guard let entry = archive.entry(name) else {
      throw archive.error(.brokenArchive(part: name, fault: .incomplete))
    }
    let old = String(decoding: try bytes(of: archive.open(entry)), as: UTF8.self)
    try put(Array(change(old).utf8), at: entry.index, of: path)
  }

  private static func bytes(of part: ArchivePart) throws(InputError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: part.entry.size)
    var filled = 0
    var isRead = Result<Int, InputError>.success(1)
    while filled < bytes.count, case .success(let got) = isRead, got > 0 {
      isRead = bytes.withUnsafeMutableBytes { buffer in
        Result { () throws(InputError) in
          try part.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        }
      }
      filled += try isRead.get()
    }
    return bytes
  }

  private static func put(
    _ bytes: [UInt8], at index: UInt64, of path: String
  ) throws(InputError) {
    var code: Int32 = 0
    guard let handle = zip_open(path, 0, &code) else { throw failure(code, path) }
    let isPut = bytes.withUnsafeBytes { bytes in
      guard let source = zip_source_buffer(handle, bytes.baseAddress, UInt64(bytes.count), 0) else {
        return false
      }
      guard zip_file_replace(handle, index, source, 0) == 0 else {
        zip_source_free(source)
        return false
      }
      // The first day that archives know, and no other, so that the same text makes the same bytes.
      return zip_file_set_dostime(handle, index, 0, 0x21, 0) == 0 && zip_close(handle) == 0
    }
    guard isPut else {
      let code = zip_error_code_zip(zip_get_error(handle))
      zip_discard(handle)
      throw failure(code, path)
    }
  }

  private static func failure(_ code: Int32, _ path: String) -> InputError {
    var fault = zip_error_t()
    zip_error_init_with_code(&fault, code)
    defer { zip_error_fini(&fault) }
    let said = String(cString: zip_error_strerror(&fault))
    return InputError(
      .writeFailed(reason: LocalizedText(vi: said, en: said)), at: SourceLocation(file: path))
  }
}
