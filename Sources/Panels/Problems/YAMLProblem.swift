/// What keeps a text from being YAML, and numbers that YAML takes for something else.
///
/// ```swift
/// YAMLProblem.decimalComma("1,5", plain: "1.5").message(in: .en).fix  // "Write 1.5."
/// ```
public enum YAMLProblem: ProblemFamily {
  /// A tab where YAML takes spaces only.
  case tabIndentation
  /// A key without its colon, or with no space behind it.
  case missingColon
  /// A space that YAML does not take for one, such as a no-break space from a text processor.
  case noBreakSpace
  /// A dash of a list with no space behind it.
  case dashWithoutSpace
  /// A value that itself looks like a key: a second colon on a line.
  case secondColon
  /// A quote that is never closed.
  case quoteNeverClosed
  /// A bracket or brace without a comma, or never closed; `isList` for a bracket.
  case bracketNeverClosed(isList: Bool)
  /// A line that stands neither with the block above it nor below it; the block starts on a line.
  case misaligned(blockLine: Int?)
  /// A value that starts with a character that means something else.
  case reservedStart(String)
  /// A backslash in double quotes that starts no escape.
  case strayBackslash
  /// A key that is no text.
  case keyNotText
  /// More values than are read.
  case tooManyValues(limit: Int)
  /// An alias that cannot be followed.
  case brokenAlias
  /// Anything else, in the words of the library that reads YAML.
  case notYAML(detail: String)
  /// A number with a decimal comma.
  case decimalComma(String, plain: String)

  /// All of them refuse the file.
  public var severity: Problem.Severity { .error }

  /// The number seen.
  public var subject: ProblemSubject {
    if case .decimalComma(let written, let plain) = self {
      ProblemSubject(value: written, expected: plain)
    } else {
      .none
    }
  }

  /// What is the matter and what to do about it.
  public func message(in language: Language) -> ProblemMessage {
    language == .vi ? vietnamese : english
  }

  private var vietnamese: ProblemMessage {
    switch self {
    case .tabIndentation:
      ProblemMessage(
        "Dòng này thụt vào bằng phím Tab; YAML chỉ nhận dấu cách.",
        fix: "Hãy thay mỗi Tab bằng hai dấu cách.")
    case .missingColon:
      ProblemMessage(
        "Khóa thiếu dấu hai chấm, hoặc sau dấu hai chấm thiếu dấu cách.",
        fix: "Hãy ghi dạng khóa: giá trị.")
    case .noBreakSpace:
      ProblemMessage(
        "Ở đây có một dấu cách không ngắt, thường do chép từ trình soạn thảo; YAML không coi là dấu cách.",
        fix: "Hãy xóa đi và gõ dấu cách thường.")
    case .dashWithoutSpace:
      ProblemMessage(
        "Sau dấu gạch ngang mở một mục thiếu dấu cách.", fix: "Hãy ghi dạng - mục.")
    case .secondColon:
      ProblemMessage(
        "Dấu hai chấm này không mở được một khóa ở đây: giá trị có dấu hai chấm, hoặc dòng thụt sai.",
        fix: "Hãy đặt giá trị trong ngoặc kép, hoặc cho các khóa cùng nhóm thụt vào bằng nhau.")
    case .quoteNeverClosed:
      ProblemMessage(
        "Ngoặc kép hoặc nháy đơn mở ở đây không được đóng.", fix: "Hãy thêm dấu đóng.")
    case .bracketNeverClosed(let isList):
      ProblemMessage(
        "Danh sách mở bằng \(isList ? "[" : "{") ở đây thiếu dấu phẩy giữa hai mục hoặc không được đóng.",
        fix: "Hãy thêm dấu phẩy, hoặc \(isList ? "]" : "}") ở cuối.")
    case .misaligned(let line):
      ProblemMessage(
        "Dòng này thụt vào không khớp với nhóm khóa\(line.map { " bắt đầu ở dòng \($0)" } ?? " chứa nó").",
        fix: "Hãy cho các khóa cùng nhóm thụt vào bằng nhau, và xem lại dấu ngoặc của dòng trên.")
    case .reservedStart(let character):
      ProblemMessage(
        "Giá trị không được bắt đầu bằng \(character) trong YAML.",
        fix: "Hãy đặt cả giá trị trong ngoặc kép.")
    case .strayBackslash:
      ProblemMessage(
        "Trong ngoặc kép, dấu \\ mở một ký hiệu đặc biệt mà ở đây không có.",
        fix: "Hãy dùng nháy đơn, hoặc ghi \\ hai lần.")
    case .keyNotText:
      ProblemMessage("Khóa này không phải là chữ.", fix: "Hãy ghi khóa là một từ.")
    case .tooManyValues(let limit):
      ProblemMessage(
        "Tệp có hơn \(limit) giá trị, quá nhiều đối với tệp YAML.",
        fix: "Hãy chuyển số liệu sang bảng CSV.")
    case .brokenAlias:
      ProblemMessage(
        "Dấu * dẫn đến một mục không có.", fix: "Hãy ghi lại giá trị, hoặc đặt nó trong ngoặc kép.")
    case .notYAML(let detail):
      ProblemMessage(
        "Không đọc được YAML ở đây (bộ đọc YAML báo: \(detail)).",
        fix: "Hãy kiểm tra thụt dòng và dấu ngoặc.")
    case .decimalComma(let written, let plain):
      ProblemMessage(
        "\"\(written)\" có dấu phẩy thập phân; trong YAML số dùng dấu chấm.",
        fix: "Hãy ghi \(plain).")
    }
  }

