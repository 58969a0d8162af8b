/// The compressed forms in which a table may come. The first bytes say which, never the name.
public enum Compression: String, Sendable, CaseIterable {
  /// gzip, RFC 1952.
  case gzip
  /// xz.
  case xz
  /// Zstandard, RFC 8878.
  case zstd

  /// How many bytes ``init(magic:)`` looks at.
  static let magicLength = 6

  /// The form that the first bytes of a file announce; `nil` for everything else.
  public init?(magic bytes: some Collection<UInt8>) {
    let start = Array(bytes.prefix(Self.magicLength))
    if start.starts(with: [0x1F, 0x8B, 0x08]) {
      self = .gzip
    } else if start.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) {
      self = .xz
    } else if start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) || Self.isSkippableFrame(start) {
      self = .zstd
    } else {
      return nil
    }
  }

  /// Frames that hold notes of other programs, which may stand before the first real one.
  private static func isSkippableFrame(_ start: [UInt8]) -> Bool {
    start.count >= 4 && start[0] & 0xF0 == 0x50 && start[1...3] == [0x2A, 0x4D, 0x18]
  }

  /// A decoder for one file.
  func makeDecompressor() throws(DecompressionFailure) -> any Decompressor {
    switch self {
    case .gzip: try GzipDecompressor()
    case .xz: try XZDecompressor()
    case .zstd: try ZstdDecompressor()
    }
  }
}
