// SPDX-License-Identifier: Apache-2.0
/** Suites that any network must pass: contracts, holes, story, faults, benchmarks. */
@NullMarked
package org.yinzheng.conformance;

import org.jspecify.annotations.NullMarked;
