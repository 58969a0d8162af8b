import CLZMA
import CZlib
import CZstd
import Foundation
import Panels
import Testing

@testable import IO

/// Compresses with the reference libraries.
enum Packing {
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    // A member by hand: header, raw deflate, checksum, length.
    var length = compressBound(UInt(bytes.count))
    var zlib = [UInt8](repeating: 0, count: Int(length))
    compress2(&zlib, &length, bytes, UInt(bytes.count), 6)
    let deflated = zlib[2..<Int(length) - 4]
    let sum = crc32(0, bytes, UInt32(bytes.count))
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + deflated + littleEndian(UInt32(sum))
      + littleEndian(UInt32(bytes.count))
  }

  private static func littleEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  static func xz(_ bytes: [UInt8]) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: lzma_stream_buffer_bound(bytes.count))
    var position = 0
    lzma_easy_buffer_encode(
      6, LZMA_CHECK_CRC64, nil, bytes, bytes.count, &output, &position, output.count)
    return Array(output[..<position])
  }

  static func zstd(_ bytes: [UInt8]) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let count = ZSTD_compress(&output, output.count, bytes, bytes.count, 3)
    return Array(output[..<count])
  }

  static func pack(_ bytes: [UInt8], _ form: Compression) -> [UInt8] {
    switch form {
    case .gzip: gzip(bytes)
    case .xz: xz(bytes)
    case .zstd: zstd(bytes)
    }
  }
}

@Suite("Compressed files")
struct CompressionTests {
  private static func table(rows: Int) -> [UInt8] {
    var generator = SplitMix64(seed: 3)
    var text = "unit,year,income\n"
    for row in 0..<rows { text += "\(row),2020,\(generator.next() % 100_000)\n" }
    return Array(text.utf8)
  }

