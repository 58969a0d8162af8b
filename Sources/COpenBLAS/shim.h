// The C interfaces of BLAS and LAPACK that LinearAlgebra calls, and nothing else.
#include <cblas.h>
#include <lapacke.h>
