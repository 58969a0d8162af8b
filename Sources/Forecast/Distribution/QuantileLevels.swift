/// The probabilities of the quantiles that are published.
public enum QuantileLevels {
  /// 2.5 %, then 5 % to 95 % in steps of 5, then 97.5 %.
  public static let published: [Double] =
    [0.025] + (1...19).map { Double($0 * 5) / 100 } + [0.975]

  /// The position of the median.
  public static let median = 10

  /// The column names: `q025`, `q05`, … `q95`, `q975`.
  public static let names: [String] = published.map { level in
    let thousandths = Int((level * 1000).rounded())
    let digits = String(1000 + thousandths).dropFirst()
    return "q" + (digits.hasSuffix("0") ? digits.dropLast() : digits)
  }
}
