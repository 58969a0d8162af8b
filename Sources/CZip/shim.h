// Reading of zip archives, and nothing else.
#include <zip.h>
