/// Makes the compound files that old spreadsheets and encrypted workbooks are.
enum CompoundFileMaker {
  /// A file with streams of these names; all begin with the same data.
  static func file(
    streams: [String], data: [UInt8] = [9, 8, 16, 0], isCircle: Bool = false
  ) -> [UInt8] {
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    header += [UInt8](repeating: 0, count: 504)
    header[30] = 9
    header[44] = 1
    header[48] = 1
    for index in 80..<512 { header[index] = 0xFF }
    var table = [UInt8](repeating: 0xFF, count: 512)
    table.replaceSubrange(0..<4, with: [0xFD, 0xFF, 0xFF, 0xFF])
    table.replaceSubrange(4..<8, with: isCircle ? [1, 0, 0, 0] : [0xFE, 0xFF, 0xFF, 0xFF])
    var directory: [UInt8] = []
    for name in streams { directory += entry(name) }
    directory += [UInt8](repeating: 0, count: max(0, 512 - directory.count))
    return header + table + directory + data + [UInt8](repeating: 0, count: 512 - data.count)
  }

  private static func entry(_ name: String) -> [UInt8] {
    var bytes = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let length = bytes.count + 2
    bytes += [UInt8](repeating: 0, count: 128 - bytes.count)
    bytes[64] = UInt8(length)
    bytes[66] = 2
    bytes[116] = 2
    return bytes
  }
}
