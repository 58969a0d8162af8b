import Panels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system says about an error, by default its last one, in both languages.
///
/// Of unusual errors the system's number and English words are given.
func systemReason(_ code: Int32 = errno) -> LocalizedText {
  switch code {
  case EACCES: LocalizedText("system-error.no-access")
  case EPERM: LocalizedText("system-error.not-permitted")
  case ENOENT: LocalizedText("system-error.no-such-file")
  case ENOTDIR: LocalizedText("system-error.no-folder")
  case EISDIR: LocalizedText("system-error.is-folder")
  case EEXIST: LocalizedText("system-error.exists")
  case ENOTEMPTY: LocalizedText("system-error.not-empty")
  case ENOSPC: LocalizedText("system-error.disk-full")
  case EDQUOT: LocalizedText("system-error.quota-used")
  case EFBIG: LocalizedText("system-error.file-too-large")
  case EROFS: LocalizedText("system-error.read-only")
  case EIO: LocalizedText("system-error.device")
  case EMFILE: LocalizedText("system-error.too-many-files")
  case ENFILE: LocalizedText("system-error.too-many-files-in-system")
  case ELOOP: LocalizedText("system-error.link-loop")
  case ENAMETOOLONG: LocalizedText("system-error.name-too-long")
  case EBUSY: LocalizedText("system-error.busy")
  case ETXTBSY: LocalizedText("system-error.being-run")
  case ENODEV: LocalizedText("system-error.no-device")
  case ENXIO: LocalizedText("system-error.no-device-there")
  case ENOMEM: LocalizedText("system-error.no-memory")
  case EPIPE: LocalizedText("system-error.pipe-closed")
  case EBADF: LocalizedText("system-error.output-closed")
  case EINVAL: LocalizedText("system-error.illegal")
  case EXDEV: LocalizedText("system-error.other-disk")
  case ESTALE: LocalizedText("system-error.network-lost")
  case ETIMEDOUT: LocalizedText("system-error.timed-out")
  default:
    LocalizedText(
      "system-error.other", ["code": Int(code), "words": String(cString: strerror(code))])
  }
}
