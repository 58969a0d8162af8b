/// The encodings of text that are read. UTF-8 is what everything becomes.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "utf-8"
  /// UTF-16, its byte order told by the mark or by where the zeros are.
  case utf16 = "utf-16"
  /// Windows-1258, the Vietnamese code page of Windows, with separate tone marks.
  case windows1258 = "windows-1258"
  /// TCVN 5712:1993 as the ABC fonts (.VnTime) have it: as bytes, or as the Latin letters that
  /// these bytes became in a Unicode file.
  case tcvn3

  /// The name used on the command line and in messages.
  public var label: String { rawValue }

  /// The encoding with a label.
  public init?(label: String) { self.init(rawValue: label.lowercased()) }
}

/// How the bytes of one file make its letters.
enum TextForm: Hashable {
  case utf8
  case utf16(isBigEndian: Bool)
  case windows1258
  case tcvn3
  /// TCVN3 whose bytes became the Latin letters of the same numbers in a UTF-8 file.
  case tcvn3InUTF8
  /// The same in a UTF-16 file.
  case tcvn3InUTF16(isBigEndian: Bool)

  /// The encoding that people name.
  var encoding: TextEncoding {
    switch self {
    case .utf8: .utf8
    case .utf16: .utf16
    case .windows1258: .windows1258
    case .tcvn3, .tcvn3InUTF8, .tcvn3InUTF16: .tcvn3
    }
  }
}
