// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/input/zip_archive.hpp>
#include <zip.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace regietafel {

using opgave::diagnostic;
using opgave::diagnostic_code;
using opgave::place;
using opgave::refuse;

namespace {

/// The container of `.xls` files, and of `.xlsx` files that a password protects.
bool is_old_office_file(const std::vector<char>& bytes) {
    constexpr std::string_view signature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    return std::string_view(bytes.data(), bytes.size()).starts_with(signature);
}

diagnostic no_workbook(const place& where, const std::vector<char>& bytes) {
    if (is_old_office_file(bytes))
        return {diagnostic_code::W001, where, "the file is an .xls workbook, or one that a password protects",
                "an .xlsx workbook", "save it as .xlsx, without a password"};
    return {diagnostic_code::W001, where, "the file is no workbook", "an .xlsx workbook or a .csv file", {}};
}

/// Part names are compared without regard to case, as the format asks.
zip_int64_t index_of(zip* archive, const std::string& name) {
    return zip_name_locate(archive, name.c_str(), ZIP_FL_NOCASE);
}

struct entry_closer {
    void operator()(zip_file_t* entry) const noexcept { zip_fclose(entry); }
};

} // namespace

void zip_archive::closer::operator()(zip* archive) const noexcept { zip_discard(archive); }

opgave::result<zip_archive> zip_archive::open(std::vector<char> bytes, const std::filesystem::path& file,
                                              const workbook_limits& limits) {
    const place where{file.string(), 0, 0, {}, {}};
    zip_archive opened;
    opened.file_  = where.file;
    opened.bytes_ = std::move(bytes);

    zip_source_t* source = zip_source_buffer_create(opened.bytes_.data(), opened.bytes_.size(), 0, nullptr);
    if (source == nullptr) return refuse(no_workbook(where, opened.bytes_));
    opened.archive_.reset(zip_open_from_source(source, ZIP_RDONLY, nullptr));
    if (opened.archive_ == nullptr) {
        zip_source_free(source);
        return refuse(no_workbook(where, opened.bytes_));
    }

    const auto entries =
        static_cast<std::uint64_t>(std::max<zip_int64_t>(0, zip_get_num_entries(opened.archive_.get(), 0)));
    if (entries > limits.entries)
        return refuse(diagnostic{diagnostic_code::W003,
                                 where,
                                 "the workbook has " + std::to_string(entries) + " entries",
                                 "at most " + std::to_string(limits.entries),
                                 {}});

    constexpr std::uint64_t free_bytes = 1024 * 1024;
    opened.limits_                     = limits;
    opened.inflatable_ = std::min(limits.inflated_bytes, std::max(free_bytes, limits.ratio * opened.bytes_.size()));
    return opened;
}

bool zip_archive::holds(const std::string& name) const noexcept { return index_of(archive_.get(), name) >= 0; }

opgave::result<std::vector<char>> zip_archive::read(const std::string& name) {
    const place where{file_, 0, 0, {}, {}};
    const auto  damaged = [&](std::string what) {
        return refuse(diagnostic{diagnostic_code::W002,
                                 where,
                                 "part '" + name + "' " + std::move(what),
                                 {},
                                 "open the workbook in a spreadsheet program and save it again"});
    };

    const zip_int64_t index = index_of(archive_.get(), name);
    if (index < 0) return damaged("is missing");
    const std::unique_ptr<zip_file_t, entry_closer> entry(
        zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
    if (entry == nullptr) return damaged("cannot be opened");

    std::vector<char>           inflated;
    std::array<char, 64 * 1024> piece;
    for (;;) {
        const zip_int64_t got = zip_fread(entry.get(), piece.data(), piece.size());
        if (got < 0) return damaged("cannot be inflated");
        if (got == 0) return inflated;
        if (static_cast<std::uint64_t>(got) > inflatable_)
            return refuse(diagnostic{diagnostic_code::W003,
                                     where,
                                     "part '" + name + "' inflates beyond what a form can be",
                                     "at most " + std::to_string(limits_.inflated_bytes) + " bytes in all, and "
                                         + std::to_string(limits_.ratio) + " for each byte of the file",
                                     {}});
        inflatable_ -= static_cast<std::uint64_t>(got);
        inflated.insert(inflated.end(), piece.begin(), piece.begin() + got);
    }
}

} // namespace regietafel
