// What Lotrinh calls of DuckDB's C API: the types, and the type of each function, which is looked up by name at run
// time. Nothing is linked. The declarations follow duckdb.h, whose names and layouts are stable since DuckDB 1.0.
#ifndef LOTRINH_DUCKDB_FUNCTIONS_H
#define LOTRINH_DUCKDB_FUNCTIONS_H

#include <stdbool.h>
#include <stdint.h>

typedef uint64_t duck_idx;
typedef int32_t duck_state;

typedef struct duck_opaque_database *duck_database;
typedef struct duck_opaque_connection *duck_connection;
typedef struct duck_opaque_config *duck_config;
typedef struct duck_opaque_chunk *duck_chunk;
typedef struct duck_opaque_vector *duck_vector;
typedef struct duck_opaque_type *duck_type;
typedef struct duck_opaque_statements *duck_statements;
typedef struct duck_opaque_prepared *duck_prepared;

// The result of a query, which is passed by value: the fields before the last are no longer used.
typedef struct {
  duck_idx unused_column_count;
  duck_idx unused_row_count;
  duck_idx unused_rows_changed;
  void *unused_columns;
  char *unused_error;
  void *data;
} duck_result;

// A text of at most 12 bytes stands in place; a longer one has its first four bytes here and all of them elsewhere.
typedef struct {
  uint32_t length;
  union {
    char inlined[12];
    struct {
      char prefix[4];
      const char *bytes;
    } pointer;
  } value;
} duck_string;

typedef const char *(*duck_library_version)(void);
typedef duck_state (*duck_create_config)(duck_config *);
typedef duck_state (*duck_set_config)(duck_config, const char *, const char *);
typedef void (*duck_destroy_config)(duck_config *);
typedef duck_state (*duck_open_ext)(const char *, duck_database *, duck_config, char **);
typedef void (*duck_close)(duck_database *);
typedef duck_state (*duck_connect)(duck_database, duck_connection *);
typedef void (*duck_disconnect)(duck_connection *);
typedef void (*duck_free)(void *);

typedef duck_idx (*duck_extract_statements)(duck_connection, const char *, duck_statements *);
typedef const char *(*duck_extract_statements_error)(duck_statements);
typedef duck_state (*duck_prepare_extracted_statement)(duck_connection, duck_statements, duck_idx, duck_prepared *);
typedef void (*duck_destroy_extracted)(duck_statements *);
typedef const char *(*duck_prepare_error)(duck_prepared);
typedef int32_t (*duck_prepared_statement_type)(duck_prepared);
typedef void (*duck_destroy_prepare)(duck_prepared *);
typedef duck_state (*duck_execute_prepared_streaming)(duck_prepared, duck_result *);

typedef const char *(*duck_result_error)(duck_result *);
typedef void (*duck_destroy_result)(duck_result *);
typedef duck_idx (*duck_column_count)(duck_result *);
typedef const char *(*duck_column_name)(duck_result *, duck_idx);
typedef duck_type (*duck_column_logical_type)(duck_result *, duck_idx);
typedef int32_t (*duck_get_type_id)(duck_type);
typedef void (*duck_destroy_logical_type)(duck_type *);
typedef uint8_t (*duck_decimal_scale)(duck_type);
typedef int32_t (*duck_decimal_internal_type)(duck_type);
typedef int32_t (*duck_enum_internal_type)(duck_type);
typedef uint32_t (*duck_enum_dictionary_size)(duck_type);
typedef char *(*duck_enum_dictionary_value)(duck_type, duck_idx);

typedef duck_chunk (*duck_fetch_chunk)(duck_result);
typedef duck_idx (*duck_data_chunk_get_size)(duck_chunk);
typedef duck_vector (*duck_data_chunk_get_vector)(duck_chunk, duck_idx);
typedef void (*duck_destroy_data_chunk)(duck_chunk *);
typedef void *(*duck_vector_get_data)(duck_vector);
typedef uint64_t *(*duck_vector_get_validity)(duck_vector);

#endif