  private static func all(_ stream: ByteStream, pieces: Int) throws -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: pieces)
    while true {
      var count: Result<Int, InputError> = .success(0)
      buffer.withUnsafeMutableBytes { buffer in
        do throws(InputError) { count = .success(try stream.read(into: buffer)) } catch {
          count = .failure(error)
        }
      }
      let filled = try count.get()
      result += buffer[..<filled]
      if filled < pieces { return result }
    }
  }

  @Test(
    "what was compressed comes out as it went in, whatever the size of the pieces",
    arguments: Compression.allCases, [0, 1, 100, 50_000])
  func roundTrip(form: Compression, rows: Int) throws {
    let bytes = rows == 0 ? [] : Self.table(rows: rows)
    let packed = Packing.pack(bytes, form)
    #expect(Compression(magic: packed) == form)
    for pieces in [1, 4_096, 1 << 20] where pieces > 1 || rows <= 100 {
      let stream = try ByteStream(bytes: packed, path: "t")
      #expect(stream.compression == form && stream.size == nil)
      #expect(try Self.all(stream, pieces: pieces) == bytes)
      #expect(stream.storedOffset == packed.count)
    }
  }

  @Test("parts compressed one by one and joined are one text", arguments: Compression.allCases)
  func parts(form: Compression) throws {
    let parts = [Self.table(rows: 10), [], Self.table(rows: 3_000), Array("end".utf8)]
    let packed = parts.flatMap { Packing.pack($0, form) }
    let stream = try ByteStream(bytes: packed, path: "t")
    #expect(try stream.readAll() == parts.flatMap { $0 })
  }

  @Test("zeros behind a gzip file are padding")
  func padding() throws {
    let packed = Packing.gzip(Array("a,b\n".utf8)) + [UInt8](repeating: 0, count: 512)
    #expect(try ByteStream(bytes: packed, path: "t").readAll() == Array("a,b\n".utf8))
  }

  @Test(
    "a file that is cut off anywhere is refused, never read as shorter",
    arguments: Compression.allCases)
  func cutOff(form: Compression) throws {
    let packed = Packing.pack(Self.table(rows: 200), form)
    let start = Compression.magicLength
    for length in start..<packed.count {
      let stream = try ByteStream(bytes: Array(packed[..<length]), path: "t.gz")
      let error = #expect(throws: InputError.self) { try stream.readAll() }
      #expect(error?.kinds == [.text(.compressionCutOff(format: form.rawValue, offset: length))])
      #expect(error?.problems.first?.location?.file == "t.gz")
    }
  }

  @Test("damage anywhere is refused or changes nothing", arguments: Compression.allCases)
  func damage(form: Compression) throws {
    let bytes = Self.table(rows: 100)
    let packed = Packing.pack(bytes, form)
    var refused = 0
    for position in packed.indices {
      var damaged = packed
      damaged[position] ^= 0x5A
      do throws(InputError) {
        let stream = try ByteStream(bytes: damaged, path: "t")
        // Without its magic number a file is no compressed file but strange text.
        if stream.compression == nil { continue }
        let found = try stream.readAll()
        // zstd writes no checksum here; its blocks may decode to other bytes.
        if form != .zstd { #expect(found == bytes, "\(position)") }
      } catch {
        refused += 1
        #expect(error.problems.count == 1)
      }
    }
    #expect(refused > packed.count / (form == .zstd ? 20 : 2))
  }

  @Test("bytes behind the compressed data are refused", arguments: Compression.allCases)
  func trailing(form: Compression) throws {
    let whole = Packing.pack(Array("a,b\n1,2\n".utf8), form)
    for more in ["text", "and more text", String(repeating: "text ", count: 100)] {
      let stream = try ByteStream(bytes: whole + Array(more.utf8), path: "t")
      let error = #expect(throws: InputError.self) { try stream.readAll() }
      guard case .text(.bytesAfterCompression(form.rawValue, _))? = error?.kinds.first else {
        Issue.record("\(error?.kinds ?? []) for \(more.count) bytes")
        continue
      }
    }
  }

  @Test("what expands beyond the limit is not kept in memory", arguments: Compression.allCases)
  func limit(form: Compression) throws {
    let packed = Packing.pack([UInt8](repeating: 65, count: 3 << 20), form)
    let error = #expect(throws: InputError.self) {
      try ByteStream(bytes: packed, path: "t").readAll(limit: 2 << 20)
    }
    #expect(error?.kinds == [.text(.tooLongExpanded(limit: 2 << 20))])
  }

  @Test("looking ahead takes nothing away", arguments: [nil] + Compression.allCases)
  func peek(form: Compression?) throws {
    let bytes = Self.table(rows: 1_000)
    let stored = form.map { Packing.pack(bytes, $0) } ?? bytes
    let stream = try ByteStream(bytes: stored, path: "t")
    #expect(try stream.peek(5) == Array(bytes[..<5]))
    #expect(try stream.peek(2_000) == Array(bytes[..<2_000]))
    #expect(try stream.peek(3) == Array(bytes[..<3]))
    #expect(try Self.all(stream, pieces: 777) == bytes)
    #expect(try stream.peek(10) == [])
  }

  @Test("a compressed file is found out by its bytes, whatever its name is")
  func files() throws {
    let folder = TemporaryFolder()
    let bytes = Self.table(rows: 100)
    for form in Compression.allCases {
      let path = try folder.write(Packing.pack(bytes, form), to: "\(form.rawValue).csv")
      let found = try FileBytes(path: path)
      #expect(found.withBytes { Array($0) } == bytes)
      #expect(try ByteStream(path: path).readAll() == bytes)
      #expect(try FileDigest(path: path).byteCount == Packing.pack(bytes, form).count)
    }
    let plain = try folder.write(bytes, to: "plain.csv.gz")
    #expect(try ByteStream(path: plain).size == bytes.count)
    #expect(try ByteStream(path: plain).readAll() == bytes)
    for path in ["missing", ""] {
      let error = #expect(throws: InputError.self) {
        try ByteStream(path: folder.path + "/" + path)
      }
      #expect(error?.kinds == [path.isEmpty ? .isFolder : .missingFile])
    }
  }

  @Test("random bytes behind a magic number neither trap nor hang", arguments: Compression.allCases)
  func hostile(form: Compression) {
    var generator = SplitMix64(seed: 21)
    let magic = Array(Packing.pack(Array("abc".utf8), form).prefix(10))
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...200, using: &generator)
      let bytes = magic + (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      _ = try? ByteStream(bytes: bytes, path: "t").readAll(limit: 1 << 20)
    }
  }
}
