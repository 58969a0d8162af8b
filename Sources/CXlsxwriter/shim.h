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

// Writes a text into XML.
static inline void chart_write_text(FILE *file, const char *text) {
  for (; *text; text++) {
    if (*text == '&') fputs("&amp;", file);
    else if (*text == '<') fputs("&lt;", file);
    else if (*text == '>') fputs("&gt;", file);
    else fputc(*text, file);
  }
}

static inline void chart_write_reference(
    FILE *file, const char *element, const char *kind, const char *formula) {
  fprintf(file, "<c:%s><c:%s><c:f>", element, kind);
  chart_write_text(file, formula);
  fprintf(file, "</c:f></c:%s></c:%s>", kind, element);
}

static inline void chart_write_line_series(lxw_chart *chart, lxw_chart_series *series) {
  FILE *file = chart->file;
  unsigned index = chart->series_index++;
  unsigned color = series->line ? series->line->color & 0xFFFFFF : 0;
  fprintf(file, "<c:ser><c:idx val=\"%u\"/><c:order val=\"%u\"/>", index, index);
  chart_write_reference(file, "tx", "strRef", series->title.range->formula);
  fprintf(
      file, "<c:spPr><a:ln w=\"28575\"><a:solidFill><a:srgbClr val=\"%06X\"/></a:solidFill>%s</a:ln></c:spPr>",
      color, series->line && series->line->dash_type ? "<a:prstDash val=\"dash\"/>" : "");
  if (series->marker) {
    fprintf(
        file,
        "<c:marker><c:symbol val=\"%s\"/><c:size val=\"%u\"/><c:spPr><a:solidFill>"
        "<a:srgbClr val=\"%06X\"/></a:solidFill></c:spPr></c:marker>",
        series->marker->type == LXW_CHART_MARKER_DIAMOND ? "diamond" : "circle",
        series->marker->size + 1u, color);
  } else {
    fputs("<c:marker><c:symbol val=\"none\"/></c:marker>", file);
  }
  chart_write_reference(file, "cat", "numRef", series->categories->formula);
  chart_write_reference(file, "val", "numRef", series->values->formula);
  fputs("<c:smooth val=\"0\"/></c:ser>", file);
}

typedef void (*chart_writer)(lxw_chart *);

// What the library writes areas with; it is one function for all charts.
static inline chart_writer *chart_area_writer(void) {
  static chart_writer writer;
  return &writer;
}

// The library draws one kind of series a chart; series that are smooth, which areas never are, are lines.

static inline void chart_write_areas_and_lines(lxw_chart *chart) {
  lxw_chart_series *last = NULL;
  lxw_chart_series *series;
  STAILQ_FOREACH(series, chart->series_list, list_pointers) {
    if (series->smooth) break;
    last = series;
  }
  if (!last) return;
  lxw_chart_series *lines = STAILQ_NEXT(last, list_pointers);
  STAILQ_NEXT(last, list_pointers) = NULL;
  (*chart_area_writer())(chart);
  STAILQ_NEXT(last, list_pointers) = lines;
  fputs("<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>", chart->file);
  for (series = lines; series; series = STAILQ_NEXT(series, list_pointers)) {
    chart_write_line_series(chart, series);
  }
  fprintf(
      chart->file,
      "<c:marker val=\"1\"/><c:axId val=\"%u\"/><c:axId val=\"%u\"/></c:lineChart>",
      chart->axis_id_1, chart->axis_id_2);
}

// Draws the last series of a chart of areas as lines over them: a line has gaps where areas fall to zero.
static inline void chart_draw_lines_over_areas(lxw_chart *chart) {
  if (chart->write_chart_type != chart_write_areas_and_lines) {
    *chart_area_writer() = chart->write_chart_type;
  }
  chart->write_chart_type = chart_write_areas_and_lines;
}
