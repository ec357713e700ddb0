/* SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0 */
#ifndef OPGAVE_PLUGIN_ABI_H
#define OPGAVE_PLUGIN_ABI_H

/*
 * The boundary between a host and a plugin, as C99 that is also C++11 and later. Authors of plugins write C++ over
 * <opgave/plugin.hpp> and never see this file; it is the contract that both sides keep.
 *
 * - A plugin exports one function, opgave_plugin_entry_1, with the major version in its name. It returns constant data.
 * - A rule kind is one function, `write`. The host calls it once for each rule and period, with the parameters in force
 *   then, and the function says its formulas through the table it is given. It computes nothing and keeps nothing.
 * - Everything runs on the thread that calls `write`; several `write` may run at once, each with a table of its own.
 * - Texts are UTF-8, not terminated, at most OPGAVE_MOST_TEXT_BYTES, and live until the call that received them
 *   returns; those of parameters and of constant data live until `write` returns.
 * - No exception crosses in either direction.
 * - Nothing gives back a pointer that must be checked. What goes wrong gives node 0 or an absent value, and the host keeps
 *   the first error. After it every call does nothing and gives 0 or an absent value: a `write` that sees one returns.
 * - Nodes and ids live for one `write`. One that is stale or made up is an error, not a crash.
 * - Growth: a released number never changes meaning; new fields and functions stand at the end, and are read only where
 *   `struct_size` covers them; a new operator is a new number, which a host that does not know it answers with an error.
 */

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define OPGAVE_ABI_MAJOR 1
#define OPGAVE_ABI_MINOR 0

/*
 * What a shared library says of itself lies in one ELF note, in a PT_NOTE segment, so that a host reads it from the file
 * without running anything: owner OPGAVE_NOTE_OWNER, type OPGAVE_ABI_MAJOR; then, in the byte order of the machine, the
 * least minor version that the plugin needs (4 bytes), 4 bytes that are 0, and plugin.toml, byte for byte.
 */
#define OPGAVE_NOTE_OWNER "opgave"

#define OPGAVE_MOST_NODES 65536     /* of one `write` */
#define OPGAVE_MOST_TEXT_BYTES 4096 /* but a manifest is as long as it is */
#define OPGAVE_MOST_OPERANDS 64
#define OPGAVE_MOST_CALLS 262144 /* of the table, in one `write` */

typedef struct opgave_text {
    const char* data;
    uint32_t    size;
} opgave_text;

typedef uint32_t opgave_node; /* a formula; 0: poison */
typedef uint32_t opgave_id;   /* something of the frame that has a name; 0: none */

/* What an id names. */
enum {
    OPGAVE_CATEGORY  = 1, /* or a total */
    OPGAVE_BASIS     = 2,
    OPGAVE_MEMBER    = 3,
    OPGAVE_GROUP     = 4,
    OPGAVE_GROUPING  = 5,
    OPGAVE_ATTRIBUTE = 6,
    OPGAVE_UNIT      = 7
};

/* Stand where the id of a basis is asked: the province says which basis each of them means. */
#define OPGAVE_ASKED 0xFFFFFFFFu
#define OPGAVE_OFFERED 0xFFFFFFFEu

/* What a parameter holds. */
enum {
    OPGAVE_ABSENT       = 0, /* not given, and the manifest has no default */
    OPGAVE_WHOLE_NUMBER = 1, /* whole, in `unit` */
    OPGAVE_RATIO        = 2, /* whole / denominator */
    OPGAVE_NAME         = 3, /* id: a category, basis, member, group, grouping or attribute */
    OPGAVE_TEXT         = 4, /* text */
    OPGAVE_YES_NO       = 5, /* whole: 1 or 0 */
    OPGAVE_ROUNDING     = 6, /* whole: 0 down, 1 up, 2 half_up, 3 half_even */
    OPGAVE_METHOD       = 7, /* whole: 0 largest_remainder, 1 largest_remainder_of_total, 2 sainte_lague, 3 dhondt,
                                4 independent */
    OPGAVE_LIST         = 8, /* whole: the count of its rows */
    OPGAVE_PERIOD       = 9  /* whole: how far it lies from the period that is written, in periods of that kind: -1 is the
                                one before, as in `period_offset`; text: "2025" or "2024-I". A period of the other kind
                                cannot be asked for as such */
};

/* One checked parameter, as in force in the period that is written. */
typedef struct opgave_value {
    uint32_t    struct_size; /* set by the plugin */
    uint32_t    kind;        /* the fields below that the kind does not name are 0 */
    int64_t     whole;
    int64_t     denominator; /* of a ratio: > 0 */
    opgave_id   id;
    opgave_id   unit;
    opgave_text text; /* of a name: its id in the frame, such as "amv"; of a period: as it is written */
} opgave_value;

/* Who a figure stands for. */
enum {
    OPGAVE_EVERY_MEMBER = 0,
    OPGAVE_EACH_GROUP   = 1, /* the stated cell of each group of `grouping` */
    OPGAVE_THE_WHOLE    = 2  /* the stated cell of the whole */
};

/* Which cell a figure reads, or a definition fills. */
typedef struct opgave_read {
    uint32_t  struct_size;
    uint32_t  scope;
    opgave_id category;
    opgave_id basis;
    int32_t   period_offset; /* 0: the period that is written; -1: the one before it of the same kind. A period outside
                                the frame, or in no cycle, reads a blank that nobody can state */
    opgave_id grouping;      /* of OPGAVE_EACH_GROUP */
} opgave_read;

