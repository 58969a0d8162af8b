// Decoding of xz with liblzma.
#include <lzma.h>

// The initializer that Swift cannot see.
static inline lzma_stream lotrinh_lzma_stream(void) {
  lzma_stream stream = LZMA_STREAM_INIT;
  return stream;
}
