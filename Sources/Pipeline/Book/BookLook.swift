import IO
import Reporting

/// The styles of the workbook of results, in one place.
struct BookLook {
  let title: BookStyle
  let answer: BookStyle
  let heading: BookStyle
  let numberHeading: BookStyle
  let body: BookStyle
  let wrapped: BookStyle
  let cell: BookStyle
  let rightText: BookStyle
  /// The look of a number among the words of the summary, without its format.
  let figure: CellStyle
  let bold: BookStyle
  let link: BookStyle
  let warning: BookStyle
  let choice: BookStyle
  let helper: BookStyle
  /// A share of 1 in per cent.
  let shareOfOne: BookStyle
  private let forms: [ColumnForm: BookStyle]
  /// The styles of forms that follow their values, by the number of decimals.
  private let decimals: [ColumnForm: [BookStyle]]

  init(_ book: BookWriter) {
    let plain = CellStyle().with { $0.isAtTop = true }
    title = book.style(
      CellStyle().with {
        $0.fontSize = 14
        $0.isBold = true
      })
    answer = book.style(plain.with { $0.ink = 0x595959 })
    let head = plain.with {
      $0.isBold = true
      $0.wraps = true
      $0.fill = 0xDCE6F1
      $0.lineBelow = BookColors.ink
    }
    heading = book.style(head.with { $0.indent = 1 })
    numberHeading = book.style(head.with { $0.alignment = .right })
    body = book.style(plain)
    wrapped = book.style(plain.with { $0.wraps = true })
    cell = book.style(
      plain.with {
        $0.wraps = true
        $0.indent = 1
      })
    figure = plain.with { $0.alignment = .right }
    rightText = book.style(
      plain.with {
        $0.alignment = .right
        $0.wraps = true
      })
    bold = book.style(
      plain.with {
        $0.isBold = true
        $0.fontSize = 12
      })
    link = book.style(
      plain.with {
        $0.ink = 0x0563C1
        $0.isUnderlined = true
      })
    warning = book.style(
      plain.with {
        $0.isBold = true
        $0.ink = 0x9C3D00
        $0.fill = 0xFDEBD8
        $0.wraps = true
      })
    choice = book.style(
      plain.with {
        $0.isBold = true
        $0.fill = 0xFFF2B3
        $0.lineBelow = BookColors.ink
      })
    helper = book.style(
      plain.with {
        $0.ink = 0x7F7F7F
        $0.numberFormat = ColumnForm.number.numberFormat
      })
    shareOfOne = book.style(plain.with { $0.numberFormat = "0%" })
    let style = { (form: ColumnForm, format: String) in
      book.style(
        plain.with {
          $0.numberFormat = format
          $0.wraps = !form.isNumeric && ![.code, .day, .automatic].contains(form)
          $0.indent = form.isNumeric ? 0 : 1
        })
    }
    forms = Dictionary(
      uniqueKeysWithValues: ColumnForm.allCases.map { ($0, style($0, $0.numberFormat)) })
    decimals = Dictionary(
      uniqueKeysWithValues: ColumnForm.allCases.filter(\.followsValues).map { form in
        (form, (0...ColumnForm.mostDecimals).map { style(form, form.numberFormat(decimals: $0)) })
      })
  }

  /// The style of the values of a form.
  func style(_ form: ColumnForm) -> BookStyle { forms[form] ?? body }

  /// The style of the values of a column that need so many decimals.
  func style(_ form: ColumnForm, decimals count: Int) -> BookStyle {
    decimals[form].map { $0[min(count, ColumnForm.mostDecimals)] } ?? style(form)
  }

  /// The symbol of a verdict that cannot be given.
  static let unknown = "?"

  private static let good = CellStyle().with {
    $0.fill = 0xCFE8F7
    $0.ink = 0x00456B
  }
  private static let bad = CellStyle().with {
    $0.fill = 0xFBE0CC
    $0.ink = 0x7A3300
  }

  /// The looks that symbols of verdicts get.
  static let marks: [(symbol: String, style: CellStyle)] = [
    ("●", good),
    ("○", bad),
    (
      unknown,
      CellStyle().with {
        $0.fill = 0xFFFFFF
        $0.ink = BookColors.ink
        $0.isHatched = true
      }
    ),
    ("✓", good),
    ("✗", bad),
    (
      "∅",
      CellStyle().with {
        $0.fill = 0xEDEDED
        $0.ink = 0x595959
      }
    ),
  ]
}
