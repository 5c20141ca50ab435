// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A fixed number of connections for reading; each gives one snapshot at a time. */
final class Snapshots implements AutoCloseable {
    private final List<Lane> lanes = new ArrayList<>();
    private final BlockingQueue<Lane> free;

    Snapshots(SqliteFile file, int count) throws SQLException {
        free = new ArrayBlockingQueue<>(count);
        Opening opening = new Opening();
        try {
            for (int i = 0; i < count; i++) {
                Lane lane = new Lane(opening.add(file.connectForReading()));
                lanes.add(lane);
                free.add(lane);
            }
        } catch (SQLException e) {
            throw opening.broken(e);
        }
    }

    /** Waits for a free connection. The snapshot is taken at the first read. */
    Snapshot take() throws InterruptedException {
        Lane lane = free.take();
        try {
            lane.control.execute("BEGIN");
            return new Snapshot(lane.reader, () -> giveBack(lane));
        } catch (SQLException e) {
            free.add(lane);
            throw new LedgerException("a snapshot of the state cannot be taken", e);
        }
    }

    private void giveBack(Lane lane) {
        try {
            lane.control.execute("COMMIT");
        } catch (SQLException e) {
            throw new LedgerException("a snapshot of the state cannot be released", e);
        } finally {
            free.add(lane);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Lane lane : lanes) {
            lane.connection.close();
        }
    }

    private static final class Lane {
        private final Connection connection;
        private final Statement control;
        private final StateReader reader;

        Lane(Connection connection) throws SQLException {
            this.connection = connection;
            this.control = connection.createStatement();
            this.reader = new StateReader(connection);
        }
    }
}
