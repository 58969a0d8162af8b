/// What a compound file holds, as far as it tells spreadsheets from others and finds passwords.
struct CompoundFile {
  /// What the file is.
  enum Content {
    case spreadsheet
    case protected
    case other
  }

  private static let endOfChain: UInt32 = 0xFFFF_FFFE
  /// Entries of the directory that are looked at; spreadsheets have a few dozen.
  private static let entryLimit = 4_096

  private let bytes: UnsafeBufferPointer<UInt8>
  private let sectorSize: Int

  /// Looks at the directory of a compound file.
  ///
  /// - Returns: `nil` when the file is damaged.
  static func content(of bytes: UnsafeBufferPointer<UInt8>) -> Content? {
    CompoundFile(bytes)?.content()
  }

  private init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= 512, bytes[30] == 9 || bytes[30] == 12 else { return nil }
    self.bytes = bytes
    sectorSize = 1 << Int(bytes[30])
  }

  private func content() -> Content? {
    var sector = number(at: 48)
    var seen = 0
    var found: Content = .other
    while sector < Self.endOfChain, seen < Self.entryLimit {
      guard let start = offset(of: sector) else { return seen == 0 ? nil : found }
      for entry in stride(from: start, to: start + sectorSize, by: 128) {
        seen += 1
        switch name(at: entry) {
        case "EncryptedPackage", "EncryptionInfo": return .protected
        case "Workbook", "Book":
          found = hasPassword(stream: number(at: entry + 116)) ? .protected : .spreadsheet
        default: break
        }
      }
      guard let next = sectorAfter(sector) else { return found }
      sector = next
    }
    return found
  }

  /// Whether a stream of records begins with the start of a workbook and a password.
  private func hasPassword(stream sector: UInt32) -> Bool {
    guard let start = offset(of: sector), bytes[start] == 9 else { return false }
    let second = start + 4 + Int(bytes[start + 2])
    return bytes[second] == 0x2F && bytes[second + 1] == 0
  }

  /// The name of an entry of the directory, in UTF-16.
  private func name(at entry: Int) -> String {
    let length = Int(bytes[entry + 64]) | Int(bytes[entry + 65]) << 8
    guard length >= 2, length <= 64 else { return "" }
    let units = stride(from: entry, to: entry + length - 2, by: 2).map {
      UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// The sector that follows another, from the table of sectors that the header lists.
  private func sectorAfter(_ sector: UInt32) -> UInt32? {
    let perSector = sectorSize / 4
    let position = Int(sector) / perSector
    guard position < 109, let table = offset(of: number(at: 76 + 4 * position)) else { return nil }
    return number(at: table + 4 * (Int(sector) % perSector))
  }

  /// Where a sector stands; `nil` when it is not whole.
  private func offset(of sector: UInt32) -> Int? {
    let start = (Int(sector) + 1) * sectorSize
    return start + sectorSize <= bytes.count ? start : nil
  }

  private func number(at index: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[index + $1]) << UInt32(8 * $1) }
  }
}
