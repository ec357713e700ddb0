// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// A receipt comes from outside: every key is looked at before it is believed.
#include <opgave/host/receipt.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <new>
#include <utility>

namespace opgave {

namespace {

using json = nlohmann::json;

/// Line and column, in code points, of a byte of a text.
place place_of(std::string_view text, std::size_t byte, const std::string& file) {
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const std::size_t      line   = before.rfind('\n') + 1; // of the first line: 0
    place                  where{file, 1, 1, {}, {}};
    where.line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    for (const char c : before.substr(line))
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++where.column;
    return where;
}

/// Reads the keys of one object; what is wrong is told with its path, such as `inputs[2].sha256`.
class object_reader {
public:
    object_reader(const json& of, std::string path, const std::string& file, diagnostics& problems)
        : of_(of), path_(std::move(path)), file_(file), problems_(problems) {}

    [[nodiscard]] std::string text(const char* key) const {
        const json* const one = find(key);
        if (one == nullptr) return {};
        if (one->is_string() && one->get_ref<const std::string&>().size() <= most_letters)
            return one->get_ref<const std::string&>();
        wrong(key, "a text of at most " + std::to_string(most_letters) + " bytes");
        return {};
    }

    [[nodiscard]] std::int64_t whole(const char* key, std::int64_t least) const {
        const json* const one = find(key);
        if (one == nullptr) return least;
        if (const auto number = whole_number(*one); number && *number >= least) return *number;
        wrong(key, "a whole number of at least " + std::to_string(least));
        return least;
    }

    [[nodiscard]] sha256_sum sum(const char* key) const {
        const json* const one = find(key);
        if (one == nullptr) return {};
        if (one->is_string())
            if (const auto read = parse_sha256(one->get_ref<const std::string&>())) return *read;
        wrong(key, "64 small hexadecimal digits");
        return {};
    }

    [[nodiscard]] std::optional<sha256_sum> optional_sum(const char* key) const {
        return of_.contains(key) ? std::optional(sum(key)) : std::nullopt;
    }

    [[nodiscard]] known_ends range(const char* key) const {
        const json* const one = find(key);
        if (one == nullptr) return {};
        if (one->is_array() && one->size() == 2) {
            const known_ends ends{whole_number((*one)[0]), whole_number((*one)[1])};
            const bool       is_whole = (ends.least || (*one)[0].is_null()) && (ends.most || (*one)[1].is_null());
            if (is_whole && (!ends.least || !ends.most || *ends.least <= *ends.most)) return ends;
        }
        wrong(key, "two whole numbers, the lower first; null for one that is not known");
        return {};
    }

    /// @param named  the value of a name; nothing where it is none. @param names  all of them, for the message
    template <class Value, class Named>
    [[nodiscard]] Value one_of(const char* key, Named named, const char* names) const {
        const json* const one = find(key);
        if (one == nullptr) return {};
        if (one->is_string())
            if (const std::optional<Value> value = named(one->get_ref<const std::string&>())) return *value;
        wrong(key, names);
        return {};
    }

    template <class Read>
    void object(const char* key, Read read) const {
        const json* const one = find(key);
        if (one == nullptr) return;
        if (!one->is_object()) return wrong(key, "an object");
        read(object_reader(*one, path_ + key + '.', file_, problems_));
    }

    /// Each thing of a list; after ten that are wrong the others are no news.
    template <class Read>
    void list(const char* key, std::size_t most, Read read) const {
        const json* const all = find(key);
        if (all == nullptr) return;
        if (!all->is_array() || all->size() > most)
            return wrong(key, "a list of at most " + std::to_string(most) + " entries");
        for (std::size_t i = 0; i < all->size() && problems_.size() < most_problems; ++i) {
            const std::string path = path_ + key + '[' + std::to_string(i) + "]";
            if ((*all)[i].is_object())
                read(object_reader((*all)[i], path + '.', file_, problems_));
            else
                report(path + " is no object", {});
        }
    }

    [[nodiscard]] bool has(const char* key) const { return of_.contains(key); }

private:
    static constexpr std::size_t most_letters  = 4096;
    static constexpr std::size_t most_problems = 10;

    [[nodiscard]] static std::optional<std::int64_t> whole_number(const json& one) {
        if (one.is_number_unsigned() && one.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX)) return {};
        return one.is_number_integer() ? std::optional(one.get<std::int64_t>()) : std::nullopt;
    }

    [[nodiscard]] const json* find(const char* key) const {
        const auto found = of_.find(key);
        if (found != of_.end()) return &*found;
        report("the key '" + path_ + key + "' is missing", {});
        return nullptr;
    }

    void wrong(const char* key, std::string expected) const {
        report("'" + path_ + key + "' does not hold what it should", std::move(expected));
    }

    void report(std::string what, std::string expected) const {
        problems_.push_back({diagnostic_code::V003,
                             {file_, 0, 0, {}, {}},
                             std::move(what),
                             std::move(expected),
                             "take the receipt as it was written"});
    }

