// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "plugin/recording.hpp"

#include <algorithm>
#include <utility>

namespace opgave {

namespace {

std::string quoted(std::string_view text) { return '\'' + std::string(text) + '\''; }

constexpr std::string_view kind_of_name(std::uint32_t what) noexcept {
    switch (what) {
    case OPGAVE_CATEGORY: return "category";
    case OPGAVE_BASIS: return "basis";
    case OPGAVE_GROUP: return "group";
    case OPGAVE_GROUPING: return "grouping";
    case OPGAVE_ATTRIBUTE: return "attribute";
    case OPGAVE_UNIT: return "unit";
    default: return "name";
    }
}

template <class List>
std::optional<std::uint32_t> index_of_id(const List& list, std::string_view id) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == id; });
    if (found == list.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - list.begin());
}

std::optional<std::uint32_t> index_in(const frame& axes, std::uint32_t what, std::string_view id) {
    switch (what) {
    case OPGAVE_CATEGORY: return index_of_id(axes.categories, id);
    case OPGAVE_BASIS: return index_of_id(axes.bases, id);
    case OPGAVE_GROUP: return index_of_id(axes.groups, id);
    case OPGAVE_GROUPING: return index_of_id(axes.groupings, id);
    case OPGAVE_ATTRIBUTE: return index_of_id(axes.attributes, id);
    case OPGAVE_UNIT: return index_of_id(axes.units, id);
    default: return std::nullopt;
    }
}

/// How many things of that kind the frame has.
std::size_t count_in(const frame& axes, std::uint32_t what) noexcept {
    switch (what) {
    case OPGAVE_CATEGORY: return axes.categories.size();
    case OPGAVE_BASIS: return axes.bases.size();
    case OPGAVE_GROUP: return axes.groups.size();
    case OPGAVE_GROUPING: return axes.groupings.size();
    case OPGAVE_ATTRIBUTE: return axes.attributes.size();
    case OPGAVE_UNIT: return axes.units.size();
    default: return 0;
    }
}

} // namespace

// --- errors ----------------------------------------------------------------------------------------------------------

void recording::error_at(diagnostic_code code, const place& where, std::string message, std::string expected,
                         std::string remedy) {
    if (error_) return;
    const std::string rule =
        "rule " + quoted(rule_.id) + " (" + rule_.kind.id + ") for " + frame_[rule_.when].to_text() + ": ";
    error_ = diagnostic{code, where, rule + std::move(message), std::move(expected), std::move(remedy)};
}

std::uint32_t recording::error(diagnostic_code code, std::string message, std::string expected, std::string remedy) {
    error_at(code, rule_.where, std::move(message), std::move(expected), std::move(remedy));
    return 0;
}

void recording::fail(opgave_text parameter, opgave_text why) {
    const auto name = read_text(parameter);
    const auto text = read_text(why);
    if (!name || !text) return;
    const auto& known = rule_.kind.parameters;
    const auto  found = std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.name == *name; });
    const bool  has   = found != known.end();
    error_at(diagnostic_code::R009,
             has ? rule_.parameters[static_cast<std::size_t>(found - known.begin())].where : rule_.where,
             (has ? quoted(*name) + ' ' : "") + *text, {}, {});
}

bool recording::takes_one_more_call() {
    if (error_ || out_of_memory_) return false;
    if (calls_ == OPGAVE_MOST_CALLS)
        error(diagnostic_code::R009, "it calls its host more than " + std::to_string(OPGAVE_MOST_CALLS) + " times");
    else
        ++calls_;
    return !error_;
}

result<written_rule> recording::finish(std::int32_t status) && {
    if (out_of_memory_) return refuse(diagnostic{diagnostic_code::R012, rule_.where, "memory ran out", {}, {}});
    if (status != 0) error(diagnostic_code::R009, "the plugin gave up with status " + std::to_string(status));
    if (error_) return refuse(std::move(*error_));
    find_parameters_used();
    return std::move(written_);
}

// --- handles and texts -----------------------------------------------------------------------------------------------

opgave_node recording::note(node_id written, node_id left, node_id right) {
    if (auto wrong = builder_.take_error())
        return error(wrong->code, std::move(wrong->message), std::move(wrong->expected), std::move(wrong->remedy));
    if (written == graph_builder::poison()) return 0;
    if (notes_.size() == OPGAVE_MOST_NODES)
        return error(diagnostic_code::R009, "it writes more than " + std::to_string(OPGAVE_MOST_NODES) + " formulas");
    notes_.push_back({written, left, right, {}});
    return handles_.handle_of({0, static_cast<std::uint32_t>(notes_.size() - 1)});
}

std::optional<recording::noted> recording::noted_at(opgave_node handle) {
    if (handle == 0) {
        error(diagnostic_code::R009, "it uses a formula that could not be written");
        return std::nullopt;
    }
    const auto target = handles_.target_of(handle);
    if (target && target->what == 0 && target->index < notes_.size()) return notes_[target->index];
    error(diagnostic_code::R009, "it uses a formula that is not of this rule and period");
    return std::nullopt;
}

