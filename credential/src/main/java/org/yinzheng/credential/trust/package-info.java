// SPDX-License-Identifier: Apache-2.0
/** What a verifier trusts: issuers, their keys as intervals, the types they may issue. */
@NullMarked
package org.yinzheng.credential.trust;

import org.jspecify.annotations.NullMarked;
