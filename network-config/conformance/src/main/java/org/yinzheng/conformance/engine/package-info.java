// SPDX-License-Identifier: Apache-2.0
/** What the suites run on: a ledger behind Fabric's Gateway service, whichever engine it is, and a founded registry on it. */
@NullMarked
package org.yinzheng.conformance.engine;

import org.jspecify.annotations.NullMarked;
