import Foundation

/// The folder in which the program was called, from which paths are shown.
public enum WorkingFolder {
  /// Its path.
  public static var path: String { FileManager.default.currentDirectoryPath }
}
