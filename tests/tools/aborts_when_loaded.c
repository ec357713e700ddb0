/* SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0 */
/* Whoever loads a plugin with this in it does not live to tell. */
#include <stdlib.h>

__attribute__((constructor)) static void end_the_process(void) { abort(); }
