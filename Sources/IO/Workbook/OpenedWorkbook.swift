import Foundation
import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The archive of a workbook, found or made by conversion, and its main part.
struct OpenedWorkbook {
  let archive: ZipArchive
  /// The part that lists the sheets.
  let main: ZipArchive.Entry
  /// The format from which it was converted.
  private(set) var convertedFormat: String?

  /// Opens a file.
  init(
    path: String, limits: WorkbookLimits, converter: OfficeConverter?
  ) throws(InputError) {
    guard let descriptor = Self.archiveDescriptor(path) else {
      let file = try FileBytes(path: path)
      self = try file.withBytes { bytes throws(InputError) in
        try OpenedWorkbook(bytes: bytes, path: path, limits: limits, converter: converter)
      }
      return
    }
    let archive = try ZipArchive(descriptor: descriptor, path: path, limits: limits)
    if let found = try Self.mainPart(of: archive) {
      self.init(archive: archive, main: found)
      return
    }
    let file = try FileBytes(path: path)
    self = try file.withBytes { bytes throws(InputError) in
      try Self.converted(bytes, archive: archive, converter)
    }
  }

  /// Opens bytes in memory.
  init(
    bytes: UnsafeBufferPointer<UInt8>, path: String, limits: WorkbookLimits,
    converter: OfficeConverter?
  ) throws(InputError) {
    let place = SourceLocation(file: path)
    guard !bytes.isEmpty else { throw InputError(.emptyFile, at: place) }
    switch WorkbookFormat(firstBytes: bytes) {
    case .archive:
      let archive = try ZipArchive(bytes: bytes, path: path, limits: limits)
      if let found = try Self.mainPart(of: archive) {
        self.init(archive: archive, main: found)
      } else {
        self = try Self.converted(bytes, archive: archive, converter)
      }
    case .compound:
      guard let content = CompoundFile.content(of: bytes) else {
        throw InputError(
          .workbook(.brokenArchive(part: nil, fault: .incomplete)), at: place)
      }
      switch content {
      case .protected: throw InputError(.workbook(.passwordProtected), at: place)
      case .other: throw InputError(.workbook(.notAWorkbook), at: place)
      case .spreadsheet:
        self = try Self.converted(bytes, format: "XLS", place: place, limits, converter)
      }
    case .oldBinary:
      self = try Self.converted(bytes, format: "XLS", place: place, limits, converter)
    case nil: throw InputError(.workbook(.notAWorkbook), at: place)
    }
  }

  private init(archive: ZipArchive, main: ZipArchive.Entry, convertedFormat: String? = nil) {
    self.archive = archive
    self.main = main
    self.convertedFormat = convertedFormat
  }

  /// A descriptor of a plain file that looks like an archive. Others are read whole or mapped.
  private static func archiveDescriptor(_ path: String) -> Int32? {
    guard path != "-" else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    var magic = [UInt8](repeating: 0, count: WorkbookFormat.magicLength)
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      pread(descriptor, &magic, magic.count, 0) == magic.count,
      WorkbookFormat(firstBytes: magic) == .archive
    else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// The part that the archive names as its document.
  ///
  /// - Returns: `nil` when the archive is a spreadsheet of another format.
  private static func mainPart(of archive: ZipArchive) throws(InputError) -> ZipArchive.Entry? {
    if archive.entry("mimetype") != nil { return nil }
    guard archive.entry("_rels/.rels") != nil else {
      if archive.entries.contains(where: \.isEncrypted) {
        throw archive.error(.passwordProtected)
      }
      throw archive.error(.notAWorkbook)
    }
    let relationships = try RelationshipList(of: "", in: archive)
    guard let main = try relationships.entry(type: "officeDocument") else {
      throw archive.error(.notAWorkbook)
    }
    return main.name.lowercased().hasSuffix(".bin") ? nil : main
  }

  // MARK: - Conversion

  /// Converts an archive that is no XLSX: ODS by its media type, or XLSB.
  private static func converted(
    _ bytes: UnsafeBufferPointer<UInt8>, archive: ZipArchive, _ converter: OfficeConverter?
  ) throws(InputError) -> OpenedWorkbook {
    let place = SourceLocation(file: archive.path)
    guard let entry = archive.entry("mimetype") else {
      return try converted(bytes, format: "XLSB", place: place, archive.limits, converter)
    }
    let part = try archive.open(entry, isStructure: true)
    let type = UnsafeMutableRawBufferPointer.allocate(byteCount: 128, alignment: 1)
    defer { type.deallocate() }
    let count = try part.read(into: type)
    let name = String(decoding: type[..<count], as: UTF8.self)
    guard name.hasPrefix("application/vnd.oasis.opendocument.spreadsheet") else {
      throw archive.error(.notAWorkbook)
    }
    if try OpenDocumentManifest(in: archive).isEncrypted {
      throw archive.error(.passwordProtected)
    }
    return try converted(bytes, format: "ODS", place: place, archive.limits, converter)
  }

  private static func converted(
    _ bytes: UnsafeBufferPointer<UInt8>, format: String, place: SourceLocation,
    _ limits: WorkbookLimits, _ converter: OfficeConverter?
  ) throws(InputError) -> OpenedWorkbook {
    guard let converter else {
      throw InputError(.workbook(.noConverter(format: format)), at: place)
    }
    let descriptor = try converter.convert(bytes, format: format, place: place)
    let archive = try ZipArchive(descriptor: descriptor, path: place.file, limits: limits)
    guard let main = try mainPart(of: archive) else { throw archive.error(.notAWorkbook) }
    return OpenedWorkbook(archive: archive, main: main, convertedFormat: format)
  }
}
