import IO
import Panels

/// The criteria sets that a run finds.
public struct PublishedSets {
  private let library: CriteriaLibrary

  /// Looks for sets.
  ///
  /// - Parameters:
  ///   - environment: The variables of the process.
  ///   - executable: The path of the program.
  public init(environment: [String: String], executable: String) {
    library = CriteriaLibrary(folder: nil, environment: environment, executable: executable)
  }

  /// Their ids, in ascending order.
  public var ids: [String] { library.ids() }

  /// The codes of their regions and groups, in ascending order.
  public var regions: [String] { Set(library.all().flatMap { $0.zones.map(\.code) }).sorted() }
}
