// Decoding of Zstandard with libzstd.
#include <zstd.h>
#include <zstd_errors.h>
