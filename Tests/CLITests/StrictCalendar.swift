import Foundation

/// A reader of iCalendar files that takes nothing but what RFC 5545 allows in the calendars of plans.
struct StrictCalendar {
  /// What is wrong with a file.
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  /// A content line without its folds.
  struct Line {
    var name: String
    var parameters: [String: String]
    var value: String
  }

  /// The properties of each event.
  private(set) var events: [[Line]] = []
  private(set) var properties: [Line] = []

  init(_ data: Data) throws {
    guard let text = String(data: data, encoding: .utf8) else { throw Fault(description: "UTF-8") }
    guard text.hasSuffix("\r\n") else { throw Fault(description: "no line end at the end") }
    let bytes = [UInt8](data)
    for (position, byte) in bytes.enumerated() {
      if byte == 10, position == 0 || bytes[position - 1] != 13 {
        throw Fault(description: "LF without CR")
      }
      if byte == 13, position + 1 == bytes.count || bytes[position + 1] != 10 {
        throw Fault(description: "CR without LF")
      }
      if byte < 32, ![9, 10, 13].contains(byte) { throw Fault(description: "a control character") }
    }
    var unfolded: [String] = []
    for line in text.dropLast().components(separatedBy: "\r\n") {
      guard line.utf8.count <= 75 else { throw Fault(description: "\(line.utf8.count) octets") }
      if line.hasPrefix(" ") {
        guard !unfolded.isEmpty else { throw Fault(description: "a fold before any line") }
        unfolded[unfolded.count - 1] += line.dropFirst()
      } else if !line.isEmpty {
        unfolded.append(line)
      }
    }
    var lines = try unfolded.map(Self.line)[...]
    try Self.expect("BEGIN", "VCALENDAR", &lines)
    while let next = lines.first, next.name != "BEGIN", next.name != "END" {
      properties.append(lines.removeFirst())
    }
    while lines.first?.name == "BEGIN" {
      try Self.expect("BEGIN", "VEVENT", &lines)
      var event: [Line] = []
      while let next = lines.first, next.name != "END" {
        guard next.name != "BEGIN" else { throw Fault(description: "nested") }
        event.append(lines.removeFirst())
      }
      try Self.expect("END", "VEVENT", &lines)
      try Self.check(event)
      events.append(event)
    }
    try Self.expect("END", "VCALENDAR", &lines)
    guard lines.isEmpty else { throw Fault(description: "text after the end") }
    for name in ["VERSION", "PRODID"] where properties.count(where: { $0.name == name }) != 1 {
      throw Fault(description: "\(name) is not there once")
    }
  }

  private static func expect(
    _ name: String, _ value: String, _ lines: inout ArraySlice<Line>
  ) throws {
    guard let line = lines.popFirst(), line.name == name, line.value == value else {
      throw Fault(description: "\(name):\(value) is missing")
    }
  }

  private static func line(_ text: String) throws -> Line {
    guard let match = text.wholeMatch(of: /([A-Z-]+)((?:;[A-Z-]+=[^;:,"]+)*):(.*)/) else {
      throw Fault(description: "no content line: \(text)")
    }
    var parameters: [String: String] = [:]
    for part in match.2.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard parameters.updateValue(pair[1], forKey: pair[0]) == nil else {
        throw Fault(description: "\(pair[0]) twice")
      }
    }
    return Line(name: String(match.1), parameters: parameters, value: String(match.3))
  }

  private static func check(_ event: [Line]) throws {
    for name in ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"] {
      guard event.count(where: { $0.name == name }) == 1 else {
        throw Fault(description: "\(name) is not there once")
      }
    }
    for line in event {
      switch line.name {
      case "DTSTART", "DTEND", "RDATE":
        let days = line.value.split(separator: ",")
        guard line.parameters == ["VALUE": "DATE"],
          line.name == "RDATE" || days.count == 1, days.allSatisfy({ day($0) != nil })
        else { throw Fault(description: "no days: \(line.value)") }
      case "DTSTAMP":
        guard line.value.wholeMatch(of: /\d{8}T\d{6}Z/) != nil else {
          throw Fault(description: "no stamp: \(line.value)")
        }
      case "RRULE":
        guard
          line.value.wholeMatch(
            of:
              /FREQ=(MONTHLY|YEARLY;BYMONTH=\d+(,\d+)*);BYMONTHDAY=-?\d+(,\d+)*;UNTIL=\d{8}/)
            != nil
        else { throw Fault(description: "no rule: \(line.value)") }
      case "SUMMARY", "DESCRIPTION":
        // Commas, semicolons and backslashes stand escaped.
        guard line.value.wholeMatch(of: /(?:[^\\;,]|\\[\\;,n])*/) != nil else {
          throw Fault(description: "not escaped: \(line.value)")
        }
      case "UID", "TRANSP": break
      default: throw Fault(description: "\(line.name) is not expected")
      }
    }
  }

  /// A day as year, month and day.
  static func day(_ text: some StringProtocol) -> Date? {
    guard text.count == 8, text.allSatisfy(\.isNumber) else { return nil }
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "UTC")
    formatter.dateFormat = "yyyyMMdd"
    formatter.isLenient = false
    return formatter.date(from: String(text))
  }
}

extension [StrictCalendar.Line] {
  /// The value of a property of an event.
  func value(_ name: String) -> String { first { $0.name == name }?.value ?? "" }
}
