// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/plugin_store.hpp>

#include "host/linked_source.hpp"
#include "host/plugin_id.hpp"
#include "host/plugin_source.hpp"

#include <algorithm>
#include <utility>

namespace opgave {

namespace {

diagnostic is_locked(const char* call) {
    return {diagnostic_code::P009,
            {},
            std::string("the store is locked, and takes no ") + call + "() any more",
            {},
            "call it before lock()"};
}

} // namespace

plugin_store::plugin_store(std::shared_ptr<const plugin_source> source) : source_(std::move(source)) {}

plugin_store plugin_store::of(std::span<const static_plugin> linked) {
    return plugin_store(std::make_shared<const linked_source>(linked));
}

result<void> plugin_store::allow_unlisted() {
    if (locked_) return refuse(is_locked("allow_unlisted"));
    unlisted_ = true;
    return {};
}

result<void> plugin_store::direct_load() {
    if (locked_) return refuse(is_locked("direct_load"));
    direct_ = true;
    return {};
}

void plugin_store::lock() noexcept { locked_ = true; }

result<plugin> plugin_store::load(std::string_view asked_for, const place& asked_at) const {
    const std::string id(asked_for);
    if (!is_plugin_id(id))
        return refuse(diagnostic{diagnostic_code::P001,
                                 asked_at,
                                 "'" + id + "' is not the id of a plugin",
                                 "lower-case letters, digits and '_', a letter first; never a path",
                                 {}});
    if (auto found = source_->load(id, {unlisted_, direct_})) return *std::move(found);
    auto known = source_->ids();
    std::sort(known.begin(), known.end());
    diagnostic absent = source_->absence_of(id);
    absent.where      = asked_at;
    if (const std::string meant = did_you_mean(id, known); !meant.empty())
        absent.remedy = meant + (meant.ends_with('?') ? " otherwise " : "; ") + absent.remedy;
    return refuse(std::move(absent));
}

std::vector<offered_plugin> plugin_store::offered() const { return source_->offered({unlisted_, direct_}); }

} // namespace opgave
