// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/verdict.hpp>
#include <opgave/rules/explanation_text.hpp>
#include <opgave/rules/outcome.hpp>

#include "rules/explanation_phrases.hpp"

#include <cctype>
#include <cstddef>
#include <string_view>

namespace opgave {

namespace {

constexpr std::uint32_t none = explained_node::none;

/// Each step of an explanation as a sentence.
class sentence_writer {
public:
    sentence_writer(const explanation& of, const outcome& in, const text_options& how)
        : of_(of), in_(in), how_(how), phrases_(of, in, how) {}

    std::vector<std::string> run() {
        for (const explained_line& line : lines_of(of_, in_, how_)) {
            const explained_node& one = of_.nodes()[line.node];
            if (line.parameter || line.lot)
                say(line.label + ": " + line.value, line.because, line.from);
            else if (one.same_as == none)
                say_node(one, line);
        }
        return std::move(sentences_);
    }

private:
    [[nodiscard]] std::string said(const char* nl, const char* en) const { return phrases_.said(nl, en); }

    void say_node(const explained_node& one, const explained_line& line) {
        if (one.is == explained::finding) return say_finding(one, line);
        whose_                  = whose(one);
        const std::string label = whose_ + phrases_.label(one);
        if (one.is == explained::others) return;
        if (one.is == explained::outside) return say(label, line.because, {});
        if (one.is == explained::blank) return say(label + said(" is ", " is ") + line.because, {}, {});
        if (one.is == explained::measure) return say(label + ": " + line.value, line.because, line.from);
        if (one.sort == sort::condition) return say_condition(one, line);
        if (one.op == operation::select && one.is == explained::formula)
            return say(label + said(", is het ", ", it is ") + line.value, line.because, line.from);
        say(label + said(" is ", " is ") + line.value, line.because, line.from);
    }

    void say_finding(const explained_node& one, const explained_line& line) {
        const std::string who  = phrases_.subject_text(phrases_.subject(one));
        const std::string rule = '\'' + phrases_.label(one) + '\'';
        std::string       verb;
        switch (phrases_.verdict_of_finding(one)) {
        case verdict::met: verb = who + said(" voldoet aan ", " meets ") + rule; break;
        case verdict::not_met: verb = who + said(" voldoet niet aan ", " does not meet ") + rule; break;
        case verdict::not_applicable:
            verb = said("Voor ", "To ") + who + said(" geldt niet ", " does not apply ") + rule;
            break;
        default:
            verb = said("Of ", "Whether ") + who + said(" voldoet aan ", " meets ") + rule
                   + said(" is niet bekend", " is not known");
            break;
        }
        const std::string miss = phrases_.miss_without_sides(one);
        say(verb, miss + (miss.empty() || line.because.empty() ? "" : "; ") + line.because, {});
        if (!line.from.empty()) say(said("De regel staat in ", "The rule stands in ") + line.from, {}, {});
    }

    /// What holds is said as it is, and of what does not hold the opposite.
    void say_condition(const explained_node& one, const explained_line& line) {
        if (&one != of_.nodes().data() && phrases_.only_gathers(one)) return; // each of its parts is said as it is
        const std::string who = whose(one);
        if (!one.value.is_exact())
            say(who + phrases_.label(one) + said(": dat is niet bekend", ": that is not known"), line.because,
                line.from);
        else if (one.value.least != 0)
            say(who + phrases_.label(one), line.because, line.from);
        else
            say(who + phrases_.opposite(one), line.because, line.from);
    }

    /// Of another than what is explained.
    [[nodiscard]] std::string whose(const explained_node& one) const {
        const std::uint32_t own     = phrases_.subject(one);
        const std::uint32_t root    = phrases_.subject(of_.nodes()[0]);
        const bool          is_root = &one == of_.nodes().data();
        return own == none || (own == root && !is_root) ? std::string() : phrases_.subject_text(own) + ": ";
    }

    void say(const std::string& what, const std::string& because, const std::string& from) {
        std::string       sentence    = what;
        const std::size_t after_whose = sentence.starts_with(whose_) ? whose_.size() : 0;
        if (!because.empty())
            sentence += (sentence.find(": ", after_whose) == std::string::npos ? ": " : "; ") + because;
        if (!from.empty()) sentence += " (" + from + ')';
        if (!sentence.empty()) sentence[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(sentence[0])));
        sentences_.push_back(std::move(sentence) + '.');
    }

    const explanation&       of_;
    const outcome&           in_;
    const text_options&      how_;
    explanation_phrases      phrases_;
    std::string              whose_; ///< before the sentence that is made
    std::vector<std::string> sentences_;
};

} // namespace

std::vector<std::string> sentences_of(const explanation& of, const outcome& in, const text_options& how) {
    return sentence_writer(of, in, how).run();
}

} // namespace opgave
