/* SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0 */
#include <opgave/plugin/abi.h>

/* A plugin that is C alone: passed by being compiled, as C99 and without a warning. */
static int32_t write_nothing(const opgave_writer* writer) {
    const opgave_text why = {"nothing to write", 16};
    const opgave_text key = {0, 0};
    writer->fail(writer->host, key, why);
    return 1;
}

/* The same through the functions that stand last in the table. */
static int32_t write_booking(const opgave_writer* writer) {
    const opgave_text azc      = {"azc", 3};
    const opgave_text telt_mee = {"telt_mee", 8};
    opgave_read       cell     = {sizeof(opgave_read), OPGAVE_EVERY_MEMBER, 0, 0, 0, 0};
    cell.category              = writer->find(writer->host, OPGAVE_CATEGORY, azc);
    cell.basis                 = writer->find(writer->host, OPGAVE_BASIS, telt_mee);
    writer->book(writer->host, &cell, writer->whole(writer->host, 3, writer->unit_of(writer->host, cell.category)));
    return 0;
}

static const opgave_rule_kind        kind     = {sizeof(opgave_rule_kind), 0, {"c.nothing", 9}, write_nothing};
static const opgave_rule_kind        booking  = {sizeof(opgave_rule_kind), 0, {"c.booking", 9}, write_booking};
static const opgave_rule_kind* const kinds[]  = {&kind, &booking};
static const opgave_text             manifest = {"", 0};
static const opgave_plugin           plugin   = {sizeof(opgave_plugin), OPGAVE_ABI_MINOR, &manifest, kinds, 2, 0};

const opgave_plugin* opgave_plugin_entry_1_of_c(void);
const opgave_plugin* opgave_plugin_entry_1_of_c(void) { return &plugin; }
