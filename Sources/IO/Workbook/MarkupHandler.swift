/// Takes what stands in a part of a workbook, in its order.
protocol MarkupHandler: AnyObject {
  /// An element begins.
  func start(_ name: MarkupName, _ attributes: MarkupAttributes) throws(InputError)
  /// The last element begun and not yet ended ends.
  func end() throws(InputError)
  /// A piece of text in the last element begun and not yet ended; a text may come in many pieces.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(InputError)
}

extension MarkupHandler {
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(InputError) {}
}
