// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/words.hpp>
#include <opgave/config/figures_file.hpp>
#include <opgave/config/form_figures.hpp>
#include <opgave/config/forms.hpp>
#include <opgave/config/province.hpp>
#include <opgave/host/receipt.hpp>
#include <opgave/rules/outcome.hpp>

#include <regietafel/picture.hpp>

#include <string>
#include <vector>

namespace regietafel {

/// A file of figures that was put on top of the forms.
struct filed_figures {
    std::string           file;
    std::string           text; ///< of the file, as it was read
    opgave::figures_taken said;
};

/// What a picture is made of. The outcome is about the figures of both the province's file and the forms.
struct judged_table {
    opgave::province                   said;
    opgave::forms                      read;
    opgave::forms_taken                taken; ///< of `read`
    opgave::outcome                    found;
    std::vector<opgave::receipt_input> beside; ///< the layout, the forms and the files of figures that were read
    std::vector<filed_figures>         filed{}; ///< in the order in which they were taken; a later one goes before an earlier
};

/// @param in  the language of its texts; ids and numbers are the same in each
/// @pre the coverages in the picture point into the rulebook of `of.found`, which must outlive it
[[nodiscard]] picture make_picture(const judged_table& of, opgave::language in);

} // namespace regietafel
