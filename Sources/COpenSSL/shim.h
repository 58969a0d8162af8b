// The message digests of libcrypto, and nothing else.
#include <openssl/evp.h>
