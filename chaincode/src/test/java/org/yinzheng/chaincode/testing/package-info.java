// SPDX-License-Identifier: Apache-2.0
/** A ledger in memory for the contracts' tests: namespaces, read and write sets, validation, officers with certificates. */
@NullMarked
package org.yinzheng.chaincode.testing;

import org.jspecify.annotations.NullMarked;