std::optional<std::uint32_t> recording::index_at(opgave_id handle, std::uint32_t what) {
    const auto target = handles_.target_of(handle);
    if (target && target->what == what && target->index < count_in(frame_, what)) return target->index;
    error(diagnostic_code::R009,
          "it uses a name that is no " + std::string(kind_of_name(what)) + " of this rule and period");
    return std::nullopt;
}

std::optional<std::string> recording::read_text(opgave_text text) {
    if (text.size == 0) return std::string();
    if (text.data == nullptr) {
        error(diagnostic_code::R009, "it hands over a text of " + std::to_string(text.size) + " bytes that is nowhere");
        return std::nullopt;
    }
    if (text.size > OPGAVE_MOST_TEXT_BYTES) {
        error(diagnostic_code::R009, "it hands over a text of " + std::to_string(text.size) + " bytes",
              "at most " + std::to_string(OPGAVE_MOST_TEXT_BYTES));
        return std::nullopt;
    }
    std::string read(text.data, text.size);
    if (std::string shown = printable(read); shown != read) {
        error(diagnostic_code::R009,
              "it hands over a text that is not UTF-8, or has characters that do not show: " + quoted(shown));
        return std::nullopt;
    }
    return read;
}

std::optional<std::string> recording::read_label(opgave_text text) {
    auto label = read_text(text);
    if (!label || rule_.kind.texts.contains(*label)) return label;
    std::vector<std::string> known;
    for (const auto& [name, words] : rule_.kind.texts) known.push_back(name);
    error(diagnostic_code::R010, "the manifest has no text " + quoted(*label), {}, did_you_mean(*label, known));
    return std::nullopt;
}

const std::vector<std::string>* recording::declared(std::uint32_t what) const {
    const declared_reads& reads = rule_.kind.reads;
    switch (what) {
    case OPGAVE_CATEGORY: return &reads.categories;
    case OPGAVE_BASIS: return &reads.bases;
    case OPGAVE_GROUP: return &reads.groups;
    case OPGAVE_GROUPING: return &reads.groupings;
    case OPGAVE_ATTRIBUTE: return &reads.attributes;
    case OPGAVE_UNIT: return &reads.units;
    default: return nullptr; // members come from parameters alone
    }
}

opgave_id recording::find(std::uint32_t what, opgave_text name) {
    const auto id = read_text(name);
    if (!id) return 0;
    const auto* names = declared(what);
    if (names == nullptr || std::find(names->begin(), names->end(), *id) == names->end())
        return error(diagnostic_code::R008,
                     "it reads " + std::string(kind_of_name(what)) + ' ' + quoted(*id)
                         + ", which its manifest does not declare",
                     {}, "name it under 'reads' in plugin.toml");
    const auto index = index_in(frame_, what, *id);
    if (!index)
        return error(diagnostic_code::C007, "it reads " + std::string(kind_of_name(what)) + ' ' + quoted(*id)
                                                + ", which the province does not have");
    return handles_.handle_of({what, *index});
}

// --- leaves ----------------------------------------------------------------------------------------------------------

/// However far a plugin reaches, the years stay numbers; no frame goes there.
period recording::period_at(std::int32_t offset) const {
    constexpr std::int32_t farthest = 10'000;
    return frame_[rule_.when].earlier(-std::clamp(offset, -farthest, farthest));
}

std::optional<recording::cell_place> recording::place_of(const opgave_read* cell) {
    if (cell == nullptr || cell->struct_size < sizeof(opgave_read) || cell->scope > OPGAVE_THE_WHOLE) {
        error(diagnostic_code::R009, "it names a cell in a form that this host does not know");
        return std::nullopt;
    }
    const auto category = index_at(cell->category, OPGAVE_CATEGORY);
    if (!category) return std::nullopt;

    cell_place found;
    found.category = {*category};
    found.of       = static_cast<scope>(cell->scope);
    if (cell->basis == OPGAVE_ASKED) {
        found.basis = frame_.asked;
    } else if (cell->basis == OPGAVE_OFFERED) {
        found.basis = frame_.offered;
    } else {
        const auto basis = index_at(cell->basis, OPGAVE_BASIS);
        if (!basis) return std::nullopt;
        found.basis = {*basis};
    }
    if (found.of == scope::groups) {
        const auto grouping = index_at(cell->grouping, OPGAVE_GROUPING);
        if (!grouping) return std::nullopt;
        found.grouping = {*grouping};
    }
    found.when = period_at(cell->period_offset);
    if (const auto position = frame_.find_period(found.when)) found.time = time_of(frame_, found.basis, *position);
    return found;
}

opgave_node recording::figure(const opgave_read* cell) {
    const auto read = place_of(cell);
    if (!read) return 0;
    // A period before the first, or one that no cycle covers, is no mistake of the rule: it reads what nobody can state,
    // and the rule may say with `or_else` what stands in its place.
    if (!read->time)
        return note(builder_.no_figure({read->category, read->basis, read->when}, read->of, read->grouping));
    return note(builder_.figure({read->category, read->basis, *read->time}, read->of, read->grouping));
}

