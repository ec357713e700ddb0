// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/toml_document.hpp"
#include <toml++/toml.h>
