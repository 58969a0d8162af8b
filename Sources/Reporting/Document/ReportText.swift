import Panels

/// A text of a report in parts: words of ours, names from data, and numbers that know their origin.
///
/// Only words can be written as they are; whoever puts a number into a sentence has to have a
/// ``ReportFigure``, so that no number stands in a report that no table has.
public struct ReportText: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// A part.
  public enum Run: Sendable, Equatable {
    /// Words of ours.
    case words(String)
    /// A name or another text from data.
    case name(String)
    /// A number.
    case figure(ReportFigure)

    /// The part as it is read.
    public var text: String {
      switch self {
      case .words(let text), .name(let text): text
      case .figure(let figure): figure.text
      }
    }
  }

  /// The parts, in order.
  public private(set) var runs: [Run]

  /// Words of ours.
  public init(_ words: String) { runs = words.isEmpty ? [] : [.words(words)] }

  /// Words of ours.
  public init(stringLiteral words: String) { self.init(words) }

  /// Words with names and numbers between.
  public init(stringInterpolation: StringInterpolation) { runs = stringInterpolation.runs }

  /// A text from data, in one line and without marks that turn the direction of writing.
  init(name: String) { runs = name.isEmpty ? [] : [.name(TextLines.plain(name))] }

  init(_ figure: ReportFigure) { runs = [.figure(figure)] }

  init(runs: [Run]) { self.runs = runs }

  /// A text of the catalogue whose names and numbers stay what they are.
  init(_ key: String, _ values: KeyValuePairs<String, ReportText>, in language: Language) {
    let value = { (name: String) in values.first { $0.key == name }?.value }
    runs = language.segments(key) { value($0)?.plain }.flatMap { segment in
      switch segment {
      case .words(let words): [Run.words(words)]
      case .value(let name, _): value(name)?.runs ?? []
      }
    }
  }

  /// The text as it is read.
  public var plain: String { runs.map(\.text).joined() }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { runs.allSatisfy { $0.text.isEmpty } }

  static func + (left: ReportText, right: ReportText) -> ReportText {
    ReportText(runs: left.runs + right.runs)
  }

  static func += (left: inout ReportText, right: ReportText) { left.runs += right.runs }

  /// Collects the parts of an interpolated text.
  ///
  /// ```swift
  /// let place: ReportText = "Ba Sao"
  /// let text: ReportText = "Commune \(place) has risen."  // "\(17) criteria" does not compile
  /// text.plain  // Commune Ba Sao has risen.
  /// ```
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var runs: [Run] = []

    /// Makes an empty collection.
    public init(literalCapacity: Int, interpolationCount: Int) {
      runs.reserveCapacity(interpolationCount * 2 + 1)
    }

    /// Adds words.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { runs.append(.words(literal)) }
    }

    /// Adds a text with its parts.
    public mutating func appendInterpolation(_ text: ReportText) { runs += text.runs }

    /// Adds words of the catalogue.
    public mutating func appendInterpolation(_ words: String) { appendLiteral(words) }
  }
}

extension Sequence where Element == ReportText {
  /// The texts as one.
  func joined(separator: String) -> ReportText {
    var runs: [ReportText.Run] = []
    for text in self where !text.isEmpty {
      if !runs.isEmpty { runs.append(.words(separator)) }
      runs += text.runs
    }
    return ReportText(runs: runs)
  }
}
