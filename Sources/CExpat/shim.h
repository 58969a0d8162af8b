// Streaming of XML, and nothing else.
#include <expat.h>
