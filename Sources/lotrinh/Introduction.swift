import Panels

/// What `lotrinh` says when it is called without a word.
struct Introduction {
  let language: Language

  /// Whether a call asks for nothing but this, in some language.
  static func isAsked(by arguments: [String]) -> Bool {
    switch arguments.count {
    case 0: true
    case 1: arguments[0].hasPrefix("--lang=")
    case 2: arguments[0] == "--lang"
    default: false
    }
  }

  /// The text, at most 80 columns wide.
  var text: String {
    let opening =
      language == .vi
      ? """
      Lotrinh: xã nào sẽ đạt mục tiêu nông thôn mới, và vì sao.

      Từ bảng số liệu các xã theo năm và một kế hoạch: số tiêu chí đạt, xu thế,
      dự báo, khả năng đạt, lộ trình. Mỗi con số truy được về ô số liệu và văn bản.
      """
      : """
      Lotrinh: which communes will meet their targets, and why.

      From a table of communes by year and a plan: criteria met, trends, forecasts,
      chances, a roadmap. Every figure leads back to its cell and its document.
      """
    let closing =
      language == .vi
      ? """
      Bắt đầu:        lotrinh check SỐ-LIỆU.xlsx --preview (xem tệp được hiểu thế nào)
      Cách dùng lệnh: lotrinh LỆNH --help
      English:        lotrinh --lang en, or LOTRINH_LANG=en
      """
      : """
      To start:       lotrinh check DATA.xlsx --preview   (how a file is understood)
      How to use one: lotrinh COMMAND --help
      Tiếng Việt:     lotrinh --lang vi
      """
    let width = CommandSummary.groups.flatMap(\.commands).map(\.name.count).max() ?? 0
    let groups = CommandSummary.groups.map { group in
      group.title[language] + "\n"
        + group.commands.map { command in
          "  " + command.name + String(repeating: " ", count: width - command.name.count + 2)
            + command.purpose[language]
        }.joined(separator: "\n")
    }
    return ([opening] + groups + [closing]).joined(separator: "\n\n") + "\n"
  }
}
