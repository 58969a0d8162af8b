// Writes the rows that BookBench writes with libxlsxwriter and nothing else, from memory: the floor.
//
//   book ROWS BOOK
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <xlsxwriter.h>

enum { distinct = 9973 };
static double values[distinct][4];

// The numbers as a result table has them, with ten digits, before the clock starts.
static void prepare(void) {
  const double factors[] = {1, 0.9, 1.01, 1.1};
  for (long row = 0; row < distinct; row++) {
    for (int column = 0; column < 4; column++) {
      char digits[32];
      snprintf(digits, sizeof digits, "%.10g", row * 1.234567 * factors[column]);
      values[row][column] = atof(digits);
    }
  }
}

int main(int count, char **arguments) {
  if (count != 3) return 64;
  long rows = atol(arguments[1]);
  prepare();
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  lxw_workbook_options options = {.constant_memory = LXW_TRUE, .use_zip64 = LXW_TRUE};
  lxw_workbook *book = workbook_new_opt(arguments[2], &options);
  lxw_worksheet *sheet = workbook_add_worksheet(book, "A");
  lxw_format *text = workbook_add_format(book);
  lxw_format *number = workbook_add_format(book);
  format_set_num_format(number, "#,##0.0#");
  const char *heads[] = {"unit", "name", "indicator", "year", "mean", "q05", "q50", "q95"};
  for (int column = 0; column < 8; column++)
    worksheet_write_string(sheet, 0, column, heads[column], text);
  char code[24] = "", name[64] = "";
  for (long row = 0; row < rows; row++) {
    if (row % 40 == 0) {
      snprintf(code, sizeof code, "%05ld", row / 40);
      snprintf(name, sizeof name, "Xã số %ld", row / 40);
    }
    worksheet_write_string(sheet, row + 1, 0, code, text);
    worksheet_write_string(sheet, row + 1, 1, name, text);
    worksheet_write_string(sheet, row + 1, 2, "income", text);
    worksheet_write_number(sheet, row + 1, 3, 2000 + row % 40, number);
    for (int column = 0; column < 4; column++)
      worksheet_write_number(sheet, row + 1, column + 4, values[row % distinct][column], number);
  }
  if (workbook_close(book) != LXW_NO_ERROR) return 74;
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("rows=%ld seconds=%.3f\n", rows,
         end.tv_sec - start.tv_sec + (end.tv_nsec - start.tv_nsec) / 1e9);
  return 0;
}
