// Writing of workbooks, and nothing else.
#include <xlsxwriter.h>
