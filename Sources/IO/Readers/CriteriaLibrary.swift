import Foundation
import Panels

/// Finds criteria sets by id: beside the plan, where `LOTRINH_DATASETS` points, with the program.
///
/// ```swift
/// let library = CriteriaLibrary(
///   folder: nil, environment: ["LOTRINH_DATASETS": "datasets"],
///   executable: CommandLine.arguments[0])
/// library.id(named: "1980")  // "qd-1980-2016"
/// try library.read("qd-1980-2016", at: nil).criteria.count  // 19
/// ```
public struct CriteriaLibrary: Sendable {
  /// The folders searched, in order.
  public let folders: [String]
  /// The folder that `LOTRINH_DATASETS` names, where it holds no sets.
  private let emptyDatasets: String?

  /// Makes a library that searches `folder/criteria` first, then the shipped sets.
  ///
  /// - Parameters:
  ///   - folder: The folder of the plan.
  ///   - environment: The variables of the process.
  ///   - executable: The path of the program, whose neighbourhood holds the shipped data.
  public init(folder: String?, environment: [String: String], executable: String) {
    var candidates: [String] = []
    if let folder { candidates.append(folder + "/criteria") }
    if let datasets = environment["LOTRINH_DATASETS"] { candidates.append(datasets + "/criteria") }
    let program = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
    var place = program.deletingLastPathComponent()
    for _ in 0..<6 {
      candidates.append(place.appendingPathComponent("datasets/criteria").path)
      candidates.append(place.appendingPathComponent("share/lotrinh/criteria").path)
      place = place.deletingLastPathComponent()
    }
    candidates.append("datasets/criteria")
    let isThere = { (folder: String) in FileManager.default.fileExists(atPath: folder) }
    folders = candidates.filter(isThere)
    emptyDatasets = environment["LOTRINH_DATASETS"].flatMap {
      isThere($0 + "/criteria") ? nil : $0
    }
  }

  /// The ids of all sets found.
  public func ids() -> [String] {
    var ids = Set<String>()
    for folder in folders {
      for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      where file.hasSuffix(".yaml") { ids.insert(String(file.dropLast(5))) }
    }
    return ids.sorted()
  }

  /// The sets that can be read, by id.
  public func all() -> [CriteriaSet] {
    ids().compactMap { id in try? read(id, at: nil) }
  }

  /// The path of a set's file.
  public func path(of id: String) -> String? {
    guard !id.contains("/") else { return nil }
    return folders.map { "\($0)/\(id).yaml" }.first { FileManager.default.fileExists(atPath: $0) }
  }

  /// The id of the set that a word names by its id or its key; `nil` when there is none.
  ///
  /// - Complexity: Reads every set where the word is no id.
  public func id(named word: String) -> String? {
    path(of: word) == nil ? all().first { $0.key == word }?.id : word
  }

  /// Reads a set; `location` is where it is asked for.
  public func read(_ id: String, at location: SourceLocation?) throws(InputError) -> CriteriaSet {
    guard let path = path(of: id) else {
      if folders.isEmpty { throw missing(at: location) }
      let known = ids()
      let unknown = ProblemKind.unknownSet(
        id, available: known, suggestion: Spelling.nearest(to: id, among: known))
      throw InputError(
        problems: [Problem(unknown, at: location)]
          + (emptyDatasets.map { [Problem(.plan(.datasetsWithoutCriteria(folder: $0)))] } ?? []))
    }
    return try CriteriaSetReader.read(path: path)
  }

  /// What is to be said where no set can be found at all.
  public func missing(at location: SourceLocation? = nil) -> InputError {
    InputError(
      .plan(
        emptyDatasets.map { .datasetsWithoutCriteria(folder: $0) } ?? .noCriteriaFolder),
      at: location)
  }
}
