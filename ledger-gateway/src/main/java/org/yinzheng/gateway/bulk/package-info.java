// SPDX-License-Identifier: Apache-2.0
/**
 * Many licences from one file: the file is checked row by row, started by the clerk, and issued row by row in the
 * background. A row's name on the ledger follows from job and row number, so a process that dies in the middle goes on
 * where it was and issues nothing twice.
 */
@NullMarked
package org.yinzheng.gateway.bulk;

import org.jspecify.annotations.NullMarked;
