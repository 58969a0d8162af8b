// Decoding of xz with liblzma.
#include <lzma.h>

// The initializer that Swift cannot see.
static inline lzma_stream lotrinh_lzma_stream(void) {
  lzma_stream stream = LZMA_STREAM_INIT;
  return stream;
}

// Starts decoding one stream. Without flags, which Swift cannot see.
static inline lzma_ret lotrinh_open_xz(lzma_stream *stream, uint64_t memory_limit) {
  return lzma_stream_decoder(stream, memory_limit, 0);
}
