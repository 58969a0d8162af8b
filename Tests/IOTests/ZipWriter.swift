/// Writes zip archives byte by byte, right ones and wrong ones.
struct ZipWriter {
  /// A file to pack.
  struct Entry {
    var name: String
    var data: [UInt8]
    /// 0 stored, 8 deflated (one run of a byte or uncompressed blocks); others only pretend.
    var method = 0
    var crc: UInt32?
    var flags: UInt16 = 0
    var externalAttributes: UInt32 = 0
    var declaredSize: Int?
    var usesZip64 = false
    /// Whether checksum and sizes follow the data, as streaming writers do.
    var hasDescriptor = false
    /// Whether the packed bytes are turned into something else.
    var isGarbled = false

    init(_ name: String, _ text: String) {
      self.name = name
      data = Array(text.utf8)
    }

    init(_ name: String, bytes: [UInt8]) {
      self.name = name
      data = bytes
    }
  }

  var entries: [Entry]
  var comment = ""
  var usesZip64End = false

  /// The archive.
  func bytes() -> [UInt8] {
    var out: [UInt8] = []
    var list: [UInt8] = []
    for entry in entries {
      let offset = out.count
      let packed = Self.packed(entry)
      let crc = entry.crc ?? Self.checksum(entry.data)
      let size = entry.declaredSize ?? entry.data.count
      let flags = entry.flags | (entry.hasDescriptor ? 8 : 0) | 0x800
      let fields = Self.fields(entry, flags: flags, crc: crc, packed: packed.count, size: size)
      out += [0x50, 0x4B, 3, 4] + Self.word(entry.usesZip64 ? 45 : 20) + fields.local
      out += Array(entry.name.utf8) + fields.extra + packed
      if entry.hasDescriptor {
        out += [0x50, 0x4B, 7, 8] + Self.long(crc) + Self.long(UInt32(packed.count))
        out += Self.long(UInt32(truncatingIfNeeded: size))
      }
      list += [0x50, 0x4B, 1, 2] + Self.word(0x031E) + Self.word(entry.usesZip64 ? 45 : 20)
      list += fields.central + Self.word(0) + Self.word(0) + Self.word(0)
      list += Self.long(entry.externalAttributes) + Self.long(UInt32(offset))
      list += Array(entry.name.utf8) + fields.extra
    }
    return out + list + end(listOffset: out.count, listSize: list.count)
  }

  private func end(listOffset: Int, listSize: Int) -> [UInt8] {
    var out: [UInt8] = []
    let count = entries.count
    if usesZip64End {
      let record = listOffset + listSize
      out += [0x50, 0x4B, 6, 6] + Self.quad(44) + Self.word(45) + Self.word(45)
      out += Self.long(0) + Self.long(0) + Self.quad(count) + Self.quad(count)
      out += Self.quad(listSize) + Self.quad(listOffset)
      out += [0x50, 0x4B, 6, 7] + Self.long(0) + Self.quad(record) + Self.long(1)
    }
    let small = usesZip64End ? 0xFFFF : count
    out += [0x50, 0x4B, 5, 6] + Self.word(0) + Self.word(0) + Self.word(small) + Self.word(small)
    out += Self.long(usesZip64End ? 0xFFFF_FFFF : UInt32(listSize))
    out += Self.long(usesZip64End ? 0xFFFF_FFFF : UInt32(listOffset))
    return out + Self.word(comment.utf8.count) + Array(comment.utf8)
  }

  private static func fields(
    _ entry: Entry, flags: UInt16, crc: UInt32, packed: Int, size: Int
  ) -> (local: [UInt8], central: [UInt8], extra: [UInt8]) {
    let extra = entry.usesZip64 ? word(1) + word(16) + quad(size) + quad(packed) : []
    let small: (Int) -> [UInt8] = {
      long(entry.usesZip64 ? 0xFFFF_FFFF : UInt32(truncatingIfNeeded: $0))
    }
    let head = word(Int(flags)) + word(entry.method) + word(0) + word(0x21)
    let sums = long(crc) + small(packed) + small(size)
    let lengths = word(entry.name.utf8.count) + word(extra.count)
    let unknown = long(0) + long(0) + long(0)
    return (head + (entry.hasDescriptor ? unknown : sums) + lengths, head + sums + lengths, extra)
  }

  private static func packed(_ entry: Entry) -> [UInt8] {
    if entry.isGarbled { return entry.data.map { $0 | 6 } }
    guard entry.method == 8 else { return entry.data }
    if let first = entry.data.first, entry.data.count > 1_000,
      entry.data.allSatisfy({ $0 == first })
    {
      return run(of: first, count: entry.data.count)
    }
    return uncompressedBlocks(entry.data)
  }

  /// Deflate without compression: blocks of at most 65,535 bytes.
  private static func uncompressedBlocks(_ data: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var start = 0
    repeat {
      let end = min(start + 65_535, data.count)
      let length = end - start
      out += [end == data.count ? 1 : 0] + word(length) + word(length ^ 0xFFFF)
      out += data[start..<end]
      start = end
    } while start < data.count
    return out
  }

  /// Deflate of one byte (below 144) many times: a literal, then copies of 258 bytes and of 3.
  static func run(of byte: UInt8, count: Int) -> [UInt8] {
    var bits = BitWriter()
    bits.write(1, 1)
    bits.write(1, 2)
    bits.writeCode(UInt32(byte) + 0x30, 8)
    var rest = count - 1
    while rest >= 258 {
      bits.writeCode(0b1100_0101, 8)
      bits.writeCode(0, 5)
      rest -= 258
    }
    while rest > 0 {
      bits.writeCode(UInt32(byte) + 0x30, 8)
      rest -= 1
    }
    bits.writeCode(0, 7)
    return bits.bytes
  }

  /// Bits as deflate orders them.
  private struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var used = 8

    mutating func write(_ value: UInt32, _ count: Int) {
      for index in 0..<count { bit(value >> UInt32(index) & 1) }
    }

    mutating func writeCode(_ value: UInt32, _ count: Int) {
      for index in (0..<count).reversed() { bit(value >> UInt32(index) & 1) }
    }

    private mutating func bit(_ value: UInt32) {
      if used == 8 {
        bytes.append(0)
        used = 0
      }
      bytes[bytes.count - 1] |= UInt8(value) << UInt8(used)
      used += 1
    }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }

  static func checksum(_ data: [UInt8]) -> UInt32 {
    ~data.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }

  private static func word(_ value: Int) -> [UInt8] {
    [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)]
  }

  private static func long(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(value >> (8 * UInt32($0)) & 0xFF) }
  }

  private static func quad(_ value: Int) -> [UInt8] {
    (0..<8).map { UInt8(UInt64(value) >> (8 * UInt64($0)) & 0xFF) }
  }
}
