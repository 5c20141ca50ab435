// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yinzheng.gateway.bulk.BulkStore.NewRow;
import org.yinzheng.gateway.bulk.BulkStore.OpenRow;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.storage.Seal;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a row of a job stands in its table. */
final class RowColumns {
    private static final int LONGEST_FAULTS = 4000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private RowColumns() {}

    static void insert(JdbcClient client, String job, NewRow row, byte @Nullable [] sealed) {
        client.sql("INSERT INTO bulk_row (job, row_number, state, sealed, faults) VALUES (?, ?, ?, ?, ?)")
                .param(job)
                .param(row.number())
                .param((sealed == null ? RowState.BAD : RowState.READY).name())
                .param(sealed)
                .param(row.faults().isEmpty() ? null : faults(row.faults()))
                .update();
    }

    static OpenRow opened(String job, Seal key, ResultSet row) throws SQLException {
        int number = row.getInt("row_number");
        return new OpenRow(number, key.open(place(job, number), Objects.requireNonNull(row.getBytes("sealed"))));
    }

    static BulkRow row(ResultSet row, int number) throws SQLException {
        var faults = row.getString("faults");
        return new BulkRow(
                row.getInt("row_number"),
                RowState.valueOf(row.getString("state")),
                faults == null ? List.of() : JSON.readValue(faults, new TypeReference<List<FieldError>>() {}),
                row.getString("licence_id"),
                row.getString("transaction_id"),
                number(row, "block_number"));
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** As many faults as the column takes; the first ones are enough to mend a row. */
    static String faults(List<FieldError> faults) {
        var kept = faults;
        var text = JSON.writeValueAsString(kept);
        while (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_FAULTS && kept.size() > 1) {
            kept = kept.subList(0, kept.size() - 1);
            text = JSON.writeValueAsString(kept);
        }
        return text;
    }

    /** Where a sealed row belongs, so that it opens nowhere else. */
    static String place(String job, int row) {
        return "bulk row\n" + job + "\n" + row;
    }
}
