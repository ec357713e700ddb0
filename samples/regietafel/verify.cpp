// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/input/file_bytes.hpp>
#include <regietafel/options.hpp>
#include <regietafel/read_table.hpp>
#include <regietafel/verify.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

namespace regietafel {

using namespace opgave;
using std::filesystem::path;

namespace {

constexpr std::uint64_t most_bytes_of_an_input = std::uint64_t{32} * 1024 * 1024; // twice the largest workbook

result<file_sum> sum_of(const path& file) {
    return read_bytes(file, most_bytes_of_an_input).map([&](const std::vector<char>& bytes) {
        return sum_of_file(file.generic_string(), std::string_view(bytes.data(), bytes.size()));
    });
}

result<std::vector<file_sum>> sums_of_all(const std::vector<path>& files) {
    std::vector<file_sum> sums;
    diagnostics           problems;
    for (const path& file : files) {
        const auto is_it = [&](const file_sum& other) { return is_one_file(other.file, file); };
        if (std::ranges::any_of(sums, is_it)) continue; // named twice, or a link to it
        auto one = sum_of(file);
        if (one)
            sums.push_back(*std::move(one));
        else
            std::move(one.error().begin(), one.error().end(), std::back_inserter(problems));
    }
    if (!problems.empty()) return refuse(std::move(problems));
    return sums;
}

/// Which file was given for each input of a receipt, and what can be read with them.
class given_files {
public:
    given_files(const receipt& of, std::vector<file_sum> files)
        : said_(of), files_(std::move(files)), among_(inputs_among(of, files_)), file_of_(of.inputs.size()) {
        for (std::size_t i = 0; i < files_.size(); ++i) {
            if (among_[i])
                file_of_[*among_[i]] = files_[i].file;
            else if (!is_a_copy(files_[i]))
                not_named_.push_back(files_[i].file);
        }
        if (province()) find_beside(path(*province()).parent_path());
    }

    [[nodiscard]] const std::vector<std::string>& not_named() const { return not_named_; }

    [[nodiscard]] bool is_complete() const {
        return !said_.inputs.empty()
               && std::all_of(file_of_.begin(), file_of_.end(), [](const auto& file) { return file.has_value(); })
               && province();
    }

    /// @pre complete
    [[nodiscard]] picture_options to_read() const {
        picture_options wanted;
        wanted.province = *province();
        wanted.layout   = layout_beside(wanted.province);
        for (std::size_t i = 0; i < said_.inputs.size(); ++i) {
            if (said_.inputs[i].role == input_role::layout) wanted.layout = *file_of_[i];
            if (said_.inputs[i].role == input_role::form) wanted.forms.emplace_back(*file_of_[i]);
            if (said_.inputs[i].role == input_role::figures) wanted.figures.emplace_back(*file_of_[i]);
        }
        return wanted;
    }

    /// What can be said of the inputs where nothing is calculated.
    [[nodiscard]] receipt as_receipt() const {
        receipt made(said_);
        made.inputs.clear();
        for (std::size_t i = 0; i < said_.inputs.size(); ++i)
            if (file_of_[i])
                if (const auto sum = sum_of(*file_of_[i])) made.inputs.push_back(input_of(said_.inputs[i].role, *sum));
        return made;
    }

    /// The files that were given for one of the province's, and of whose bytes another was read.
    [[nodiscard]] std::vector<std::string> not_among(const std::vector<file_sum>& read) const {
        std::vector<std::string> others;
        for (std::size_t i = 0; i < files_.size(); ++i) {
            const auto is_read = [&](const file_sum& one) {
                return one.sum == files_[i].sum || is_one_file(one.file, files_[i].file);
            };
            if (among_[i] && said_.inputs[*among_[i]].role == input_role::province
                && std::none_of(read.begin(), read.end(), is_read))
                others.push_back(files_[i].file);
        }
        return others;
    }

private:
    /// Of a file that the receipt names: it adds nothing to it. A form in CSV is of the municipality that it is named after.
    [[nodiscard]] bool is_a_copy(const file_sum& of) const {
        return std::ranges::any_of(said_.inputs, [&](const receipt_input& one) {
            return one.sum == of.sum && one.file == path(of.file).filename().generic_string();
        });
    }

    /// The file of the province itself: it stands before those that it extends.
    [[nodiscard]] std::optional<std::string> province() const {
        for (std::size_t i = 0; i < said_.inputs.size(); ++i)
            if (said_.inputs[i].role == input_role::province) return file_of_[i];
        return std::nullopt;
    }

    /// What a province extends, and the layout of its forms, need not be given.
    void find_beside(const path& folder) {
        for (std::size_t i = 0; i < said_.inputs.size(); ++i) {
            const input_role role = said_.inputs[i].role;
            if (file_of_[i] || (role != input_role::province && role != input_role::layout)) continue;
            const path name(said_.inputs[i].file);
            if (name.empty() || name != name.filename()) continue; // a receipt leads to no other folder
            std::error_code unknown;
            if (std::filesystem::is_regular_file(folder / name, unknown))
                file_of_[i] = (folder / name).generic_string();
        }
    }

    const receipt&                          said_;
    std::vector<file_sum>                   files_;
    std::vector<std::optional<std::size_t>> among_;   ///< which input each file is
    std::vector<std::optional<std::string>> file_of_; ///< one an input of the receipt
    std::vector<std::string>                not_named_;
};

} // namespace

result<verification> verify(const verify_options& from, const plugin_store& plugins) {
    const auto bytes = read_bytes(from.receipt, most_bytes_of_a_receipt);
    if (!bytes) return refuse(bytes.error());
    auto said = parse_receipt({bytes->data(), bytes->size()}, from.receipt.generic_string());
    if (!said) return refuse(std::move(said.error()));
    auto sums = sums_of_all(from.files);
    if (!sums) return refuse(std::move(sums.error()));

    verification      made{*std::move(said), {}, {}, {}, {}, {}};
    const given_files files(made.said, *std::move(sums));
    made.not_named = files.not_named();
    if (!files.is_complete()) {
        made.differs = compare_receipts(made.said, files.as_receipt());
        return made;
    }
    auto table = read_table(files.to_read(), plugins);
    if (!table) return refuse(std::move(table.error()));
    made.not_read = files.not_among(table->found.rulebook().sources().files);
    made.now      = receipt_of(table->found, std::move(table->beside));
    made.found    = std::move(table->found);
    made.differs  = compare_receipts(made.said, *made.now);
    return made;
}

} // namespace regietafel