opgave_node recording::attribute(opgave_id which) {
    const auto index = index_at(which, OPGAVE_ATTRIBUTE);
    return index ? note(builder_.attribute(frame_.attributes[*index])) : 0;
}

opgave_node recording::whole(std::int64_t value, opgave_id unit) {
    opgave_node written = 0;
    if (unit == 0) {
        written = note(builder_.constant(value));
    } else if (const auto index = index_at(unit, OPGAVE_UNIT)) {
        written = note(builder_.constant(value, {*index}));
    }
    use_parameters(written, handed_number(value, unit));
    return written;
}

opgave_node recording::in_group(opgave_id group) {
    const auto index = index_at(group, OPGAVE_GROUP);
    return index ? note(builder_.in_group({*index})) : 0;
}

opgave_id recording::unit_of(opgave_id category) {
    const auto index = index_at(category, OPGAVE_CATEGORY);
    return index ? handles_.handle_of({OPGAVE_UNIT, frame_[category_index{*index}].counted_in.value}) : 0;
}

// --- results ---------------------------------------------------------------------------------------------------------

void recording::applies(opgave_node condition) {
    const auto about = noted_at(condition);
    if (!about) return;
    if (builder_[about->node].sort != sort::condition) {
        error(diagnostic_code::R003, "it applies where a number is", "a condition");
    } else if (written_.applies != graph_builder::poison()) {
        error(diagnostic_code::R009, "it says twice to whom it applies", {}, "join the conditions with &&");
    } else {
        written_.applies = about->node;
    }
}

void recording::require(opgave_text label, opgave_node condition) {
    auto       key   = read_label(label);
    const auto asked = noted_at(condition);
    if (!key || !asked) return;
    if (builder_[asked->node].sort != sort::condition)
        error(diagnostic_code::R003, quoted(*key) + " requires a number", "a condition");
    else
        written_.requirements.push_back({std::move(*key), asked->node, asked->left, asked->right});
}

void recording::publish(opgave_text label, opgave_node numerator, opgave_node denominator) {
    auto       key   = read_label(label);
    const auto over  = noted_at(numerator);
    const auto under = noted_at(denominator);
    if (!key || !over || !under) return;
    if (builder_[over->node].sort != sort::number || builder_[under->node].sort != sort::number)
        error(diagnostic_code::R003, quoted(*key) + " publishes a condition", "a number over a number");
    else
        written_.measures.push_back({std::move(*key), over->node, under->node});
}

/// The cell that a rule fills or books on, and its formula, where the two fit.
std::optional<written_definition> recording::filled_cell(std::string_view verb, const opgave_read* cell,
                                                         opgave_node value) {
    const auto where = place_of(cell);
    const auto what  = noted_at(value);
    if (!where || !what) return std::nullopt;
    const std::string it_fills    = "it " + std::string(verb) + ' ' + quoted(frame_[where->category].id);
    const auto        refuse_cell = [&](std::string why, std::string remedy = {}) {
        error(diagnostic_code::R006, it_fills + " under " + quoted(frame_[where->basis].id) + ' ' + std::move(why), {},
                     std::move(remedy));
        return std::nullopt;
    };
    if (cell->period_offset != 0) return refuse_cell("in another period than its own");
    if (where->of == scope::groups) return refuse_cell("of groups", "do so for the members or the whole");
    if (!where->time)
        return refuse_cell("where no cycle covers the period",
                           "give the rule 'periods' that a cycle covers, or a 'from' within a cycle");

    const node& formula = builder_[what->node];
    const auto  unit    = frame_[where->category].counted_in.value;
    if (formula.sort != sort::number) return refuse_cell("as a condition");
    if (where->of == scope::whole && formula.shape != shape::one)
        return refuse_cell("of the whole by a value for each member or group", "sum it with total()");
    if (formula.unit.value != formula_unit::free && formula.unit.value != unit) {
        error(diagnostic_code::R002, it_fills + " in another unit than its own", quoted(frame_.units[unit].id),
              "convert it at a stated rate");
        return std::nullopt;
    }
    return written_definition{{where->category, where->basis, *where->time}, where->of, what->node};
}

void recording::define(const opgave_read* cell, opgave_node value) {
    if (auto filled = filled_cell("defines", cell, value)) written_.definitions.push_back(*filled);
}

void recording::book(const opgave_read* cell, opgave_node amount) {
    const auto filled = filled_cell("books on", cell, amount);
    if (!filled) return;
    const node& formula = builder_[filled->value];
    if (filled->of == scope::members && formula.shape != shape::members && formula.op != operation::constant)
        error(diagnostic_code::R003,
              "it books one number of a group or the whole on " + quoted(frame_[filled->column.category].id)
                  + " of every member",
              "a value for each member", "say whose it is with select(), for_members() or share_out()");
    else
        written_.bookings.push_back({filled->column, filled->of, filled->value});
}

void recording::name(opgave_text label, opgave_node value) {
    auto       key  = read_label(label);
    const auto term = noted_at(value);
    if (key && term) written_.names.push_back({std::move(*key), term->node});
}

} // namespace opgave
