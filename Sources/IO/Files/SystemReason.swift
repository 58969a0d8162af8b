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
/// The usual errors have Vietnamese words; of others the system's number and English words are given.
func systemReason(_ code: Int32 = errno) -> LocalizedText {
  let english = String(cString: strerror(code))
  let vietnamese = vietnameseReason(code) ?? "lỗi hệ thống số \(code), \"\(english)\""
  return LocalizedText(vi: vietnamese, en: english)
}

private func vietnameseReason(_ code: Int32) -> String? {
  switch code {
  case EACCES: "không có quyền truy cập"
  case EPERM: "hệ thống không cho phép"
  case ENOENT: "không có tệp hoặc thư mục này"
  case ENOTDIR: "đường dẫn có phần không phải là thư mục"
  case EISDIR: "đây là thư mục, không phải tệp"
  case EEXIST: "đã có tệp cùng tên"
  case ENOTEMPTY: "thư mục không trống"
  case ENOSPC: "ổ đĩa đã đầy"
  case EDQUOT: "đã dùng hết hạn mức ổ đĩa"
  case EFBIG: "tệp vượt quá cỡ cho phép"
  case EROFS: "ổ đĩa chỉ cho đọc"
  case EIO: "lỗi đọc ghi của thiết bị"
  case EMFILE, ENFILE: "đang mở quá nhiều tệp"
  case ELOOP: "liên kết nối vòng"
  case ENAMETOOLONG: "tên tệp quá dài"
  case EBUSY: "thiết bị hoặc tệp đang bận"
  case ETXTBSY: "tệp đang được chạy"
  case ENODEV, ENXIO: "không có thiết bị này"
  case ENOMEM: "hết bộ nhớ"
  case EPIPE: "phía nhận đã đóng"
  case EBADF: "đầu ra đã bị đóng"
  case EINVAL: "thao tác không hợp lệ"
  case EXDEV: "hai nơi không cùng một ổ đĩa"
  case ESTALE: "ổ đĩa mạng đã mất kết nối"
  case ETIMEDOUT: "quá thời gian chờ"
  default: nil
  }
}
