/// What is the matter with the zip archive of a workbook.
public enum ArchiveFault: String, Hashable, Sendable, CaseIterable {
  /// It ends too early, or its list of contents is not found.
  case incomplete
  /// The bytes of a part are not those that were packed.
  case wrongChecksum
  /// Its list of contents contradicts what stands in it.
  case inconsistent
  /// The packed bytes cannot be unpacked.
  case notUnpacked
  /// The disk or the network refused to give it.
  case notRead

  /// A clause: "the file is incomplete".
  func words(in language: Language) -> String {
    switch (self, language) {
    case (.incomplete, .vi): "tệp bị thiếu một phần"
    case (.incomplete, .en): "the file is incomplete"
    case (.wrongChecksum, .vi): "mã kiểm tra không khớp"
    case (.wrongChecksum, .en): "its checksum does not match"
    case (.inconsistent, .vi): "mục lục của tệp nén mâu thuẫn với nội dung"
    case (.inconsistent, .en): "the archive's list of contents contradicts what stands in it"
    case (.notUnpacked, .vi): "không giải nén được"
    case (.notUnpacked, .en): "it cannot be unpacked"
    case (.notRead, .vi): "không đọc được từ đĩa"
    case (.notRead, .en): "it cannot be read from the disk"
    }
  }
}
