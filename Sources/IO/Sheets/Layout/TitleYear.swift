/// The years of titles.
enum TitleYear {
  /// Whether a text is a remark below a table, whose year may be any.
  static func isRemark(_ text: String) -> Bool {
    let plain = PlainWords.fold(text) + " "
    return text.hasPrefix("*") || text.hasPrefix("(*")
      || ["ghi chu ", "nguon ", "luu y ", "chu thich ", "note ", "notes ", "source "].contains {
        plain.hasPrefix($0)
      }
  }

  /// Whether a title gives the day of a document or a print, whose year is not that of the values.
  static func isDated(_ title: String) -> Bool {
    let plain = " " + PlainWords.fold(title) + " "
    return plain.contains(" ngay ") && plain.contains(" thang ")
      || [" kem theo ", " ngay in ", " in ngay ", " ngay lap "].contains { plain.contains($0) }
  }
}
