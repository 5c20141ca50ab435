// SPDX-License-Identifier: Apache-2.0
/** Measurements that print figures and assert nothing; docs/benchmarks.md names the commands. */
@NullMarked
package org.yinzheng.conformance.benchmark;

import org.jspecify.annotations.NullMarked;
