// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/figures_file.hpp>
#include <opgave/model/frame.hpp>
#include <opgave/rules/table_session.hpp>

#include "config/toml_guard.hpp"
#include "config/written_text.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace opgave {

namespace {

constexpr std::string_view heading = "# Cijfers die voorgaan op wat het provinciebestand en de formulieren zeggen.\n"
                                     "# Een vak met blank = true is leeg: niet opgegeven. Dat is geen nul.\n"
                                     "# Figures that go before what the province file and the forms say.\n"
                                     "# A cell with blank = true is blank: not stated. That is not zero.\n";

class figures_writer {
public:
    figures_writer(const figures_file& file, const frame& axes) : file_(file), axes_(axes) {}

    result<std::string> write() {
        text_ += heading;
        text_ += "format   = 1\nkind     = \"figures\"\nprovince = " + quoted(file_.province.value, "the province")
                 + comment(file_.province.value) + '\n';
        for (const filed_figure& one : file_.figures) write_figure(one);
        for (const filed_scenario& one : file_.scenarios) write_scenario(one);
        if (text_.size() > toml_limits{}.bytes)
            problems_.push_back({diagnostic_code::T002,
                                 {},
                                 "the figures would take " + std::to_string(text_.size()) + " bytes",
                                 "at most " + std::to_string(toml_limits{}.bytes) + ", or nothing reads them back",
                                 "leave scenarios out"});
        if (!problems_.empty()) return refuse(std::move(problems_));
        return std::move(text_);
    }

private:
    void write_figure(const filed_figure& one) {
        text_ += "\n[[figure]]\nwho      = " + quoted(one.who.value, "a figure") + comment(one.who.value) + '\n';
        text_ += "category = " + quoted(one.category.value, "a figure") + '\n';
        text_ += "basis    = " + quoted(one.basis.value, "a figure") + '\n';
        text_ += "period   = " + quoted(one.period.value, "a figure") + '\n';
        for (const auto& [key, value] : values_of(one)) {
            std::string padded = key;
            padded.resize(std::max<std::size_t>(padded.size(), 8), ' ');
            text_ += padded + " = " + value + '\n';
        }
    }

    void write_scenario(const filed_scenario& one) {
        if (!table_session::can_be_name(one.name.value))
            problems_.push_back({diagnostic_code::C005,
                                 {},
                                 "'" + one.name.value + "' cannot be the name of a scenario",
                                 "a text without spaces around it, other than 'begin'",
                                 {}});
        text_ += "\n[[scenario]]\nname   = " + quoted(one.name.value, "a name") + "\nfigure = [";
        for (const filed_figure& each : one.figures) {
            text_ += "\n  { who = " + quoted(each.who.value, "a figure");
            text_ += ", category = " + quoted(each.category.value, "a figure");
            text_ += ", basis = " + quoted(each.basis.value, "a figure");
            text_ += ", period = " + quoted(each.period.value, "a figure");
            for (const auto& [key, value] : values_of(each)) text_ += ", " + key + " = " + value;
            text_ += " }," + comment(each.who.value);
        }
        text_ += one.figures.empty() ? "]\n" : "\n]\n";
    }

    /// What a figure says besides which cell it is of: as key and value.
    std::vector<std::pair<std::string, std::string>> values_of(const filed_figure& one) {
        std::vector<std::pair<std::string, std::string>> values;
        if (!one.value) {
            values.emplace_back("blank", "true");
        } else if (one.value->value.is_exact()) {
            values.emplace_back("value", std::to_string(one.value->value.least));
        } else {
            values.emplace_back("least", std::to_string(one.value->value.least));
            values.emplace_back("most", std::to_string(one.value->value.most));
        }
        if (one.dated) values.emplace_back("date", one.dated->to_text());
        for (const auto& [key, text] :
             {std::pair{"source", &one.source}, {"note", &one.note}, {"assumption", &one.assumption}})
            if (!text->empty()) values.emplace_back(key, quoted(*text, std::string("the ") + key + " of a figure"));
        return values;
    }

    /// A text between quotes; one that no file may hold is reported.
    std::string quoted(const std::string& text, const std::string& what) {
        if (printable(text) != text)
            problems_.push_back({diagnostic_code::C014,
                                 {},
                                 what + " holds characters that do not show: '" + text + "'",
                                 "letters, digits, signs and spaces on one line",
                                 {}});
        else if (text.find_first_not_of(' ') == std::string::npos)
            problems_.push_back({diagnostic_code::C002, {}, what + " is empty", "a text", {}});
        return written_text({text, {}});
    }

    /// Who is meant by a code; a name of the frame has passed the same door as every text of a file.
    std::string comment(const std::string& code) const {
        if (code == axes_.id) return " # " + printable(axes_.name);
        if (means_unattributed(code, axes_)) return " # niet toegewezen";
        const auto member = axes_.find_member(code);
        return member ? " # " + printable(axes_[*member].name) : std::string();
    }

    const figures_file& file_;
    const frame&        axes_;
    std::string         text_;
    diagnostics         problems_;
};

} // namespace

result<std::string> toml_of(const figures_file& file, const frame& axes) { return figures_writer(file, axes).write(); }

} // namespace opgave
