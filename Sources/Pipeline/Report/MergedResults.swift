import IO
import Panels
import Reporting

/// The tables of several results as one: of tables that more than one has, those of the first.
final class MergedResults: ResultSource {
  private let folders: [ResultFolder]

  init(_ paths: [String]) { folders = paths.map { ResultFolder(path: $0) } }

  func table(_ name: String, where conditions: [String: Set<String>]) -> ResultTable? {
    for folder in folders {
      if let table = folder.table(name, where: conditions) { return table }
    }
    return nil
  }

  /// Why a table could not be read, if one could not.
  var failure: InputError? { folders.lazy.compactMap(\.failure).first }
}
