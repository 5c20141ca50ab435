// SPDX-License-Identifier: Apache-2.0
/** The agencies' issuing keys, kept sealed; what a foreign credential says, checked against the registry. */
@NullMarked
package org.yinzheng.gateway.signing;

import org.jspecify.annotations.NullMarked;
