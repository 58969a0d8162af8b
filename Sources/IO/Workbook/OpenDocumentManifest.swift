import Panels

/// The list of contents of an ODS, looked at for passwords only.
final class OpenDocumentManifest: MarkupHandler {
  /// Whether a file inside is encrypted.
  private(set) var isEncrypted = false

  /// Reads the list; a file without one is not encrypted.
  init(in archive: ZipArchive) throws(InputError) {
    guard let entry = archive.entry("META-INF/manifest.xml") else { return }
    try MarkupParser.run(
      try archive.open(entry, isStructure: true), place: SourceLocation(file: archive.path),
      limits: archive.limits, handler: self)
  }

  func start(_ name: MarkupName, _ attributes: MarkupAttributes) throws(InputError) {
    if name.namespace == .manifest, name.has(local: "encryption-data") { isEncrypted = true }
  }

  func end() throws(InputError) {}
}
