import CZip
import Panels

/// The unpacked bytes of a part of a workbook, read from front to back.
final class ArchivePart {
  let entry: ZipArchive.Entry
  private let file: OpaquePointer
  private let archive: ZipArchive
  private var count = 0

  init(file: OpaquePointer, entry: ZipArchive.Entry, archive: ZipArchive) {
    self.file = file
    self.entry = entry
    self.archive = archive
  }

  deinit { zip_fclose(file) }

  /// Reads on into `buffer`; 0 at the end, where the checksum has been compared.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let got = zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
    guard got >= 0 else {
      let code = zip_error_code_zip(zip_file_get_error(file))
      throw archive.error(.brokenArchive(part: entry.name, fault: ZipArchive.fault(code)))
    }
    count += Int(got)
    guard got > 0 ? count <= entry.size : count == entry.size else {
      throw archive.error(.brokenArchive(part: entry.name, fault: .inconsistent))
    }
    return Int(got)
  }
}
