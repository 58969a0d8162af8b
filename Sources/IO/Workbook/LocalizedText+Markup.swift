import CExpat
import Panels

extension LocalizedText {
  /// What the parser says is wrong with XML; of rare errors its number and English words are given.
  init(markupError code: XML_Error) {
    self = Self.known(code) ?? Self.rare(code)
  }

  private static func rare(_ code: XML_Error) -> LocalizedText {
    let number = Int(code.rawValue)
    let words = XML_ErrorString(code).map { String(cString: $0) } ?? "error \(number)"
    return LocalizedText("xml-error.other", ["code": number, "words": words])
  }

  private static func known(_ code: XML_Error) -> LocalizedText? {
    switch code {
    case XML_ERROR_NO_MEMORY: LocalizedText("xml-error.no-memory")
    case XML_ERROR_SYNTAX: LocalizedText("xml-error.syntax")
    case XML_ERROR_NO_ELEMENTS: LocalizedText("xml-error.no-elements")
    case XML_ERROR_INVALID_TOKEN: LocalizedText("xml-error.invalid-token")
    case XML_ERROR_UNCLOSED_TOKEN: LocalizedText("xml-error.unclosed-token")
    case XML_ERROR_PARTIAL_CHAR: LocalizedText("xml-error.partial-char")
    case XML_ERROR_TAG_MISMATCH: LocalizedText("xml-error.tag-mismatch")
    case XML_ERROR_DUPLICATE_ATTRIBUTE: LocalizedText("xml-error.duplicate-attribute")
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT: LocalizedText("xml-error.junk-after-doc-element")
    case XML_ERROR_UNDEFINED_ENTITY: LocalizedText("xml-error.undefined-entity")
    case XML_ERROR_RECURSIVE_ENTITY_REF: LocalizedText("xml-error.recursive-entity-ref")
    case XML_ERROR_BAD_CHAR_REF: LocalizedText("xml-error.bad-char-ref")
    case XML_ERROR_MISPLACED_XML_PI: LocalizedText("xml-error.misplaced-xml-pi")
    case XML_ERROR_UNKNOWN_ENCODING: LocalizedText("xml-error.unknown-encoding")
    case XML_ERROR_INCORRECT_ENCODING: LocalizedText("xml-error.incorrect-encoding")
    case XML_ERROR_UNCLOSED_CDATA_SECTION: LocalizedText("xml-error.unclosed-cdata-section")
    case XML_ERROR_XML_DECL: LocalizedText("xml-error.xml-decl")
    case XML_ERROR_UNBOUND_PREFIX: LocalizedText("xml-error.unbound-prefix")
    case XML_ERROR_UNDECLARING_PREFIX: LocalizedText("xml-error.undeclaring-prefix")
    case XML_ERROR_RESERVED_PREFIX_XML: LocalizedText("xml-error.reserved-prefix-xml")
    case XML_ERROR_RESERVED_PREFIX_XMLNS: LocalizedText("xml-error.reserved-prefix-xmlns")
    case XML_ERROR_RESERVED_NAMESPACE_URI: LocalizedText("xml-error.reserved-namespace-uri")
    default: nil
    }
  }
}
