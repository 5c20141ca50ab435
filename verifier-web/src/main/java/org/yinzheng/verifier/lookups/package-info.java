// SPDX-License-Identifier: Apache-2.0
/** Look-up by hand: the one check that asks the issuer's gateway. */
@NullMarked
package org.yinzheng.verifier.lookups;

import org.jspecify.annotations.NullMarked;
