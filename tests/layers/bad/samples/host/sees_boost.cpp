// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/opgave.hpp>
#include <boost/dll/shared_library.hpp>
