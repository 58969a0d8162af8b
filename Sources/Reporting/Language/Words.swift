import Analytics
import Panels
import Planning

/// The words of reports in one language.
///
/// ```swift
/// let words = Words(.en)
/// words.verdict(.notAssessable)  // ? Not assessable
/// words.numbers.text(1_234.5, decimals: 1)  // 1,234.5
/// ```
public struct Words: Sendable {
  /// The language.
  public let language: Language
  /// How it prints numbers.
  public let numbers: NumberStyle

  /// The words of a language.
  public init(_ language: Language) {
    self.language = language
    numbers = NumberStyle(language)
  }

  /// The text of a phrase.
  public func callAsFunction(_ phrase: Phrase) -> String {
    language.say(phrase.rawValue)
  }

  /// A text of the catalogue.
  ///
  /// - Parameters:
  ///   - key: The key of the text, written out.
  ///   - values: What stands for the placeholders of the text, by their names.
  public func say(_ key: String, _ values: TextValues = [:]) -> String {
    language.say(key, values)
  }

  /// A verdict as symbol and word.
  public func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .met: "✓ " + self(.met)
    case .notMet: "✗ " + self(.notMet)
    case .notApplicable: "∅ " + self(.notApplicable)
    case .notAssessable: "? " + self(.notAssessable)
    }
  }

  /// A level of the programme by its id; an unknown id as it is.
  func level(id: String) -> String { Level(rawValue: id).map { level($0) } ?? id }

  /// A level of the programme.
  public func level(_ level: Level) -> String {
    switch level {
    case .none: self(.levelNone)
    case .basic: self(.levelBasic)
    case .met: self(.levelMet)
    case .advanced: self(.levelAdvanced)
    case .model: self(.levelModel)
    case .modern: self(.levelModern)
    }
  }

  /// A set by its number, with the level it grants when that is above the standard.
  public func set(_ set: CriteriaSet) -> String {
    self.set(set.legalNumber, highest: set.ladder.last?.level)
  }

  /// A set of a number, of which a decision may have several, and the highest level that it grants.
  public func set(_ number: String, highest: Level?) -> String {
    guard let highest, highest > .met else { return number }
    return "\(number) (\(level(highest).lowercased()))"
  }

  /// What the check of a published figure says.
  public func outcome(_ outcome: ReportedCheck.Outcome) -> String {
    switch outcome {
    case .agrees: self(.outcomeAgrees)
    case .truncated: self(.outcomeTruncated)
    case .consistent: self(.outcomeConsistent)
    case .differs: self(.outcomeDiffers)
    case .given: self(.outcomeGiven)
    case .notRecomputable: self(.outcomeNotRecomputable)
    }
  }

  /// What a published figure counts, by its code.
  public func item(_ code: String) -> String {
    if code.hasPrefix("share:") {
      return say(
        "report.share-of", ["item": item(String(code.dropFirst("share:".count))).lowercased()])
    }
    if code.hasPrefix("band:") {
      return say("report.band-of", ["band": Self.span(String(code.dropFirst("band:".count)))])
    }
    switch code {
    case "communes": return self(.communes)
    case "recognised": return self(.recognisedItem)
    case "basic", "advanced", "model":
      return Level(rawValue: code).map { "\(self(.communes)) \(level($0).lowercased())" } ?? code
    case "criteria_total": return self(.criteriaTotal)
    case "criteria_average": return self(.averageItem)
    case "criteria_average_change": return self(.averageChangeItem)
    default: return code
    }
  }

  /// A unit of measurement by its code.
  public func unit(_ code: String) -> String {
    switch code {
    case "percent": "%"
    case "million_vnd_per_person_per_year": self(.millionPerYear)
    case "criteria-per-commune": self(.criteriaPerCommune)
    case "criteria": self(.criteria)
    case "communes": self(.communes)
    case "villages": self(.villages)
    case "people": self(.people)
    case "households": self(.households)
    case "sites": self(.sites)
    default: measure(code: code)
    }
  }

  /// A band of criteria met, by its code, as people write spans: `15–18` of `15-18`.
  static func span(_ band: String) -> String {
    band.split(separator: "-").compactMap { Int($0) }.spanText
  }

  /// Whether a unit of measure, by its code, counts things of which there are no parts.
  static func counts(_ code: String) -> Bool {
    ["communes", "villages", "people", "households", "sites"].contains(code)
  }

  /// Where a bar comes from: an item of a set by its name, a target of the plan, or an option of the call.
  func source(ofBar source: String) -> String {
    if source.hasPrefix("option") { return say("report.source.option") }
    return source.hasPrefix("target:") ? say("report.source.target") : source
  }
}
