// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once
#include <opgave/plugin/abi.h>
#include <opgave/rules/finding.hpp>
