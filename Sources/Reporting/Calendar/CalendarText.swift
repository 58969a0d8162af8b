import Panels
import Planning

/// Writes events as an iCalendar file (RFC 5545): UTF-8, lines of at most 75 octets ended by CR LF.
///
/// All events are of whole days; the end of an event is the day after its last (section 3.6.1). The
/// same plan gives the same bytes: the stamp is the day of the plan, the identifiers are made from
/// what an event says.
public struct CalendarText: Sendable {
  private let plan: Plan
  private let words: Words

  /// Prepares the calendar of a plan.
  public init(_ plan: Plan, language: Language) {
    self.plan = plan
    words = Words(language)
  }

  /// The text of a file.
  public func text(_ events: [CalendarEvent]) -> String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lotrinh//Lotrinh//\(code)",
      "CALSCALE:GREGORIAN", "X-WR-CALNAME:\(Self.escaped(plan.title[words.language]))",
    ]
    var seen: [String: Int] = [:]
    for event in events {
      let id = Self.identifier(event.milestone, of: plan.id)
      let number = seen[id, default: 0]
      seen[id] = number + 1
      lines += self.lines(of: event, uid: number == 0 ? id : "\(id)-\(number)")
    }
    lines.append("END:VCALENDAR")
    return lines.map { Self.folded($0) + "\r\n" }.joined()
  }

  private var code: String { words.language.rawValue.uppercased() }

  private func lines(of event: CalendarEvent, uid: String) -> [String] {
    let stamp = plan.date?.firstDay ?? CalendarDate(year: plan.statusYear)?.firstDay
    var lines = [
      "BEGIN:VEVENT", "UID:\(uid)@lotrinh",
      "DTSTAMP:\(stamp.map(Self.basic) ?? "19700101")T000000Z",
      "DTSTART;VALUE=DATE:\(Self.basic(event.start))",
      "DTEND;VALUE=DATE:\(Self.basic(event.end.adding(days: 1)))",
    ]
    if let rule = event.rule { lines.append("RRULE:\(Self.text(rule))") }
    if !event.furtherDays.isEmpty {
      lines.append(
        "RDATE;VALUE=DATE:" + event.furtherDays.map(Self.basic).joined(separator: ","))
    }
    let what = event.milestone.what[words.language]
    lines.append("SUMMARY;LANGUAGE=\(words.language.rawValue):\(Self.escaped(what))")
    let description = description(of: event)
    if !description.isEmpty {
      lines.append(
        "DESCRIPTION;LANGUAGE=\(words.language.rawValue):\(Self.escaped(description))")
    }
    return lines + ["TRANSP:TRANSPARENT", "END:VEVENT"]
  }

  /// Who does it, how the day is meant, which row of the plan says so.
  private func description(of event: CalendarEvent) -> String {
    var parts: [String] = []
    let milestone = event.milestone
    if !milestone.who.isEmpty { parts.append("\(words(.agency)): \(milestone.who)") }
    let day = (milestone.end ?? milestone.start)?.text(in: words.language) ?? ""
    switch milestone.bound {
    case .by: parts.append(words.say("report.due-by", ["day": day]))
    case .before: parts.append(words.say("report.due-before", ["day": day]))
    case .on: break
    }
    if event.rule?.days == [-1] { parts.append(words(.dayNotStated)) }
    if !milestone.row.isEmpty { parts.append(milestone.row) }
    return parts.joined(separator: "\n")
  }

  // MARK: The format

  /// `20240831`.
  private static func basic(_ date: CalendarDate) -> String {
    date.firstDay.description.filter { $0 != "-" }
  }

  private static func text(_ rule: CalendarEvent.Rule) -> String {
    let days = rule.days.map(String.init).joined(separator: ",")
    let months = rule.months.map(String.init).joined(separator: ",")
    let frequency = rule.months.isEmpty ? "MONTHLY" : "YEARLY;BYMONTH=\(months)"
    return "FREQ=\(frequency);BYMONTHDAY=\(days);UNTIL=\(basic(rule.until))"
  }

  /// Text with backslash, semicolon, comma and line ends escaped (section 3.3.11).
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case ";": result += "\\;"
      case ",": result += "\\,"
      case "\n": result += "\\n"
      // Controls other than the tab have no place in a text.
      case "\u{0}"..<"\u{9}", "\u{B}"..<" ", "\u{7F}": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A content line cut into lines of at most 75 octets, no character apart (section 3.1).
  static func folded(_ line: String) -> String {
    var result = ""
    var width = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if width + size > 75 {
        result += "\r\n "
        width = 1
      }
      result.unicodeScalars.append(scalar)
      width += size
    }
    return result
  }

  /// An identifier of what a milestone says, the same in every calendar made of the plan: the FNV-1a
  /// hash of 64 bits.
  private static func identifier(_ milestone: Milestone, of plan: String) -> String {
    let parts = [
      plan, milestone.row, milestone.cadence.label, milestone.start?.description ?? "",
      milestone.end?.description ?? "", milestone.what.vi, milestone.who,
    ]
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in parts.joined(separator: "\u{1F}").utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension UTF8 {
  /// The number of octets of a scalar.
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    scalar.value < 0x80 ? 1 : scalar.value < 0x800 ? 2 : scalar.value < 0x10000 ? 3 : 4
  }
}
