// Linear and mixed-integer programmes with GLPK.
#include <glpk.h>
