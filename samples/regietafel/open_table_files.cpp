// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// The files of an open table: what those at the start say, what is saved, and what is not yet.
#include <opgave/config/form_layout.hpp>
#include <opgave/config/write_form.hpp>
#include <opgave/host/compile.hpp>
#include <opgave/rules/rulebook.hpp>

#include <regietafel/input/csv_writer.hpp>
#include <regietafel/open_table.hpp>
#include <regietafel/picture_parts.hpp>
#include <regietafel/read_table.hpp>
#include <regietafel/table_names.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace regietafel {

using namespace opgave;

namespace {

std::pair<std::int64_t, std::int64_t> ends_of(interval value) { return {value.least, value.most}; }

/// By who, category, basis and period.
using values_by_cell = std::map<std::array<std::string, 4>, std::optional<interval>>;

values_by_cell values_of(const std::vector<filed_figure>& figures) {
    values_by_cell values;
    for (const filed_figure& one : figures)
        values[{one.who.value, one.category.value, one.basis.value, one.period.value}] =
            one.value ? std::optional(one.value->value) : std::nullopt;
    return values;
}

std::map<std::string, values_by_cell> tables_of(const figures_file& file) {
    std::map<std::string, values_by_cell> tables;
    for (const filed_scenario& one : file.scenarios) tables[one.name.value] = values_of(one.figures);
    return tables;
}

/// How many keys stand in one of both alone, or with another value.
template <class Map>
std::size_t differing(const Map& a, const Map& b) {
    const auto is_same = [&](const auto& one) {
        const auto there = b.find(one.first);
        return there != b.end() && there->second == one.second;
    };
    const auto only_there = std::count_if(b.begin(), b.end(), [&](const auto& one) { return !a.contains(one.first); });
    const auto others     = std::count_if(a.begin(), a.end(), [&](const auto& one) { return !is_same(one); });
    return static_cast<std::size_t>(only_there + others);
}

/// A name that two files give, which would be one table.
tl::unexpected<diagnostics> named_before(const std::string& name, const std::string& file, std::string remedy) {
    return refuse({diagnostic_code::C006,
                   {file, 0, 0, {}, {}},
                   "a table is named '" + name + "' already",
                   {},
                   std::move(remedy)});
}

} // namespace

result<open_table> open_table::open(judged_table without_files, std::vector<filed_figures> filed,
                                    std::filesystem::path layout, language in) {
    figures start = without_files.found.figures();
    for (const filed_figures& one : filed) put_cells(one.said.cells, start);
    open_table                           made(std::move(without_files), std::move(layout), std::move(start), in);
    std::vector<table_files::start_file> at_start;
    for (const filed_figures& one : filed) {
        for (const filed_table& each : one.said.scenarios) {
            if (made.is_named_otherwise(each))
                return named_before(each.name, one.file, "give it another name in one of the files");
            if (auto said = made.session_.name(each.name, made.against_start(each.cells)); !said)
                return refuse(said.error());
        }
        made.remember(one.said);
        made.files_.read(one.file, one.text);
        at_start.push_back({one.file, one.text});
    }
    made.tables_.begin(at_start, made.session_.start());
    made.mark_saved();
    for (const file_sum& one : made.rulebook().sources().files) made.files_.rests_on(one.file);
    made.rests_on(made.layout_);
    return made;
}

std::size_t open_table::unsaved() const {
    if (!is_touched_) return 0;
    const figures_file now = to_be_saved();
    return differing(values_of(saved_.figures), values_of(now.figures)) + differing(tables_of(saved_), tables_of(now));
}

void open_table::mark_saved() {
    saved_      = to_be_saved();
    is_touched_ = false;
}

/// What files given at the start say, of which the file that these cells are of need not speak.
std::vector<changed_cell> open_table::against_start(const cells& of) const {
    std::vector<changed_cell> changed;
    for (const changed_cell& one : given_) changed.push_back({one.cell, one.after, one.before});
    for (const filed_cell& one : of) changed.push_back({one.cell, {}, one.value}); // the last counts
    return changed;
}

bool open_table::is_named_otherwise(const filed_table& table) const {
    const auto there = session_.cells_of(table.name);
    if (!there) return false;
    std::map<cell_key, std::optional<interval>> is, would_be;
    for (const changed_cell& one : *there) is[one.cell] = one.after;
    for (const changed_cell& one : against_start(table.cells)) would_be[one.cell] = one.after;
    std::erase_if(would_be, [&](const auto& one) { return one.second == session_.start().at(one.first); });
    return is != would_be;
}

