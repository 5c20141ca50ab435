// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.gateway.problem.FieldError;

/**
 * A row and what became of it; nothing of its content.
 *
 * @param number as a spreadsheet numbers it
 * @param faults why it is not issued, by column
 */
record BulkRow(
        int number,
        RowState state,
        List<FieldError> faults,
        @Nullable String licenceId,
        @Nullable String transactionId,
        @Nullable Long blockNumber) {
    BulkRow {
        faults = List.copyOf(faults);
    }
}