  private var english: ProblemMessage {
    switch self {
    case .tabIndentation:
      ProblemMessage(
        "The line is indented with a tab; YAML takes spaces only.",
        fix: "Write two spaces in place of each tab.")
    case .missingColon:
      ProblemMessage(
        "A key has no colon, or no space behind its colon.", fix: "Write it as key: value.")
    case .noBreakSpace:
      ProblemMessage(
        "Here is a no-break space, often pasted from a text processor; YAML takes it for no space.",
        fix: "Delete it and type a plain space.")
    case .dashWithoutSpace:
      ProblemMessage(
        "The dash that starts an entry has no space behind it.", fix: "Write it as - entry.")
    case .secondColon:
      ProblemMessage(
        "This colon cannot start a value here: the value holds a colon, or the line is indented wrongly.",
        fix: "Put the value in double quotes, or indent the keys of a block alike.")
    case .quoteNeverClosed:
      ProblemMessage("The quote opened here is never closed.", fix: "Add the closing quote.")
    case .bracketNeverClosed(let isList):
      ProblemMessage(
        "What \(isList ? "[" : "{") opens here lacks a comma between two entries or is never closed.",
        fix: "Add the comma, or \(isList ? "]" : "}") at the end.")
    case .misaligned(let line):
      ProblemMessage(
        "The line is not aligned with the block of keys \(line.map { "that starts on line \($0)" } ?? "around it").",
        fix: "Indent the keys of a block alike, and look at the quotes of the line above.")
    case .reservedStart(let character):
      ProblemMessage(
        "No value in YAML starts with \(character).", fix: "Put the whole value in double quotes.")
    case .strayBackslash:
      ProblemMessage(
        "In double quotes \\ starts a special character, and here it starts none.",
        fix: "Use single quotes, or write \\ twice.")
    case .keyNotText:
      ProblemMessage("This key is no text.", fix: "Write a word for the key.")
    case .tooManyValues(let limit):
      ProblemMessage(
        "The file has more than \(limit) values, too many for a YAML file.",
        fix: "Move the data to a CSV table.")
    case .brokenAlias:
      ProblemMessage(
        "The * refers to an entry that is not there.",
        fix: "Write the value again, or put it in double quotes.")
    case .notYAML(let detail):
      ProblemMessage(
        "The YAML cannot be read here (its reader says: \(detail)).",
        fix: "Check the indentation and the quotes.")
    case .decimalComma(let written, let plain):
      ProblemMessage(
        "\"\(written)\" has a decimal comma; numbers in YAML have a point.",
        fix: "Write \(plain).")
    }
  }
}
