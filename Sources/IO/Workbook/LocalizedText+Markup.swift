import CExpat
import Panels

extension LocalizedText {
  /// What the parser says is wrong with XML; of rare errors its number and English words are given.
  init(markupError code: XML_Error) {
    let english = XML_ErrorString(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
    let vietnamese = Self.vietnamese(code) ?? "lỗi XML số \(code.rawValue), \"\(english)\""
    self.init(vi: vietnamese, en: english)
  }

  private static func vietnamese(_ code: XML_Error) -> String? {
    switch code {
    case XML_ERROR_NO_MEMORY: "hết bộ nhớ"
    case XML_ERROR_SYNTAX: "sai cú pháp"
    case XML_ERROR_NO_ELEMENTS: "không có phần tử nào"
    case XML_ERROR_INVALID_TOKEN: "có ký hiệu không hợp lệ"
    case XML_ERROR_UNCLOSED_TOKEN: "có thẻ bị cắt dở"
    case XML_ERROR_PARTIAL_CHAR: "có ký tự bị cắt dở"
    case XML_ERROR_TAG_MISMATCH: "thẻ đóng không khớp thẻ mở"
    case XML_ERROR_DUPLICATE_ATTRIBUTE: "thuộc tính bị lặp"
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "còn nội dung sau phần tử ngoài cùng"
    case XML_ERROR_UNDEFINED_ENTITY: "dùng thực thể chưa khai báo"
    case XML_ERROR_RECURSIVE_ENTITY_REF: "thực thể gọi vòng"
    case XML_ERROR_BAD_CHAR_REF: "mã ký tự không hợp lệ"
    case XML_ERROR_MISPLACED_XML_PI: "khai báo XML không ở đầu phần"
    case XML_ERROR_UNKNOWN_ENCODING: "bảng mã không rõ"
    case XML_ERROR_INCORRECT_ENCODING: "khai báo sai bảng mã"
    case XML_ERROR_UNCLOSED_CDATA_SECTION: "đoạn CDATA không đóng"
    case XML_ERROR_XML_DECL: "khai báo XML sai dạng"
    case XML_ERROR_UNBOUND_PREFIX: "tiền tố không gian tên chưa khai báo"
    case XML_ERROR_UNDECLARING_PREFIX: "không được bỏ khai báo tiền tố"
    case XML_ERROR_RESERVED_PREFIX_XML: "tiền tố xml bị dùng sai"
    case XML_ERROR_RESERVED_PREFIX_XMLNS: "tiền tố xmlns bị dùng sai"
    case XML_ERROR_RESERVED_NAMESPACE_URI: "không gian tên dành riêng bị dùng sai"
    default: nil
    }
  }
}
