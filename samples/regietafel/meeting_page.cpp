// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/meeting_text.hpp>
#include <opgave/rules/outcome.hpp>

#include <regietafel/meeting_page.hpp>

namespace regietafel {

using namespace opgave;

void put_meeting(const explanation& of, const outcome& in, meeting_search& search, page& on) {
    const finding* const about = explained_finding(of, in);
    if (about == nullptr) return;
    const meeting found = search(*about);
    const auto    lines = lines_of(found, in, {.in = on.say().in()});
    if (lines.empty()) return;
    on.gap();
    on.paragraph(on.say()(found.verdict == verdict::not_met ? word::what_would_help : word::what_it_waits_for));
    for (const meeting_line& one : lines) {
        if (one.depth == 0)
            on.item(one.text);
        else
            on.subitem(one.text);
    }
}

} // namespace regietafel
