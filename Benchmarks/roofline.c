// What the machine gives: memory bandwidth, products of matrices, reading from the page cache; one thread and more.
//
//   cc -O3 -march=native -fopenmp roofline.c -lopenblas && ./a.out THREADS FILE
//
// Each line is `name threads rate unit`: the median of seven rounds.
#define _GNU_SOURCE
#include <cblas.h>
#include <fcntl.h>
#include <omp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

extern void openblas_set_num_threads(int);

enum { rounds = 7 };
static const long length = 32L << 20;  // doubles of an array: far beyond the caches
static double seconds[rounds];

static int ascending(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void report(const char *name, int threads, double amount, const char *unit) {
  qsort(seconds, rounds, sizeof *seconds, ascending);
  printf("%s %d %.2f %s\n", name, threads, amount / seconds[rounds / 2] / 1e9, unit);
}

static void memory(int threads, double *a, double *b) {
  omp_set_num_threads(threads);
  double total = 0;
  for (int r = 0; r < rounds; r++) {
    const double start = omp_get_wtime();
    double sum = 0;
#pragma omp parallel for simd reduction(+ : sum)
    for (long i = 0; i < length; i++) sum += a[i];
    seconds[r] = omp_get_wtime() - start;
    total += sum;
  }
  report("memory-read", threads, 8.0 * length, "GB/s");
  for (int r = 0; r < rounds; r++) {
    const double start = omp_get_wtime();
#pragma omp parallel for
    for (long i = 0; i < length; i++) b[i] = a[i] + total;
    seconds[r] = omp_get_wtime() - start;
  }
  report("memory-copy", threads, 16.0 * length, "GB/s");
}

static void product(const char *name, int threads, int m, int n, int k, double *a, double *b) {
  openblas_set_num_threads(threads);
  double *c = malloc(sizeof *c * m * n);
  for (int r = -1; r < rounds; r++) {
    const double start = omp_get_wtime();
    cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1, a, m, b, k, 0, c, m);
    if (r >= 0) seconds[r] = omp_get_wtime() - start;
  }
  report(name, threads, 2.0 * m * n * k, "GFLOP/s");
  free(c);
}

// Each thread reads its part of the file into a buffer of whole pages.
static int page_cache(int threads, const char *path) {
  const int file = open(path, O_RDONLY);
  struct stat state;
  if (file < 0 || fstat(file, &state)) return 1;
  for (int r = 0; r < rounds; r++) {
    const double start = omp_get_wtime();
#pragma omp parallel num_threads(threads)
    {
      const long each = state.st_size / threads + 1, size = 1 << 16;
      long offset = each * omp_get_thread_num(), end = offset + each, got = 1;
      char *buffer = aligned_alloc(4096, size);
      for (; offset < end && got > 0; offset += got)
        got = pread(file, buffer, end - offset < size ? end - offset : size, offset);
      free(buffer);
    }
    seconds[r] = omp_get_wtime() - start;
  }
  report("page-cache", threads, state.st_size, "GB/s");
  return close(file);
}

int main(int count, char **arguments) {
  if (count != 3) return 64;
  double *a = aligned_alloc(4096, sizeof *a * length), *b = aligned_alloc(4096, sizeof *b * length);
#pragma omp parallel for
  for (long i = 0; i < length; i++) a[i] = i % 7, b[i] = i % 5;
  const int most = atoi(arguments[1]);
  for (int threads = 1; threads <= most; threads += most > 1 ? most - 1 : 1) {
    memory(threads, a, b);
    product("dgemm-2048", threads, 2048, 2048, 2048, a, b);
    product("dgemm-lines", threads, 1 << 20, 3, 20, a, b);
    if (page_cache(threads, arguments[2])) return 66;
  }
  return 0;
}
