// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "province_text.hpp"

namespace national_pass {

namespace {

constexpr std::string_view head = R"(# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
# Written by the national pass. Every number is synthetic.
format  = 1
id      = "NL99"
name    = "Landelijke ronde"
plugins = ["nationaal"]

asked   = "opgave"
offered = "voorstel"
)";

void add_members(std::string& text, const table& of) {
    text += "periods = [";
    for (std::size_t i = 0; i < of.years.size(); ++i) text += '"' + period_of(i) + "\", ";
    text += "]\nmember = [\n";
    for (std::size_t i = 0; i < of.members.size(); ++i)
        text += "    { code = \"" + code_of(i) + "\", name = \"gemeente " + std::to_string(i) + "\" },\n";
    text += "]\n";
}

constexpr std::string_view unit = R"(
[[unit]]
id    = "plek"
label = { nl = "plek" }
)";

void add_bases(std::string& text) {
    for (const char* const id : {"opgave", "voorstel", "realisatie"}) {
        text += "\n[[basis]]\nid = \"";
        text += id;
        text += "\"\nlabel = { nl = \"";
        text += id;
        text += "\" }\nper = \"period\"\nsource = \"synthetic\"\n";
    }
}

void add_categories(std::string& text) {
    for (const std::string_view id : categories) {
        text += "\n[[category]]\nid = \"";
        text += id;
        text += "\"\nlabel = { nl = \"";
        text += id;
        text +=
            "\" }\nunit = \"plek\"\nnature = \"stock\"\nmost = " + std::to_string(most) + "\nsource = \"synthetic\"\n";
    }
}

void add_provinces(std::string& text, const table& of) {
    text += "\n[[grouping]]\nid = \"provincie\"\nlabel = { nl = \"provincie\" }\npartition = true\n";
    for (std::size_t i = 0; i < of.provinces.size(); ++i) {
        const std::string id = 'p' + std::to_string(i);
        text += "\n[[grouping.group]]\nid = \"" + id + "\"\nlabel = { nl = \"" + id + "\" }\nmembers = [";
        for (std::size_t member = of.first_member[i]; member < of.first_member[i + 1]; ++member)
            text += '"' + code_of(member) + "\", ";
        text += "]\n";
    }
}

void add_rule(std::string& text, std::string_view kind, std::string_view category) {
    text += "\n[[rule]]\nid = \"" + std::string(kind) + '_';
    text += category;
    text += "\"\nkind = \"nationaal." + std::string(kind) + "\"\nsoort = \"";
    text += category;
    text += "\"\nforce = \"attention\"\nsource = \"synthetic\"\n";
}

} // namespace

std::string code_of(std::size_t member) {
    constexpr std::size_t codes_of_letter = 10'000; // two capitals and four digits
    const std::string     digits          = std::to_string(codes_of_letter + member % codes_of_letter).substr(1);
    return std::string{'G', static_cast<char>('A' + member / codes_of_letter)} + digits;
}

std::string period_of(std::size_t year) { return std::to_string(2000 + year); }

std::string province_text(const table& of) {
    std::string text(head);
    add_members(text, of);
    text += unit;
    add_provinces(text, of);
    add_categories(text);
    add_bases(text);
    for (const std::string_view one : categories) add_rule(text, "dekking", one);
    text += "\n[[rule]]\nid = \"amv_aandeel\"\nkind = \"nationaal.amv_aandeel\"\naandeel = \"85/1000\"\n"
            "force = \"attention\"\nsource = \"synthetic\"\n";
    for (const std::string_view one : categories) add_rule(text, "provincie", one);
    return text;
}

} // namespace national_pass
