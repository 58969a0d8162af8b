// Reading of zip archives and writing of parts of them, and nothing else.
#include <zip.h>
