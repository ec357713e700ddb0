// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/settings_page.hpp>

namespace regietafel {

void put_settings(const std::vector<opgave::setting>& shown, page& on) {
    const speech& say = on.say();
    for (const opgave::setting& one : shown) {
        const std::string set_at = one.where.to_text();
        on.paragraph(one.key + (one.value ? " = " + *one.value : ""), look::heading);
        on.item(say(one.is_default ? word::default_at : one.value ? word::set_at : word::taken_away_at, {set_at}));
        for (const opgave::overridden_setting& before : one.overrides)
            on.subitem(say(one.value ? word::in_place_of : word::was_set_at, {before.value, before.where.to_text()}));
    }
}

} // namespace regietafel