    const json&        of_;
    std::string        path_;
    const std::string& file_;
    diagnostics&       problems_;
};

std::optional<input_role> role_named(const std::string& name) {
    for (const input_role one : {input_role::province, input_role::layout, input_role::form, input_role::figures})
        if (name_of(one) == name) return one;
    return std::nullopt;
}

// Far beyond any table there is, and little enough to be compared.
constexpr std::size_t most_plugins  = 1'000;
constexpr std::size_t most_rules    = 100'000;
constexpr std::size_t most_inputs   = 10'000;
constexpr std::size_t most_findings = 1'000'000;

receipt read_all(const object_reader& of) {
    receipt made;
    made.library          = of.text("library");
    made.canonical_format = of.whole("canonical_format", 1);
    made.province         = of.text("province");
    if (of.has("province_name")) made.name = of.text("province_name");
    of.object("rulebook", [&](const object_reader& sums) {
        made.rulebook = {sums.sum("sha256"), sums.sum("frame"), sums.sum("rules"), sums.sum("formulas"),
                         sums.sum("texts")};
    });
    if (of.has("rules"))
        of.list("rules", most_rules, [&](const object_reader& one) {
            made.rules.push_back({one.text("id"), one.sum("sha256")});
        });
    of.list("plugins", most_plugins, [&](const object_reader& one) {
        made.plugins.push_back({one.text("id"), one.text("version"), one.sum("manifest"), one.optional_sum("library")});
    });
    of.list("inputs", most_inputs, [&](const object_reader& one) {
        made.inputs.push_back({one.one_of<input_role>("role", role_named, "'province', 'layout', 'form' or 'figures'"),
                               one.text("file"), static_cast<std::uint64_t>(one.whole("size", 0)), one.sum("sha256")});
    });
    if (of.has("unfiled")) made.unfiled = of.whole("unfiled", 1);
    made.figures = of.sum("figures");
    made.outcome = of.sum("outcome");
    if (of.has("findings"))
        of.list("findings", most_findings, [&](const object_reader& one) {
            made.findings.push_back(
                {one.text("name"),
                 one.one_of<verdict>("verdict", verdict_named, "'met', 'not_met', 'unknown' or 'not_applicable'"),
                 one.range("slack")});
        });
    return made;
}

tl::unexpected<diagnostics> unlike_a_receipt(diagnostic_code code, const std::string& file, std::string what,
                                             std::string expected, std::string remedy) {
    return refuse(diagnostic{code, {file, 0, 0, {}, {}}, std::move(what), std::move(expected), std::move(remedy)});
}

result<receipt> parse_within_limits(std::string_view text, const std::string& file) {
    const json  document = json::parse(text);
    const json* found    = &document;
    const auto  is_of    = [](const json& one, const char* schema) {
        return one.is_object() && one.contains("schema") && one["schema"] == schema;
    };
    if (document.is_object() && document.contains("receipt") && !is_of(document, "opgave-receipt"))
        found = &document["receipt"]; // a report
    if (!is_of(*found, "opgave-receipt"))
        return unlike_a_receipt(diagnostic_code::V003, file, "it is no receipt", "\"schema\": \"opgave-receipt\"",
                                "name the file that --receipt wrote, or a report in JSON");
    const auto version = found->find("version");
    if (version == found->end() || *version != receipt_version)
        return unlike_a_receipt(diagnostic_code::V002, file,
                                version == found->end() ? "the key 'version' is missing"
                                                        : "version " + version->dump() + " of receipts is unknown",
                                std::to_string(receipt_version) + ", the only one there is",
                                "use the version of opgave that wrote it");
    diagnostics problems;
    receipt     made = read_all(object_reader(*found, "", file, problems));
    if (!problems.empty()) return refuse(std::move(problems));
    return made;
}

} // namespace

result<receipt> parse_receipt(std::string_view text, const std::string& file) {
    if (text.size() > most_bytes_of_a_receipt)
        return unlike_a_receipt(diagnostic_code::V001, file, "it holds " + std::to_string(text.size()) + " bytes",
                                "at most " + std::to_string(most_bytes_of_a_receipt),
                                "name the file that --receipt wrote");
    try {
        return parse_within_limits(text, file);
    } catch (const json::parse_error& mistake) {
        return refuse(diagnostic{diagnostic_code::V001, place_of(text, mistake.byte == 0 ? 0 : mistake.byte - 1, file),
                                 "no JSON from here on", "a receipt as it was written",
                                 "take it anew from where it was kept"});
    } catch (const json::exception&) { // what is left of them: a number that does not fit
        return unlike_a_receipt(diagnostic_code::V001, file, "it holds a number that does not fit",
                                "whole numbers of at most 64 bits", "take it anew from where it was kept");
    } catch (const std::bad_alloc&) {
        return refuse(diagnostic{diagnostic_code::R012, {file, 0, 0, {}, {}}, "memory ran out", {}, {}});
    }
}

} // namespace opgave