/* The operators of `apply`. Details are whole numbers, in this order. Where details name an operand, 0 is no, 1 is yes. */
enum {
    OPGAVE_LINEAR         = 4, /* terms; their coefficients, then a constant */
    OPGAVE_TIMES_RATIO    = 5, /* a; numerator, denominator, rounding */
    OPGAVE_TIMES_COLUMN   = 6, /* a, a formula of attributes and scatters alone */
    OPGAVE_MINIMUM        = 7,
    OPGAVE_MAXIMUM        = 8,
    OPGAVE_AT_LEAST       = 9,  /* a >= b */
    OPGAVE_EQUAL          = 10, /* a == b */
    OPGAVE_RATIO_AT_LEAST = 11, /* a, b, c, d: a/b >= c/d */
    OPGAVE_ALL_OF         = 12,
    OPGAVE_ANY_OF         = 13,
    OPGAVE_NEGATION       = 14,
    OPGAVE_SELECT         = 15, /* condition, yes, no */
    OPGAVE_SUM_WHOLE      = 16,
    OPGAVE_SUM_GROUPS     = 17, /* a; grouping */
    OPGAVE_SUM_SET        = 18, /* a; group */
    OPGAVE_BROADCAST      = 19, /* one value a group; each member takes its group's */
    OPGAVE_APPORTION = 22, /* total, key (a formula of members, or a constant: equal parts), floors where given, caps
                                   where given, order where given (these three of attributes and scatters alone; of tied
                                   members the lowest place goes first, and 0 last); method, rounding (of the method
                                   `independent`), whether there are floors, whether caps, whether an order */
    OPGAVE_TIED      = 23, /* an apportionment */
    OPGAVE_STATED    = 24, /* a figure */
    OPGAVE_OR_ELSE   = 25, /* a figure, another formula */
    OPGAVE_CONVERT   = 26  /* a; numerator, denominator, rounding, unit */
};

/* What a plugin writes with. Every function takes `host` as it stands here. */
typedef struct opgave_writer {
    uint32_t struct_size;
    uint32_t abi_minor;
    void*    host;

    /* The id of a name that the manifest declares under `reads`. */
    opgave_id (*find)(void* host, uint32_t what, opgave_text name);

    /* A parameter of the rule kind, asked as one kind. Asked as OPGAVE_ABSENT: whatever it is, also nothing. */
    void (*parameter)(void* host, opgave_text name, uint32_t kind, opgave_value* out);
    /* A field of one row, from 0, of a list parameter. */
    void (*field)(void* host, opgave_text list, uint32_t row, opgave_text name, uint32_t kind, opgave_value* out);

    opgave_node (*figure)(void* host, const opgave_read* cell);
    opgave_node (*attribute)(void* host, opgave_id attribute);
    /* Unit 0: a bare number, which fits any unit. */
    opgave_node (*whole)(void* host, int64_t value, opgave_id unit);
    /* One number a member: the amounts of the rows that name it, 0 where none does. Without an amount field it counts
       the rows. */
    opgave_node (*scatter)(void* host, opgave_text list, opgave_text member_field, opgave_text amount_field);
    opgave_node (*in_group)(void* host, opgave_id group);

    opgave_node (*apply)(void* host, uint32_t operation, const opgave_node* operands, uint32_t operand_count,
                         const int64_t* details, uint32_t detail_count);

    /* What the rule says. Labels are keys of the manifest's texts. */
    void (*applies)(void* host, opgave_node condition);
    void (*require)(void* host, opgave_text label, opgave_node condition);
    void (*publish)(void* host, opgave_text label, opgave_node numerator, opgave_node denominator);
    void (*define)(void* host, const opgave_read* cell, opgave_node value);
    void (*name)(void* host, opgave_text label, opgave_node value);

    /* The rule cannot be written. `parameter` is the key to point at; empty: the rule itself. */
    void (*fail)(void* host, opgave_text parameter, opgave_text why);

    /* Adds an amount, which may be negative, to a cell of a basis that is a sum of bases. Any number of rules may book on
       one cell. */
    void (*book)(void* host, const opgave_read* cell, opgave_node amount);
    /* What a category is counted in. */
    opgave_id (*unit_of)(void* host, opgave_id category);
} opgave_writer;

/* Writes one rule for one period. Gives 0: written; anything else: failed, and `fail` said why. */
typedef int32_t (*opgave_write)(const opgave_writer* writer);

typedef struct opgave_rule_kind {
    uint32_t     struct_size;
    uint32_t     reserved;
    opgave_text  id; /* as in the manifest, such as "asiel.amv_quota" */
    opgave_write write;
} opgave_rule_kind;

typedef struct opgave_plugin {
    uint32_t                       struct_size;
    uint32_t                       abi_minor; /* the least that the plugin needs of its host */
    const opgave_text*             manifest;  /* plugin.toml, byte for byte: the bytes of the note */
    const opgave_rule_kind* const* rule_kinds;
    uint32_t                       rule_kind_count;
    uint32_t                       reserved;
} opgave_plugin;

/* In a shared library the entry is called opgave_plugin_entry_1. A plugin that is linked into its host has the same
   function under the name opgave_plugin_entry_1_<name>. */
typedef const opgave_plugin* (*opgave_plugin_entry)(void);

#ifdef __cplusplus
}
#endif

#endif
