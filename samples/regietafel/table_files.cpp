// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/saved_files.hpp>
#include <regietafel/table_files.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace regietafel {

using namespace opgave;

namespace {

/// @pre both are of one frame and rulebook
std::int64_t cells_that_differ(const figures& a, const figures& b) {
    std::int64_t count = 0;
    a.for_each_cell([&](const cell_key& cell) { count += a.at(cell) != b.at(cell) ? 1 : 0; });
    return count;
}

receipt_input input_of_figures(const std::string& file, std::string_view bytes) {
    return input_of(input_role::figures, sum_of_file(file, bytes));
}

} // namespace

table_files::table_files(figures base) : base_{{}, {}, std::move(base)} {}

void table_files::begin(const std::vector<start_file>& files, figures table) {
    if (files.empty()) return;
    start_ = made_table{{}, {}, std::move(table)};
    for (const start_file& one : files) {
        start_->paths.push_back(path_without_links(one.file));
        start_->files.push_back(input_of_figures(one.file, one.bytes));
    }
}

void table_files::makes(const std::string& file, std::string_view bytes, figures table) {
    const std::string path     = path_without_links(file);
    const auto        is_of_it = [&](const made_table& one) { return std::ranges::count(one.paths, path) > 0; };
    std::erase_if(made_, is_of_it);
    made_.push_back({{path}, {input_of_figures(file, bytes)}, std::move(table)});
    if (start_ && is_of_it(*start_) && std::ranges::count(start_->files, made_.back().files.front()) == 0)
        start_.reset(); // what the file made before it was saved over nobody can make again
}

table_grounds table_files::of(const figures& table) const {
    const made_table&              start = start_ ? *start_ : base_;
    std::vector<const made_table*> makers{&start};
    for (auto one = made_.rbegin(); one != made_.rend(); ++one) makers.push_back(&*one);
    makers.push_back(&base_);
    for (const made_table* const one : makers)
        if (cells_that_differ(one->table, table) == 0) return {one->files, 0};
    return {start.files, cells_that_differ(start.table, table)};
}

} // namespace regietafel
