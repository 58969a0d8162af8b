// Writing of workbooks, and nothing else.
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

// Keeps the text of the cell that is a chart's title beside it, for programs that do not look it up:
// the library itself cannot read cells back when it writes in constant memory.
static inline void chart_title_keep_text(lxw_chart *chart, const char *text) {
  lxw_series_data_point *point = calloc(1, sizeof(*point));
  if (!point || !chart->title.range) {
    free(point);
    return;
  }
  point->is_string = 1;
  point->string = strdup(text);
  STAILQ_INSERT_TAIL(chart->title.range->data_cache, point, list_pointers);
  chart->title.range->has_string_cache = 1;
  chart->title.range->num_data_points = 1;
  chart->title.range->ignore_cache = 1;
}
