/// Names of files made from names of people's making.
///
/// ```swift
/// SafeFileName.slug("Phòng Nông nghiệp & PTNT")  // "phong-nong-nghiep-ptnt"
/// ```
public enum SafeFileName {
  private static let limit = 60

  /// Small letters of ASCII, digits and hyphens, at most sixty: `Phòng Nông nghiệp & PTNT` becomes
  /// `phong-nong-nghiep-ptnt`. Empty where the name has no letter or digit of these.
  ///
  /// - Note: It may be a name that a system keeps for itself, such as `con`: put a word in front.
  public static func slug(_ name: String) -> String {
    var text = ""
    for byte in Spelling.fold(name).lowercased().utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default: if !text.isEmpty, !text.hasSuffix("-") { text += "-" }
      }
    }
    text = String(text.prefix(limit))
    while text.hasSuffix("-") { text.removeLast() }
    return text
  }
}
