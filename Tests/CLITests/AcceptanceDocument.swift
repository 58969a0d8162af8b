import Foundation

/// The table of `docs/acceptance.md`: each row of the source plans and where it is shown.
struct AcceptanceDocument {
  /// A row of the table.
  struct Row {
    var id: String
    var content: String
    /// The references, in their order.
    var places: [Place]
  }

  /// A reference.
  enum Place: Equatable {
    /// A file of a plan that names the row.
    case planFile(String)
    /// A file of the package.
    case file(String)
    /// A test: its file and its function.
    case test(file: String, function: String)
    /// A command of the program.
    case command(String)
    /// A command that takes the row further.
    case see(String)
    /// Anything else.
    case unclear(String)
  }

  let rows: [Row]

  init(_ text: String) {
    rows = text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard fields.count == 5, fields[1].wholeMatch(of: /S[0-4]-\d+[a-r]?/) != nil else {
        return nil
      }
      return Row(
        id: fields[1], content: fields[2],
        places: fields[3].split(separator: ";").map {
          Self.place($0.trimmingCharacters(in: .whitespaces))
        })
    }
  }

  private static func place(_ text: String) -> Place {
    if let match = text.wholeMatch(of: /see `lotrinh ([a-z-]+)`/) { return .see(String(match.1)) }
    if let match = text.wholeMatch(of: /`lotrinh ([a-z-]+)`/) { return .command(String(match.1)) }
    if let match = text.wholeMatch(of: /`([A-Za-z]+Tests)\.([A-Za-z0-9]+)`/) {
      return .test(file: String(match.1), function: String(match.2))
    }
    if let match = text.wholeMatch(of: /`(datasets\/[A-Za-z0-9_.\/-]+)`/) {
      return .file(String(match.1))
    }
    if let match = text.wholeMatch(of: /`([a-z0-9-]+\/[a-z-]+\.(?:yaml|csv))`(?: \([^)]*\))?/) {
      return .planFile("datasets/plans/\(match.1)")
    }
    return .unclear(text)
  }

  /// The ids of the rows: S0-01 to S4-24, with the eighteen owners of S4-20.
  static let ids: [String] = {
    let counts = [30, 28, 33, 18, 24]
    return counts.enumerated().flatMap { plan, count in
      (1...count).flatMap { number -> [String] in
        let id = "S\(plan)-" + (number < 10 ? "0\(number)" : "\(number)")
        return id == "S4-20" ? "abcdefghijklmnopqr".map { id + "\($0)" } : [id]
      }
    }
  }()

  /// The rows in which the text of a plan is ambiguous or wrong.
  static let ambiguous = [
    "S0-06", "S0-09", "S0-10", "S0-11", "S1-14", "S1-28", "S2-11", "S3-05", "S3-06", "S4-04",
    "S4-22",
  ]
}
