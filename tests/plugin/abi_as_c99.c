/* SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0 */
#include <opgave/plugin/abi.h>

/* A plugin that is C alone: passed by being compiled, as C99 and without a warning. */
static int32_t write_nothing(const opgave_writer* writer) {
    const opgave_text why = {"nothing to write", 16};
    const opgave_text key = {0, 0};
    writer->fail(writer->host, key, why);
    return 1;
}

static const opgave_rule_kind        kind     = {sizeof(opgave_rule_kind), 0, {"c.nothing", 9}, write_nothing};
static const opgave_rule_kind* const kinds[]  = {&kind};
static const opgave_text             manifest = {"", 0};
static const opgave_plugin           plugin = {sizeof(opgave_plugin), OPGAVE_ABI_MINOR, &manifest, kinds, 1, 0};

const opgave_plugin* opgave_plugin_entry_1_of_c(void);
const opgave_plugin* opgave_plugin_entry_1_of_c(void) { return &plugin; }
