extension String {
  /// Whether a character is in it that steers a device: escape, bell, delete and the like; line ends
  /// and tabs are spaces.
  public var hasControlCharacters: Bool {
    var isLead = false
    for byte in utf8 {
      // The second block of control characters is C2 80 to C2 9F.
      if byte < 32 && !(9...13).contains(byte) || byte == 127 { return true }
      if isLead, (0x80...0x9F).contains(byte), byte != 0x85 { return true }
      isLead = byte == 0xC2
    }
    return false
  }

  /// The text with a picture for each such character, so that it can be shown on a terminal: ␛.
  public var withVisibleControls: String {
    guard hasControlCharacters else { return self }
    var text = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 9...13, 0x85: text.unicodeScalars.append(scalar)
      case 0..<32:
        if let picture = Unicode.Scalar(0x2400 + scalar.value) {
          text.unicodeScalars.append(picture)
        }
      case 127: text += "\u{2421}"
      case 0x80...0x9F: text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
