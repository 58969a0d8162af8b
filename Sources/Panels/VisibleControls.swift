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

  /// The text without the marks that nobody sees and that turn the direction of writing of what stands around them,
  /// break words or join them: U+00AD, U+061C, U+200B to U+200F, U+202A to U+202E, U+2060 to U+206F, U+FEFF.
  ///
  /// Pages, texts for word processors, charts and workbooks show names so; tables keep what the data has. Of a text
  /// of such marks only the code points are told, as `U+202E`, for an empty place would say that nothing is there.
  public var withoutUnseenMarks: String {
    guard unicodeScalars.contains(where: \.isUnseen) else { return self }
    let seen = unicodeScalars.filter { !$0.isUnseen }
    return seen.allSatisfy(\.properties.isWhitespace)
      ? unicodeScalars.filter(\.isUnseen).map(\.codePoint).joined(separator: " ")
      : String(UnicodeScalarView(seen))
  }

  /// The beginning of the text with what nobody sees in it told: `045[U+200B]04`, `a␛b`.
  public var withMarksTold: String {
    let shown = withVisibleControls.unicodeScalars.prefix(80)
      .map { $0.isUnseen ? "[\($0.codePoint)]" : String($0) }.joined()
    return unicodeScalars.count > 80 ? shown + "…" : shown
  }

  /// The code points of the marks that nobody sees, each once, in the order of the text: as `U+202E`.
  ///
  /// - Complexity: O(bytes).
  public var unseenMarks: [String] {
    // Each of them begins with one of these bytes.
    guard utf8.contains(where: { $0 == 0xC2 || $0 == 0xD8 || $0 == 0xE2 || $0 == 0xEF })
    else { return [] }
    var marks: [String] = []
    for scalar in unicodeScalars where scalar.isUnseen && !marks.contains(scalar.codePoint) {
      marks.append(scalar.codePoint)
    }
    return marks
  }
}

extension Unicode.Scalar {
  fileprivate var isUnseen: Bool {
    switch value {
    case 0xAD, 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }

  /// As `U+202E`.
  fileprivate var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
