// Inflation of gzip with zlib.
#include <zlib.h>

// The macro that Swift cannot see: 15 bits of window, 16 for the gzip wrapper.
static inline int lotrinh_inflate_gzip(z_streamp stream) { return inflateInit2(stream, 15 + 16); }
