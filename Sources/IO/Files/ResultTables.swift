import Foundation
import Panels

/// The tables of a folder of results.
///
/// What each table holds is in docs/results.md.
///
/// ```swift
/// try ResultTables.names(in: "results")  // such as ["assessment", "averages", "levels"]
/// ```
public enum ResultTables {
  /// The names of the tables without their ending, in order.
  ///
  /// - Throws: ``InputError`` where there is no such folder, or its tables are Parquet.
  public static func names(in folder: String) throws(InputError) -> [String] {
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw InputError(
        isFile(folder) ? .notAResult : .missingFile, at: SourceLocation(file: folder))
    }
    let tables = files.filter { $0.hasSuffix(".csv") }
    if tables.isEmpty, files.contains(where: { $0.hasSuffix(".parquet") }) {
      throw InputError(.database(.resultInParquet), at: SourceLocation(file: folder))
    }
    return tables.map { String($0.dropLast(4)) }.sorted()
  }

  /// Whether a path leads to a folder.
  public static func isFolder(_ path: String) -> Bool {
    var isFolder = ObjCBool(false)
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// Whether a path leads to a file.
  public static func isFile(_ path: String) -> Bool {
    var isFolder = ObjCBool(false)
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }
}
