import Panels

extension ProblemKind {
  /// An output whose name is empty.
  static let emptyOut = ProblemKind.badOption(
    LocalizedText(
      vi: "--out để trống; hãy ghi tên nơi nhận kết quả, ví dụ --out ket-qua.",
      en: "--out is empty; name the place for the result, such as --out results."))
}