void open_table::remember(const figures_taken& said) {
    const auto keep = [&](const cells& all) {
        for (const filed_cell& one : all)
            if (one.value) known_from_[{one.cell, ends_of(*one.value)}] = one.from;
    };
    for (const filed_table& one : said.scenarios) keep(one.cells);
    keep(said.cells);
}

std::vector<filed_figure> open_table::filed_of(const std::vector<changed_cell>& against_start) const {
    const figures&                              base = without_files_.found.figures();
    std::map<cell_key, std::optional<interval>> values; // of one municipality together
    for (const changed_cell& one : given_) values[one.cell] = one.after;
    for (const changed_cell& one : against_start) values[one.cell] = one.after;
    std::vector<filed_figure> filed;
    for (const auto& [cell, value] : values) {
        if (value == base.at(cell)) continue;
        filed_cell one{cell, value, {}};
        if (value)
            if (const auto known = known_from_.find({cell, ends_of(*value)}); known != known_from_.end())
                one.from = known->second;
        filed.push_back(to_be_filed(base.frame(), one));
    }
    return filed;
}

figures_file open_table::to_be_saved() const {
    figures_file file;
    file.province = {rulebook().frame().id, {}};
    file.figures  = filed_of(session_.against_start().cells);
    for (const std::string& name : session_.names())
        if (const auto table = session_.cells_of(name)) file.scenarios.push_back({{name, {}}, filed_of(*table), {}});
    return file;
}

result<table_answer> open_table::do_(const save_command& said) {
    return said.who.empty() ? save_figures(said) : save_form(said);
}

result<table_answer> open_table::save_figures(const save_command& said) {
    const figures_file file = to_be_saved();
    const auto         text = toml_of(file, rulebook().frame());
    if (!text) return refuse(text.error());
    if (auto saved = files_.save(said.file, *text, said.anyway); !saved) return refuse(saved.error());
    mark_saved();
    tables_.makes(said.file, *text, session_.now().figures());
    return saved_answer{said.file, {}, file.figures.size(), file.scenarios.size()};
}

/// A form is read upon what the province itself states; that is known there without it.
result<table_answer> open_table::save_form(const save_command& said) {
    const outcome of   = session_.now();
    const auto    lane = find_who(said.who, of.figures());
    if (!lane) return refuse(lane.error());
    if (*lane >= of.figures().lanes().members)
        return refuse({diagnostic_code::S003,
                       {},
                       "'" + said.who + "' is no municipality, and only a municipality has a form",
                       {},
                       "save everything as a file that ends in .toml"});
    const auto layout = read_form_layout(layout_);
    if (!layout) return refuse(layout.error());
    const auto stated = stated_figures(without_files_.said, rulebook());
    if (!stated) return refuse(stated.error());
    const auto form = form_of(*layout, of.figures(), {*lane}, *stated);
    if (!form) return refuse(form.error());
    if (auto saved = files_.save(said.file, csv_of(*form), said.anyway); !saved) return refuse(saved.error());
    return saved_answer{said.file, name_of_lane(of.figures(), *lane, say_).label, 0, 0, remarks_of_form(*lane)};
}

std::vector<saved_answer::remark> open_table::remarks_of_form(std::uint32_t lane) const {
    const figures&                    base = without_files_.found.figures();
    std::vector<saved_answer::remark> remarks;
    base.for_each_cell(lane, [&](const cell_key& cell) {
        const provenance* from = base.provenance_of(cell);
        if (from == nullptr || from->where.cell.empty()) return; // from the province's file, which keeps its own
        saved_answer::remark one{from->dated, from->note};
        if ((one.dated || !one.note.empty()) && std::find(remarks.begin(), remarks.end(), one) == remarks.end())
            remarks.push_back(std::move(one));
    });
    return remarks;
}

result<table_answer> open_table::do_(const open_command& said) {
    const auto filed = read_figures(said.file, without_files_.said, rulebook().frame());
    if (!filed) return refuse(filed.error());
    if (!said.anyway)
        for (const filed_table& one : filed->said.scenarios)
            if (is_named_otherwise(one))
                return named_before(one.name, said.file, "put ! behind the file to take the name from there");
    const bool    was_saved = unsaved() == 0 && session_.names().empty();
    const outcome before    = session_.now();
    if (auto become = session_.become(against_start(filed->said.cells)); !become) return refuse(become.error());
    for (const filed_table& one : filed->said.scenarios) {
        (void)session_.name(one.name, against_start(one.cells)); // the file was read, and so its names can be borne
        is_touched_ = true;
    }
    remember(filed->said);
    files_.read(said.file, filed->text);
    tables_.makes(said.file, filed->text, session_.now().figures());
    table_answer made = stepped(before);
    if (was_saved) mark_saved(); // now there is nothing but what the file holds
    return made;
}

} // namespace regietafel
