import Foundation

/// Where DuckDB's library may be.
///
/// In this order: the file that `LOTRINH_DUCKDB_LIBRARY` names, and then no other; the library as the
/// system finds it and in the usual folders; the module of the package `duckdb` for Python, in the
/// active environment, in the project's own, and in that of `python3`.
struct DuckDBPlaces {
  /// A file to be tried.
  struct Place: Equatable {
    var path: String
    /// The libpython that a module of Python leans on, such as `3.11`; `nil` for a library proper.
    var python: String?
  }

  /// The variable that names the library.
  static let variable = "LOTRINH_DUCKDB_LIBRARY"

  #if os(macOS)
    private static let libraryName = "libduckdb.dylib"
    private static let pythonLibraryEndings = [".dylib"]
  #else
    private static let libraryName = "libduckdb.so"
    private static let pythonLibraryEndings = [".so.1.0", ".so"]
  #endif

  private static let folders = [
    "/usr/local/lib", "/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu",
    "/usr/lib64", "/opt/homebrew/lib",
  ]

  private let environment: [String: String]
  private let executable: String

  init(environment: [String: String], executable: String) {
    self.environment = environment
    self.executable = executable
  }

  /// The files to be tried, the first that is there being taken.
  var all: [Place] {
    if let named = environment[Self.variable], !named.isEmpty {
      return [Place(path: named, python: Self.pythonVersion(ofModule: named))]
    }
    let libraries =
      [Place(path: Self.libraryName)]
      + Self.folders.map { Place(path: "\($0)/\(Self.libraryName)") }.filter {
        FileManager.default.fileExists(atPath: $0.path)
      }
    return libraries + modules
  }

  /// What was looked for, for a message.
  var description: [String] {
    if let named = environment[Self.variable], !named.isEmpty { return [named] }
    return [Self.libraryName, "_duckdb of Python"]
  }

  /// The names and paths under which the libpython of a version may be loaded.
  static func pythonLibraries(_ version: String, beside module: String) -> [String] {
    let names = pythonLibraryEndings.map { "libpython\(version)\($0)" }
    // Below the prefix of a Python that was built from source: lib/python3.11/site-packages.
    guard let end = module.range(of: "/lib/python\(version)/")?.lowerBound else { return names }
    var prefixes = [String(module[..<end])]
    let settings = try? String(
      contentsOfFile: prefixes[0] + "/pyvenv.cfg", encoding: .utf8)
    for line in (settings ?? "").split(separator: "\n") where line.hasPrefix("home") {
      guard let equals = line.firstIndex(of: "=") else { continue }
      let home = line[line.index(after: equals)...].trimmingCharacters(in: .whitespaces)
      prefixes.append(URL(fileURLWithPath: home).deletingLastPathComponent().path)
    }
    return prefixes.flatMap { prefix in names.map { "\(prefix)/lib/\($0)" } } + names
  }

  // MARK: Modules of Python

  private var modules: [Place] {
    var prefixes: [String] = []
    if let active = environment["VIRTUAL_ENV"], !active.isEmpty { prefixes.append(active) }
    if let python = ToolLocator.python(environment: environment, executable: executable) {
      prefixes.append(Self.prefix(ofProgram: python))
    }
    var packages = prefixes.flatMap(Self.packageFolders)
    for folder in (environment["PATH"] ?? "").split(separator: ":") where folder.hasPrefix("/") {
      let program = "\(folder)/python3"
      guard FileManager.default.isExecutableFile(atPath: program) else { continue }
      packages += Self.packageFolders(Self.prefix(ofProgram: program))
    }
    var seen: Set<String> = []
    return packages.filter { seen.insert($0).inserted }.flatMap(Self.modules)
  }

  private static func prefix(ofProgram program: String) -> String {
    URL(fileURLWithPath: program).deletingLastPathComponent().deletingLastPathComponent().path
  }

  /// The folders of packages below a prefix, as `lib/python3.11/site-packages`.
  private static func packageFolders(_ prefix: String) -> [String] {
    var folders: [String] = []
    for place in ["\(prefix)/lib", "\(prefix)/local/lib"] {
      let entries = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
      for entry in entries.sorted().reversed() where entry.hasPrefix("python3") {
        folders += ["site-packages", "dist-packages"].map { "\(place)/\(entry)/\($0)" }
      }
    }
    return folders
  }

  private static func modules(in packages: String) -> [Place] {
    [packages, packages + "/duckdb"].flatMap { folder in
      let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return entries.sorted().map { "\(folder)/\($0)" }.compactMap { path in
        pythonVersion(ofModule: path).map { Place(path: path, python: $0) }
      }
    }
  }

  /// The version of Python that a module of DuckDB is for: `3.11` of `_duckdb.cpython-311-….so`.
  static func pythonVersion(ofModule path: String) -> String? {
    let name = URL(fileURLWithPath: path).lastPathComponent
    guard name.hasSuffix(".so"),
      let match = name.firstMatch(of: /^_?duckdb\.cpython-(\d)(\d+)/)
    else { return nil }
    return "\(match.1).\(match.2)"
  }
}
