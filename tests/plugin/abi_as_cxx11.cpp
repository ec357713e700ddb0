// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin/abi.h>

#include <cstddef>

// The layout of the C table on a machine with pointers of 64 bits, as it was released: what stands here never moves.
// Compiled as C++11.
static_assert(sizeof(void*) != 8 || sizeof(opgave_text) == 16, "opgave_text");
static_assert(sizeof(void*) != 8 || sizeof(opgave_value) == 48, "opgave_value");
static_assert(sizeof(opgave_read) == 24, "opgave_read");
static_assert(sizeof(void*) != 8 || sizeof(opgave_rule_kind) == 32, "opgave_rule_kind");
static_assert(sizeof(void*) != 8 || sizeof(opgave_plugin) == 32, "opgave_plugin");
static_assert(sizeof(void*) != 8 || sizeof(opgave_writer) == 152, "opgave_writer");

static_assert(offsetof(opgave_value, whole) == 8 && offsetof(opgave_value, denominator) == 16
                  && offsetof(opgave_value, id) == 24 && offsetof(opgave_value, unit) == 28
                  && offsetof(opgave_value, text) == 32,
              "fields of opgave_value");
static_assert(offsetof(opgave_read, category) == 8 && offsetof(opgave_read, basis) == 12
                  && offsetof(opgave_read, period_offset) == 16 && offsetof(opgave_read, grouping) == 20,
              "fields of opgave_read");
static_assert(sizeof(void*) != 8
                  || (offsetof(opgave_writer, find) == 16 && offsetof(opgave_writer, figure) == 40
                      && offsetof(opgave_writer, apply) == 80 && offsetof(opgave_writer, fail) == 128
                      && offsetof(opgave_writer, book) == 136 && offsetof(opgave_writer, unit_of) == 144),
              "functions of opgave_writer");
