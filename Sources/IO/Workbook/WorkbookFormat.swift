/// The formats of spreadsheets, told apart by their first bytes, not by their names.
enum WorkbookFormat {
  /// A zip archive: XLSX, XLSB or ODS.
  case archive
  /// A compound file: XLS, or XLSX under a password.
  case compound
  /// XLS of the time before compound files.
  case oldBinary

  /// How many bytes tell.
  static let magicLength = 8

  /// The format that a file with these first bytes may have.
  init?(firstBytes: some Collection<UInt8>) {
    let bytes = Array(firstBytes.prefix(Self.magicLength))
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6]) {
      self = .archive
    } else if bytes == [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] {
      self = .compound
    } else if bytes.count >= 4, bytes[0] == 9, [0, 2, 4, 8].contains(bytes[1]),
      [4, 6, 8, 16].contains(bytes[2]), bytes[3] == 0
    {
      self = .oldBinary
    } else {
      return nil
    }
  }
}
