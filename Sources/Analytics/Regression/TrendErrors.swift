/// Which standard error of the slope the test and the interval of a trend rest on.
///
/// All of them are always worked out; this is a choice among them.
public enum TrendErrors: String, Sendable, CaseIterable {
  /// Equal variances, no correlation; Student's t with the residual degrees of freedom, exact for
  /// normal errors.
  case classical
  /// Unequal variances, unbiased where they are equal (MacKinnon and White 1985); Student's t with the
  /// degrees of freedom of Bell and McCaffrey (2002).
  case hc2
  /// Unequal variances, on the safe side (MacKinnon and White 1985); Student's t with the residual
  /// degrees of freedom.
  case hc3
  /// Unequal variances and serial correlation (Newey and West 1987); Student's t with the residual
  /// degrees of freedom. Too small for fewer than about twenty years.
  case neweyWest = "newey-west"
}
