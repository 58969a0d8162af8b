import Foundation
import IO
import Panels
import Reporting

extension Engine {
  /// What the manifest of this result will say, but for its files.
  func account(of job: Run.Job) -> ResultAccount? {
    ResultAccount(Array(Manifest(engine: self, command: job.rawValue, files: []).json().text.utf8))
  }
}

/// What the manifest of a result says, as a workbook shows it.
struct ResultAccount {
  let command: String
  let isSimulated: Bool
  /// The names of indicators by id.
  let indicators: [String: LocalizedText]
  /// The names of criteria sets by id.
  let sets: [String: String]
  /// How many rows the tables have.
  let rowCounts: [String: Int]
  /// What reports tell of it.
  private(set) var report: ReportAccount
  /// Every entry with its path, such as `inputs 1 sha256`; what differs from run to run is left out.
  let entries: [(path: String, value: String)]

  /// Reads a manifest; `nil` where it is none of ours.
  init?(_ text: [UInt8]) {
    let object = (try? JSONSerialization.jsonObject(with: Data(text))) as? [String: Any]
    guard let object, let version = object["lotrinh"] as? String else { return nil }
    command = object["command"] as? String ?? ""
    let provenance = object["provenance"] as? [String: Any]
    isSimulated = (provenance?[Provenance.simulated.label] as? Int ?? 0) > 0
    let names = object["indicator_names"] as? [String: [String: Any]] ?? [:]
    indicators = names.compactMapValues(Self.text)
    let tables = object["tables"] as? [[String: Any]] ?? []
    rowCounts = Dictionary(
      tables.compactMap { table in
        (table["name"] as? String).flatMap { name in (table["rows"] as? Int).map { (name, $0) } }
      }, uniquingKeysWith: { first, _ in first })
    let sets = ["criteria_sets", "recognised_by"].flatMap { object[$0] as? [[String: Any]] ?? [] }
    entries = Self.flat(object.filter { !Self.unstable.contains($0.key) }, path: "")
    report = Self.report(object, version: version, command: command)
    let words = Words(report.language)
    self.sets = Dictionary(
      sets.compactMap { set in
        guard let id = set["id"] as? String, let legal = set["legal"] as? String else { return nil }
        let highest = (set["highest_level"] as? String).flatMap(Level.init(rawValue:))
        return (id, words.set(legal, highest: highest))
      }, uniquingKeysWith: { first, _ in first })
    report.sets = self.sets
  }

  var language: Language { report.language }
  var version: String { report.version }
  var title: LocalizedText? { report.title }
  var years: [Int] { report.years }

  private static func report(
    _ object: [String: Any], version: String, command: String
  ) -> ReportAccount {
    var account = ReportAccount()
    account.language = (object["language"] as? String).flatMap(Language.init(rawValue:)) ?? .vi
    account.title = (object["title"] as? [String: Any]).flatMap(text)
    account.version = version
    account.commands = [command]
    account.years = (object["years"] as? [Int]) ?? []
    account.statusYear = object["status_year"] as? Int ?? account.years.last ?? 0
    let simulated = object["simulated"] as? [String: Int] ?? [:]
    account.simulated = (simulated["count"] ?? 0, simulated["values"] ?? 0)
    let inputs = object["inputs"] as? [[String: Any]] ?? []
    account.inputs = inputs.compactMap { input in
      (input["file"] as? String).flatMap { file in
        (input["sha256"] as? String).map { (file, $0) }
      }
    }
    let settings = flat(object.filter { identifying.contains($0.key) }, path: "").map {
      "\($0.path)=\($0.value)"
    }
    let identity =
      [version, command] + account.inputs.map(\.digest) + settings
    let digest = FileDigest(of: Array(identity.joined(separator: "\n").utf8), named: "run")
    account.run = String(digest.sha256.prefix(12))
    return account
  }

  /// What tells results of the same files from each other.
  private static let identifying: Set<String> = [
    "methods", "settings", "breaks", "crosswalk", "criteria_sets", "units", "years", "indicators",
    "cells", "sql",
  ]

  /// What tells nothing about the figures: times, the words of the call with its folders and workers, the
  /// files of which the workbook is one, and names that are used elsewhere.
  private static let unstable: Set<String> = [
    "seconds", "arguments", "files", "indicator_names", "title",
  ]

  private static func text(_ object: [String: Any]) -> LocalizedText? {
    guard let vi = object["vi"] as? String, let en = object["en"] as? String else { return nil }
    return LocalizedText(vi: vi, en: en)
  }

  private static func flat(_ value: Any, path: String) -> [(path: String, value: String)] {
    let below = { (key: String) in path.isEmpty ? key : "\(path) › \(key)" }
    switch value {
    case let object as [String: Any]:
      return object.sorted { $0.key < $1.key }.flatMap { flat($0.value, path: below($0.key)) }
    case let list as [Any]:
      let isPlain = list.allSatisfy { !($0 is [String: Any]) && !($0 is [Any]) }
      if isPlain {
        return list.isEmpty ? [] : [(path, list.map(shown).joined(separator: ", "))]
      }
      return list.enumerated().flatMap { flat($0.element, path: below("\($0.offset + 1)")) }
    default: return [(path, shown(value))]
    }
  }

  private static func shown(_ value: Any) -> String {
    switch value {
    case let text as String: text
    case is NSNull: "–"
    default: "\(value)"
    }
  }
}
