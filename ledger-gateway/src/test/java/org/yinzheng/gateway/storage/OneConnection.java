// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A real database that is written to without waiting for its disk: for tests that make very many small writes. */
public final class OneConnection implements Database, AutoCloseable {
    private final Connection connection;
    private final JdbcClient client;

    public OneConnection(DataSource source) throws SQLException {
        connection = source.getConnection();
        connection.setAutoCommit(false);
        client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    @Override
    public <T> T write(Function<JdbcClient, T> work) {
        return work.apply(client);
    }

    @Override
    public <T> T read(Function<JdbcClient, T> work) {
        return work.apply(client);
    }

    /** Others see it now. */
    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
