import CZip
import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The zip archive of a workbook, opened for reading: its parts by name, within limits.
///
/// Nothing is ever unpacked to a disk.
final class ZipArchive {
  /// A file inside.
  struct Entry {
    var index: UInt64
    var name: String
    /// The unpacked bytes, as the list of contents says.
    var size: Int
    var packedSize: Int
    var method: Int
    var isEncrypted: Bool
    var isLink: Bool
  }

  /// The path of the workbook as the user gave it.
  let path: String
  let limits: WorkbookLimits
  private let handle: OpaquePointer
  private var positions: [String: Int] = [:]
  private(set) var entries: [Entry] = []

  /// Opens the archive that a descriptor reads; the descriptor is closed with the archive.
  convenience init(
    descriptor: Int32, path: String, limits: WorkbookLimits
  ) throws(InputError) {
    var code: Int32 = 0
    guard let handle = zip_fdopen(descriptor, 0, &code) else {
      close(descriptor)
      throw Self.error(code, path: path)
    }
    try self.init(handle: handle, path: path, limits: limits)
  }

  /// Opens an archive that stands in memory; the bytes are copied.
  convenience init(
    bytes: UnsafeBufferPointer<UInt8>, path: String, limits: WorkbookLimits
  ) throws(InputError) {
    var fault = zip_error_t()
    zip_error_init(&fault)
    defer { zip_error_fini(&fault) }
    guard let copy = malloc(max(bytes.count, 1)) else { preconditionFailure("out of memory") }
    if let base = bytes.baseAddress { memcpy(copy, base, bytes.count) }
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &fault) else {
      free(copy)
      throw Self.error(zip_error_code_zip(&fault), path: path)
    }
    guard let handle = zip_open_from_source(source, ZIP_RDONLY, &fault) else {
      zip_source_free(source)
      throw Self.error(zip_error_code_zip(&fault), path: path)
    }
    try self.init(handle: handle, path: path, limits: limits)
  }

  private init(handle: OpaquePointer, path: String, limits: WorkbookLimits) throws(InputError) {
    self.handle = handle
    self.path = path
    self.limits = limits
    try list()
  }

  deinit { zip_discard(handle) }

  // MARK: - The list of contents

  private func list() throws(InputError) {
    let count = Int(zip_get_num_entries(handle, 0))
    guard count <= limits.entryCount else { throw tooLarge(.entries, limits.entryCount) }
    var total = 0
    for index in 0..<max(count, 0) {
      let entry = try stat(UInt64(index))
      let (sum, isBeyond) = total.addingReportingOverflow(entry.size)
      guard !isBeyond, sum <= limits.totalBytes else {
        throw tooLarge(.totalBytes, limits.totalBytes)
      }
      total = sum
      if entry.name.hasSuffix("/") { continue }
      guard positions.updateValue(entries.count, forKey: entry.name.lowercased()) == nil else {
        throw error(.duplicateEntry(name: entry.name))
      }
      entries.append(entry)
    }
  }

  private func stat(_ index: UInt64) throws(InputError) -> Entry {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(handle, index, 0, &status) == 0, let name = status.name else {
      throw error(.brokenArchive(part: nil, fault: .inconsistent))
    }
    var system: UInt8 = 0
    var attributes: UInt32 = 0
    zip_file_get_external_attributes(handle, index, 0, &system, &attributes)
    let isLink = system == UInt8(ZIP_OPSYS_UNIX) && (attributes >> 16) & 0xF000 == 0xA000
    let raw = String(cString: name)
    return Entry(
      index: index, name: try safeName(raw),
      size: Int(clamping: status.size), packedSize: Int(clamping: status.comp_size),
      method: Int(status.comp_method),
      isEncrypted: status.encryption_method != UInt16(ZIP_EM_NONE), isLink: isLink)
  }

  /// The name with slashes, as some programs write backslashes.
  private func safeName(_ name: String) throws(InputError) -> String {
    let slashed = String(name.map { $0 == "\\" ? "/" : $0 })
    let steps = slashed.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, steps.first != "", !steps.contains(".."),
      !(steps.first?.contains(":") ?? false)
    else { throw error(.unsafeEntry(name: name)) }
    return slashed
  }

  /// The entry of a part; the case of letters does not count, as the format says.
  func entry(_ name: String) -> Entry? {
    positions[name.lowercased()].map { entries[$0] }
  }

  // MARK: - Parts

  /// Starts to unpack a part.
  ///
  /// - Parameter isStructure: Whether the smaller limit of describing parts holds.
  func open(_ entry: Entry, isStructure: Bool = false) throws(InputError) -> ArchivePart {
    guard !entry.isEncrypted else { throw error(.passwordProtected) }
    guard !entry.isLink else { throw error(.unsafeEntry(name: entry.name)) }
    guard entry.method == 0 || entry.method == 8 else {
      throw error(.unsupportedCompression(part: entry.name, method: entry.method))
    }
    let limit = isStructure ? limits.structureBytes : limits.partBytes
    guard entry.size <= limit else {
      throw tooLarge(isStructure ? .structureBytes : .partBytes, limit, part: entry.name)
    }
    guard entry.size <= 1 << 20 || entry.size / limits.expansionRatio <= entry.packedSize else {
      throw tooLarge(.expansionRatio, limits.expansionRatio, part: entry.name)
    }
    guard let file = zip_fopen_index(handle, entry.index, 0) else {
      let code = zip_error_code_zip(zip_get_error(handle))
      throw error(.brokenArchive(part: entry.name, fault: Self.fault(code)))
    }
    return ArchivePart(file: file, entry: entry, archive: self)
  }

  // MARK: - Errors

  func error(_ problem: WorkbookProblem) -> InputError {
    InputError(.workbook(problem), at: SourceLocation(file: path))
  }

  func tooLarge(_ measure: WorkbookLimit, _ limit: Int, part: String? = nil) -> InputError {
    error(.workbookTooLarge(measure, part: part, limit: limit))
  }

  private static func error(_ code: Int32, path: String) -> InputError {
    let fault = fault(code)
    return InputError(
      .workbook(.brokenArchive(part: nil, fault: fault)), at: SourceLocation(file: path))
  }

  /// What libzip's number of an error means to the owner of the file.
  static func fault(_ code: Int32) -> ArchiveFault {
    switch code {
    case ZIP_ER_NOZIP, ZIP_ER_EOF: .incomplete
    case ZIP_ER_CRC: .wrongChecksum
    case ZIP_ER_ZLIB, ZIP_ER_COMPRESSED_DATA: .notUnpacked
    case ZIP_ER_READ, ZIP_ER_OPEN, ZIP_ER_MEMORY: .notRead
    default: .inconsistent
    }
  }
}
